"""What differs in two plans, though no rule has found a reason: told rather than left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.fields import twins_of
from bindwright.changes.model import Finding
from bindwright.changes.snippets import attribute_of, call, origin, parameter, shown
from bindwright.plan import Argument, ClassPlan, FieldPlan, Method, Signature

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORD = re.compile(r"[^\s,(){}\[\]]+")
_SENT = ("query", "body", "content_type", "headers", "accept", "server")
_READ = ("reading", "answers", "events")


def unexplained(comparison: Comparison, findings: Iterable[Finding]) -> list[Finding]:
    """Methods and fields that look different, with nothing in `findings` that says why.

    The settings may be the reason, or a decision of the planner that hangs on something far away.
    """
    told = {each.target.partition("[")[0] for each in findings if each.severity != "docs"}
    told |= {name for each in findings for name in each.covers}
    rest = _Unexplained(comparison, told)
    return [*rest.methods(), *rest.classes()]


class _Unexplained:
    def __init__(self, comparison: Comparison, told: set[str]) -> None:
        self._comparison = comparison
        self._told = told
        old, new = comparison.old, comparison.new
        self._renamed = dict(comparison.renamed_classes)
        for name, now in comparison.renamed_classes.items():
            self._renamed |= dict(zip(twins_of(old, name), twins_of(new, now)))

    def methods(self) -> Iterator[Finding]:
        old, new = self._comparison.old.methods, self._comparison.new.methods
        renamed = self._comparison.renamed_methods
        for path, was in old.items():
            now = renamed.get(path, path)
            if now not in new or self._is_told(path):
                continue
            method = new[now]
            if self._now(_surface(was)) != _surface(method):
                yield self._call(path, now, was, method)
                continue
            parts = _parts(was), _parts(method)
            for what, before in parts[0].items():
                if _words(self._now(before)) != _words(parts[1][what]):
                    yield self._request(path, now, what, (before, parts[1][what]))

    def classes(self) -> Iterator[Finding]:
        old, new = self._comparison.old.classes, self._comparison.new.classes
        renamed = self._comparison.renamed_classes
        for name, plan in old.items():
            now = new.get(renamed.get(name, name))
            if now is None or name in self._told:
                continue
            if plan.kind != now.kind:
                yield self._class(plan, now)
                continue
            fields = {each.wire: each for each in now.fields}
            for was in plan.fields:
                field = fields.get(was.wire)
                told = {f"{name}.{was.name}", f"{name}.{was.wire}"} & self._told
                if field is None or told:
                    continue
                if self._differ(was, field):
                    yield self._field(name, was, now.name, field)

    def _differ(self, was: FieldPlan, field: FieldPlan) -> bool:
        """Whether a field looks different, other than by a class that is told of."""
        before = self._now(was.hint)
        names = set(_NAME.findall(before)) ^ set(_NAME.findall(field.hint))
        same = before == field.hint or (bool(names) and names <= self._told)
        return not same or was.required != field.required

    def _is_told(self, target: str) -> bool:
        return any(each == target or each.startswith(f"{target}.") for each in self._told)

    def _now(self, source: str) -> str:
        """Old source with the names that classes have now."""
        return _NAME.sub(lambda found: self._renamed.get(found[0], found[0]), source)

    def _call(self, path: str, now: str, was: Method, method: Method) -> Finding:
        return self._comparison.finding(
            "signature-changed",
            path,
            "breaking",
            f"The signature of `client.{now}` is another.",
            "the settings, or a type that it names, changed",
            places=(origin(self._comparison.old, was), origin(self._comparison.new, method)),
            code=(_declared(was.implementation, was), _declared(method.implementation, method)),
            cause="settings",
        )

    def _request(self, path: str, now: str, what: str, parts: tuple[str, str]) -> Finding:
        old, new = self._comparison.old, self._comparison.new
        verb = "reads answers" if what in _READ else "sends requests"
        told = [f"`{shown(each)}`" if each else "nothing" for each in parts]
        return self._comparison.finding(
            "answer-changed" if what in _READ else "request-changed",
            f"{path}[{what}]",
            "fix",
            f"`client.{now}` {verb} in another way; calls look the same.",
            f"`{what}` changed from {told[0]} to {told[1]}",
            places=(origin(old, old.methods[path]), origin(new, new.methods[now])),
            code=(call(path), call(now)),
            cause="settings",
        )

    def _class(self, was: ClassPlan, now: ClassPlan) -> Finding:
        old, new = self._comparison.old, self._comparison.new
        schemas = old.schema(was), new.schema(now)
        return self._comparison.finding(
            "class-replaced",
            was.name,
            "breaking",
            f"`{now.name}` is another kind of class.",
            "the settings, or how its objects travel, changed",
            places=(
                schemas[0].origin if schemas[0] else None,
                schemas[1].origin if schemas[1] else None,
            ),
            code=(f"class {was.name}: ...", f"class {now.name}: ..."),
        )

    def _field(self, name: str, was: FieldPlan, now: str, field: FieldPlan) -> Finding:
        old, new = self._comparison.old, self._comparison.new
        schemas = old.schema(old.classes[name]), new.schema(new.classes[now])
        places = [each.origin if each else "" for each in schemas]
        return self._comparison.finding(
            "field-retyped",
            f"{name}.{was.name}",
            "breaking",
            f"`{name}.{was.name}` has another type.",
            "the settings, or a type that it names, changed",
            places=(places[0], places[1]),
            code=(
                attribute_of(name, was.name, was.hint),
                attribute_of(now, field.name, field.hint),
            ),
            cause="settings",
        )


def _surface(method: Method) -> str:
    """All that callers and type checkers see of a method, as source."""
    sides = (method.implementation, *method.overloads)
    signatures = [
        "\n".join(
            (
                _parameters((*each.positional, *sorted(each.keywords, key=_name))),
                _parameters((*each.positional, *sorted(each.async_keywords, key=_name))),
                _parameters(each.last),
                each.unpacked,
                each.returns,
                each.returns_async,
            )
        )
        for each in sides
    ]
    facts: list[str] = [method.sending, str(method.has_raw), method.handler, method.manager]
    facts += [method.async_def, method.answer, method.event, method.item, method.params]
    return "\n".join((*facts, *signatures))


def _declared(signature: Signature, method: Method) -> str:
    name = method.name
    parameters = _parameters((*signature.positional, *signature.keywords, *signature.last))
    return f"def {name}(self, {parameters}) -> {signature.returns}: ..."


def _parameters(arguments: tuple[Argument, ...]) -> str:
    return ", ".join(parameter(each) for each in arguments)


def _name(argument: Argument) -> str:
    return argument.name


def _words(source: str) -> list[str]:
    """What a piece of source says, in whatever order: keywords have none.

    What decodes a class has the name of the class, and classes have findings of their own.
    """
    return sorted(each for each in _WORD.findall(source) if not each.startswith("decode_"))


def _parts(method: Method) -> dict[str, str]:
    """What callers do not see of a method, and servers or programs do."""
    sent = {each: getattr(method.builder, each) for each in _SENT}
    read = {each: getattr(method.builder, each) for each in _READ}
    flag = (method.flag_wire, method.flag_value, method.flag_on, method.flag_off)
    poll = method.poll
    waiting = (poll.constant, poll.arguments, poll.interval) if poll else ()
    return {**sent, **read, "flag": " ".join(flag), "poll": " ".join(waiting)}
