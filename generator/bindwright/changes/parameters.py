"""What has changed in the parameters of one method."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding
from bindwright.changes.pairs import Ended, former_ended, plain_path, renamed_properties
from bindwright.changes.properties import Held, property_findings
from bindwright.changes.sides import Side
from bindwright.changes.snippets import call, origin, parameter, prose, shown
from bindwright.normalize.form import Property
from bindwright.plan import Argument, Method


def parameter_findings(comparison: Comparison, path: str, now: str) -> Iterator[Finding]:
    """The parameters of a method that is called `path` on the old side, `now` on the new one."""
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    old, new = _arguments(was), _arguments(method)
    pairs = _pairs(comparison, was, method)
    taken = set(pairs.values())
    for name, argument in old.items():
        if name not in pairs and name != method.flag:
            yield _removed(comparison, path, was, argument)
    for name, argument in new.items():
        if name not in taken and name != was.flag:
            yield _added(comparison, path, now, argument)
    for name, other in pairs.items():
        if name != other:
            yield _renamed(comparison, path, now, old[name], new[other])
        yield from _changed(comparison, path, now, old[name], new[other])
    for name, present in was.former.items():
        if name not in method.former and pairs.get(present) != name:
            why = former_ended(name in new, present not in pairs)
            yield _former_removed(comparison, path, now, (name, present), why)
    yield from _order(comparison, path, now, pairs)
    if was.flag != method.flag and was.flag and method.flag:
        yield comparison.finding(
            "parameter-renamed",
            f"{path}.{was.flag}",
            "breaking",
            f"`client.{now}` streams with `{method.flag}=True` instead of `{was.flag}=True`.",
            "the settings name another property that switches streaming on",
            places=(
                comparison.old.settings_place("streams"),
                comparison.new.settings_place("streams"),
            ),
            code=(call(path, was.flag), call(now, method.flag)),
            cause="settings",
        )


def _arguments(method: Method) -> dict[str, Argument]:
    return {each.name: each for each in (*method.path_arguments, *method.arguments)}


def _pairs(comparison: Comparison, was: Method, method: Method) -> dict[str, str]:
    """Old name -> new name of the parameters that both sides have."""
    old, new = _arguments(was), _arguments(method)
    pairs = {name: name for name in old if name in new}
    wires = {(each.location, each.wire): each.name for each in new.values()}
    for name, each in old.items():
        found = wires.get((each.location, each.wire))
        if name not in pairs and found and found not in pairs.values():
            pairs[name] = found
    if plain_path(was.path) == plain_path(method.path):
        # Both in the order of the path: the same place is the same parameter.
        for one, other in zip(was.path_arguments, method.path_arguments, strict=True):
            if one.name not in pairs and other.name not in pairs.values():
                pairs[one.name] = other.name
    for name, now in method.former.items():
        if name in old and name not in pairs and now not in pairs.values():
            pairs[name] = now
    sent, sends = _properties(comparison.old, was), _properties(comparison.new, method)
    return pairs | renamed_properties(sent, sends, pairs, comparison.retyping)


def _properties(side: Side, method: Method) -> dict[str, Property]:
    found = {each.name: side.sent(method, each) for each in method.arguments}
    return {name: each for name, each in found.items() if each is not None}


def _removed(comparison: Comparison, path: str, was: Method, argument: Argument) -> Finding:
    sent = comparison.old.sent(was, argument)
    now = comparison.renamed_methods.get(path, path)
    return comparison.finding(
        "parameter-removed",
        f"{path}.{argument.name}",
        "breaking",
        f"`client.{now}` no longer takes `{argument.name}`.",
        f"`{shown(argument.wire)}` was removed from {_holder(was, argument)}",
        places=(
            sent.origin if sent else origin(comparison.old, was),
            origin(comparison.new, comparison.new.methods[now]),
        ),
        code=(call(path, argument.name), call(now)),
        covers=_fields(was, argument),
    )


def _former_removed(
    comparison: Comparison, path: str, now: str, names: tuple[str, str], why: Ended
) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    name, present = names
    return comparison.finding(
        "parameter-removed",
        f"{path}.{name}",
        "breaking",
        f"`client.{now}` no longer takes `{name}`, the deprecated name of `{present}`{why.instead}.",
        why.wire,
        places=(origin(comparison.old, was), origin(comparison.new, method)),
        code=(call(path, name), call(now, present)),
        cause=why.cause,
        covers=(f"{was.params}.{name}", f"{was.params}Dict.{name}"),
    )


def _added(comparison: Comparison, path: str, now: str, argument: Argument) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    sent = comparison.new.sent(method, argument)
    required = argument.default is None
    must = "must be given" if required else "can be given"
    text = f" {prose(argument.description)}" if argument.description else ""
    return comparison.finding(
        "required-parameter-added" if required else "parameter-added",
        f"{path}.{argument.name}",
        "breaking" if required else "addition",
        f"`{argument.name}` {must} to `client.{now}` now.{text}",
        f"`{shown(argument.wire)}` was added to {_holder(method, argument)}",
        places=(
            origin(comparison.old, was),
            sent.origin if sent else origin(comparison.new, method),
        ),
        code=(call(path), call(now, argument.name)),
        covers=_fields(method, argument),
    )


def _renamed(comparison: Comparison, path: str, now: str, old: Argument, new: Argument) -> Finding:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    sent, sends = comparison.old.sent(was, old), comparison.new.sent(method, new)
    same = old.wire == new.wire
    kept = method.former.get(old.name) == new.name
    return comparison.finding(
        "parameter-renamed",
        f"{path}.{old.name}",
        "addition" if kept else "breaking",
        f"`{old.name}` of `client.{now}` is called `{new.name}` now."
        + (" The old name goes on, and warns that it is deprecated." if kept else ""),
        (
            f"`{shown(old.wire)}` of {_holder(was, old)} gets another name in Python"
            if same
            else f"`{shown(old.wire)}` of {_holder(was, old)} is now `{shown(new.wire)}`"
        ),
        places=(sent.origin if sent else None, sends.origin if sends else None),
        code=(call(path, old.name), call(now, new.name)),
        cause="generator" if same else "description",
        covers=_fields(was, old),
    )


def _changed(
    comparison: Comparison, path: str, now: str, old: Argument, new: Argument
) -> Iterator[Finding]:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    sent, sends = comparison.old.sent(was, old), comparison.new.sent(method, new)
    if sent is None or sends is None:
        return
    held = Held(
        kind="parameter",
        target=f"{path}.{old.name}",
        wire=_holder(method, new),
        old=sent,
        new=sends,
        directions=frozenset({"request"}),
        code=(parameter(old), parameter(new)),
        covers=_fields(was, old),
    )
    yield from property_findings(comparison, held)
    # What stands in the path is sent without a name.
    if old.wire != new.wire and old.name == new.name and "path" not in (old.location, new.location):
        yield comparison.finding(
            "parameter-wire-changed",
            f"{path}.{old.name}",
            "fix",
            f"`{new.name}` of `client.{now}` is sent as `{shown(new.wire)}` instead of "
            f"`{shown(old.wire)}`; calls look the same.",
            f"`{shown(old.wire)}` of {_holder(was, old)} is now `{shown(new.wire)}`",
            places=(sent.origin, sends.origin),
            code=(parameter(old), parameter(new)),
        )
    if old.location != new.location:
        yield comparison.finding(
            "parameter-moved",
            f"{path}.{old.name}",
            "fix",
            f"`{new.name}` of `client.{now}` is sent in another place: {_place(new)} instead of "
            f"{_place(old)}.",
            f"`{shown(new.wire)}` moved from {_holder(was, old)} to {_holder(method, new)}",
            places=(sent.origin, sends.origin),
            code=(parameter(old), parameter(new)),
        )


def _order(comparison: Comparison, path: str, now: str, pairs: dict[str, str]) -> Iterator[Finding]:
    was, method = comparison.old.methods[path], comparison.new.methods[now]
    first = [
        [each.name for each in side.implementation.positional if each.location == "path"]
        for side in (was, method)
    ]
    if first[0] and first[0] != first[1] and pairs.get(first[0][0]) != next(iter(first[1]), None):
        yield comparison.finding(
            "parameter-reordered",
            path,
            "breaking",
            f"The first argument of `client.{now}` is no longer `{first[0][0]}`"
            + (f" but `{first[1][0]}`." if first[1] else "."),
            f"the path is `{shown(method.path)}` instead of `{shown(was.path)}`",
            places=(origin(comparison.old, was), origin(comparison.new, method)),
            code=(f"client.{path}({first[0][0]})", f"client.{now}({', '.join(first[1])})"),
        )
        return
    # One that must now be given, or no longer, has its own finding for standing elsewhere.
    now_required = {each.name: each.default is None for each in method.arguments}
    old = [
        pairs[each.name]
        for each in was.arguments
        if now_required.get(pairs.get(each.name, "")) == (each.default is None)
        and each.name not in method.former
    ]
    new = [each.name for each in method.arguments if each.name in old]
    if sorted(old) == sorted(new) and old != new:
        yield comparison.finding(
            "keywords-reordered",
            path,
            "docs",
            f"The keyword arguments of `client.{now}` stand in another order.",
            "the description lists them in another order",
            places=(origin(comparison.old, was), origin(comparison.new, method)),
            code=(call(path, *old), call(now, *new)),
        )


def _fields(method: Method, argument: Argument) -> tuple[str, ...]:
    """The fields that mirror an argument."""
    if not method.params or argument.location == "path":
        return ()
    return (f"{method.params}.{argument.name}", f"{method.params}Dict.{argument.name}")


def _place(argument: Argument) -> str:
    return "in the body" if argument.location == "body" else f"as a {argument.location} parameter"


def _holder(method: Method, argument: Argument) -> str:
    where = "the body" if argument.location == "body" else f"the {argument.location} parameters"
    return f"{where} of `{shown(method.verb)} {shown(method.path)}`"
