"""What has changed in the fields of one class."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.pairs import former_ended, renamed_properties
from bindwright.changes.properties import Held, property_findings
from bindwright.changes.retyping import Direction
from bindwright.changes.sides import Side
from bindwright.changes.snippets import attribute_of, prose, shown
from bindwright.normalize.form import Map, ObjectSchema, Property
from bindwright.plan import FieldPlan


def field_findings(
    comparison: Comparison,
    name: str,
    now: str,
    was: ObjectSchema,
    schema: ObjectSchema,
    directions: frozenset[Direction],
) -> Iterator[Finding]:
    """The fields of a class that is called `name` on the old side, `now` on the new one."""
    fields = Fields(comparison, name, now, was, schema, directions)
    yield from fields.findings()


class Fields:
    """Compares the fields of one class."""

    def __init__(
        self,
        comparison: Comparison,
        name: str,
        now: str,
        was: ObjectSchema,
        schema: ObjectSchema,
        directions: frozenset[Direction],
    ) -> None:
        self._comparison = comparison
        self._name, self._now = name, now
        self._origins = was.origin, schema.origin
        self._directions = directions
        self._fields = tuple(
            {each.wire: each for each in side.classes[class_name].fields}
            for side, class_name in ((comparison.old, name), (comparison.new, now))
        )
        self._old, self._new = (
            {wire: each for wire, each in _properties(one).items() if wire in fields}
            for one, fields in zip((was, schema), self._fields, strict=True)
        )
        key = comparison.new.keys.get(schema.name, schema.name)
        self._wire = f"the schema `{shown(key)}`"

    def findings(self) -> Iterator[Finding]:
        """All that has changed."""
        pairs = {wire: wire for wire in self._old if wire in self._new}
        pairs |= self._followed(pairs)
        names = {each.name: wire for wire, each in self._fields[1].items() if wire in self._new}
        for wire in self._old:
            same = names.get(self._fields[0][wire].name)
            if wire not in pairs and same is not None and same not in pairs.values():
                pairs[wire] = same
        pairs |= renamed_properties(self._old, self._new, pairs, self._comparison.retyping)
        for wire in self._old:
            if wire not in pairs:
                yield self._removed(wire)
        for wire in self._new:
            if wire not in pairs.values():
                yield self._added(wire)
        for wire, now in pairs.items():
            if self._fields[0][wire].name != self._fields[1][now].name:
                yield from self._renamed(wire, now)
            elif wire != now:
                yield self._wired(wire, now)
            yield from property_findings(self._comparison, self._held(wire, now))
        yield from self._former_removed(pairs)
        yield from self._texts(pairs)

    def _held(self, wire: str, now: str) -> Held:
        return Held(
            kind="field",
            target=f"{self._name}.{self._fields[0][wire].name}",
            wire=self._wire,
            old=self._old[wire],
            new=self._new[now],
            directions=self._directions,
            code=(
                attribute_of(self._name, *_declared(self._fields[0][wire])),
                attribute_of(self._now, *_declared(self._fields[1][now])),
            ),
            covers=self._in_twins(self._fields[0][wire].wire),
        )

    def _removed(self, wire: str) -> Finding:
        field = self._fields[0][wire]
        return self._comparison.finding(
            "field-removed",
            f"{self._name}.{field.name}",
            "breaking",
            f"`{self._now}.{field.name}` is gone.",
            f"the property `{shown(wire)}` was removed from {self._wire}",
            places=(self._old[wire].origin, self._origins[1]),
            code=(attribute_of(self._name, *_declared(field)), ""),
            covers=self._in_twins(wire),
        )

    def _added(self, wire: str) -> Finding:
        field, property_ = self._fields[1][wire], self._new[wire]
        # Only those who make such objects themselves have to give it.
        binding = property_.required and "request" in self._directions
        must = "must be given" if binding else "is new"
        text = f" {prose(field.description)}" if field.description else ""
        return self._comparison.finding(
            "required-field-added" if binding else "field-added",
            f"{self._name}.{field.name}",
            "breaking" if binding else "addition",
            f"`{self._now}.{field.name}` {must}.{text}",
            f"the property `{shown(wire)}` was added to {self._wire}",
            places=(self._origins[0], property_.origin),
            code=("", attribute_of(self._now, *_declared(field))),
            covers=self._in_twins(wire),
        )

    def _followed(self, pairs: dict[str, str]) -> dict[str, str]:
        """What goes by another name, as the name lock of the new side says."""
        wires = {each.name: wire for wire, each in self._fields[1].items()}
        former = self._comparison.new.classes[self._now].former
        names = {wire: former.get(self._fields[0][wire].name, "") for wire in self._old}
        return {
            wire: wires[name]
            for wire, name in names.items()
            if wire not in pairs and name in wires and wires[name] not in pairs.values()
        }

    def _renamed(self, wire: str, now: str) -> Iterator[Finding]:
        old, new = self._fields[0][wire], self._fields[1][now]
        kept = self._comparison.new.classes[self._now].former.get(old.name) == new.name
        twins = self._in_twins(wire)
        yield self._renaming(
            wire,
            now,
            f"{self._name}.{old.name}",
            "addition" if kept else "breaking",
            f"`{self._name}.{old.name}` is called `{new.name}` now."
            + (" The old name goes on, and warns that it is deprecated." if kept else ""),
            () if kept else twins,
        )
        for each in twins if kept and wire != now else ():
            # A plain dict is what is sent: nothing stands between its keys and the server.
            name = each.rpartition(".")[0]
            text = f"In a plain dict that is a `{name}`, `{shown(wire)}` is `{shown(now)}` now."
            yield self._renaming(wire, now, each, "breaking", text)

    def _renaming(
        self,
        wire: str,
        now: str,
        target: str,
        severity: Severity,
        message: str,
        covers: tuple[str, ...] = (),
    ) -> Finding:
        old, new = self._fields[0][wire], self._fields[1][now]
        return self._comparison.finding(
            "field-renamed",
            target,
            severity,
            message,
            (
                f"the property `{shown(wire)}` of {self._wire} gets another name in Python"
                if wire == now
                else f"the property `{shown(wire)}` of {self._wire} is now `{shown(now)}`"
            ),
            places=(self._old[wire].origin, self._new[now].origin),
            code=(
                attribute_of(self._name, *_declared(old)),
                attribute_of(self._now, *_declared(new)),
            ),
            cause="generator" if wire == now else "description",
            covers=covers,
        )

    def _wired(self, wire: str, now: str) -> Finding:
        held = self._held(wire, now)
        name = self._fields[1][now].name
        return self._comparison.finding(
            "field-wire-changed",
            held.target,
            "fix",
            f"`{self._now}.{name}` is `{shown(now)}` in JSON instead of `{shown(wire)}`; the "
            "attribute is the same.",
            f"the property `{shown(wire)}` of {self._wire} is now `{shown(now)}`",
            places=(held.old.origin, held.new.origin),
            code=held.code,
            covers=held.covers,
        )

    def _former_removed(self, pairs: dict[str, str]) -> Iterator[Finding]:
        """Deprecated names that the new side has no longer."""
        old = self._comparison.old.classes[self._name].former
        new = self._comparison.new.classes[self._now].former
        names = {each.name for each in self._fields[1].values()}
        same = {self._fields[0][wire].name: self._fields[1][pairs[wire]].name for wire in pairs}
        for name, present in old.items():
            if name in new or same.get(present) == name:
                continue
            why = former_ended(name in names, present not in same)
            yield self._comparison.finding(
                "field-removed",
                f"{self._name}.{name}",
                "breaking",
                f"`{self._now}.{name}`, the deprecated name of `{present}`, is gone{why.instead}.",
                why.wire,
                places=self._origins,
                code=(f"{self._name}.{name}", f"{self._now}.{present}"),
                cause=why.cause,
            )

    def _texts(self, pairs: dict[str, str]) -> Iterator[Finding]:
        told = [
            self._fields[1][now].name
            for wire, now in pairs.items()
            if _text(self._old[wire]) != _text(self._new[now])
        ]
        if told:
            parts = ", ".join(f"`{each}`" for each in told)
            yield self._comparison.finding(
                "field-docs",
                self._name,
                "docs",
                f"The text on {parts} of `{self._now}` is another.",
                f"descriptions in {self._wire} were changed",
                places=self._origins,
                code=(f"class {self._name}: ...", f"class {self._now}: ..."),
            )

    def _in_twins(self, wire: str) -> tuple[str, ...]:
        """The same field where a plain dict stands for the class."""
        return tuple(
            f"{name}.{wire}"
            for name in twins_of(self._comparison.old, self._name)
            if name in self._comparison.old.classes
        )


def _properties(schema: ObjectSchema) -> dict[str, Property]:
    """The properties by name; those without one of their own are a mapping without a name."""
    found = {each.wire: each for each in schema.properties}
    if schema.additional is not None:
        further = Property(
            wire="", type=Map(schema.additional), required=False, origin=schema.origin
        )
        found.setdefault("", further)
    return found


def twins_of(side: Side, name: str) -> tuple[str, ...]:
    """The other form of a class: plain dicts in its place."""
    return tuple(
        each
        for each, plan in side.classes.items()
        if plan.schema == name and each != name and side.shapes.shapes[each].twin
    )


def _declared(field: FieldPlan) -> tuple[str, str]:
    return field.name, field.hint


def _text(property_: Property) -> str:
    return " ".join(property_.description.split())
