"""What has changed in the classes and aliases of an SDK."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.fields import field_findings, twins_of
from bindwright.changes.model import Finding
from bindwright.changes.properties import retyping_words, with_part, worst
from bindwright.changes.retyping import Difference, Direction, severity_of
from bindwright.changes.sides import Side
from bindwright.changes.snippets import prose, shown
from bindwright.normalize.form import AliasSchema, ObjectSchema, Schema, UnionSchema
from bindwright.plan import ClassPlan

_RULES = {"value": "enum", "member": "union"}


def class_findings(comparison: Comparison, told: set[str]) -> Iterator[Finding]:
    """All that has changed in classes; those that are `told` of need no finding of their own."""
    old, new = comparison.old, comparison.new
    renamed = comparison.renamed_classes
    twins = {name for side in (old, new) for name in _twins(side)}
    for name in old.classes:
        now = renamed.get(name, name)
        if now in new.classes:
            if now != name and name not in twins:
                yield _renamed(comparison, name, now)
            yield from _changed(comparison, name, now, told)
        elif name not in told and not (
            name in twins and _has_finding(comparison, old.classes[name])
        ):
            yield _removed(comparison, name)
    known = {renamed.get(each, each) for each in old.classes}
    for name in new.classes:
        if name in known or name in told:
            continue
        # Another form of a class that is new itself, or has a new name, is told of with it.
        if name not in twins or new.classes[name].schema in old.classes:
            yield _added(comparison, name)


def _twins(side: Side) -> Iterator[str]:
    """The classes that are another form of a class: plain dicts in its place."""
    for name in side.classes:
        if side.shapes.shapes[name].twin:
            yield name


def _has_finding(comparison: Comparison, twin: ClassPlan) -> bool:
    """Whether the class of which this is the other form has gone, or goes by another name."""
    name = twin.schema or ""
    renamed = comparison.renamed_classes
    return name in renamed or (
        name in comparison.old.classes and name not in comparison.new.classes
    )


def key_of(side: Side, name: str) -> str:
    """What the description calls the schema of a class, in Markdown."""
    schema = side.classes[name].schema
    key = side.keys.get(schema or "", "")
    return f"the schema `{shown(key)}`" if key else "the arguments of a method"


def origin_of(side: Side, name: str) -> str | None:
    """Where the description declares the schema of a class."""
    schema = side.schema(side.classes[name])
    return schema.origin if schema else None


def code_of(side: Side, name: str) -> str:
    """The first line of a class, or a whole alias."""
    shape = side.shapes.shapes[name]
    if shape.kind != "alias":
        return f"class {name}: ..."
    hint = " | ".join(each for each in (shape.hint, shape.open) if each)
    return f"{name}: TypeAlias = {hint}"


def _removed(comparison: Comparison, name: str) -> Finding:
    side = comparison.old
    key = side.keys.get(side.classes[name].schema or "", "")
    still = comparison.new.form.sources.get(key)
    wire = f"{key_of(side, name)} is no longer used" if key else "its method takes no arguments"
    if still and still in comparison.new.classes:
        wire = f"{key_of(side, name)} is no longer sent in this form"
    return comparison.finding(
        "class-removed",
        name,
        "breaking",
        f"`{name}` is gone.",
        wire,
        places=(
            origin_of(side, name),
            origin_of(comparison.new, still) if still in comparison.new.classes else None,
        ),
        code=(code_of(side, name), ""),
        covers=() if side.shapes.shapes[name].twin else twins_of(side, name),
    )


def _added(comparison: Comparison, name: str) -> Finding:
    side = comparison.new
    plan = side.classes[name]
    return comparison.finding(
        "class-added",
        name,
        "addition",
        f"`{name}` is new." + (f" {prose(plan.brief)}" if plan.brief else ""),
        f"{key_of(side, name)} is used now",
        places=(None, origin_of(side, name)),
        code=("", code_of(side, name)),
        covers=() if side.shapes.shapes[name].twin else twins_of(side, name),
    )


def _renamed(comparison: Comparison, name: str, now: str) -> Finding:
    old, new = comparison.old, comparison.new
    keys = key_of(old, name), key_of(new, now)
    moved = keys[0] != keys[1]
    kept = new.offers(old.folders[name], name)
    return comparison.finding(
        "class-renamed",
        name,
        "addition" if kept else "breaking",
        f"`{name}` is called `{now}` now."
        + (" The old name goes on, and warns that it is deprecated." if kept else ""),
        f"{keys[0]} is now {keys[1]}" if moved else f"{keys[0]} gets another name in Python",
        places=(origin_of(old, name), origin_of(new, now)),
        code=(code_of(old, name), code_of(new, now)),
        cause="description" if moved else "settings",
        covers=twins_of(old, name),
    )


def _changed(comparison: Comparison, name: str, now: str, told: set[str]) -> Iterator[Finding]:
    old, new = comparison.old, comparison.new
    twin = old.shapes.shapes[name].twin or new.shapes.shapes[now].twin
    moved = old.folders[name] != new.folders[now]
    if moved and not twin and not new.offers(old.folders[name], name):
        yield comparison.finding(
            "class-moved",
            name,
            "breaking",
            f"`{now}` is imported from `{_package(new, now)}` now.",
            "it is used in other places than before",
            places=(origin_of(old, name), origin_of(new, now)),
            code=(_import(old, name), _import(new, now)),
            cause="generator",
            covers=twins_of(old, name),
        )
    if twin:
        return
    was, schema = old.schema(old.classes[name]), new.schema(new.classes[now])
    if was is None or schema is None or name in told:
        return
    directions = directions_of(old, was)
    match was, schema:
        case ObjectSchema(), ObjectSchema():
            yield from field_findings(comparison, name, now, was, schema, directions)
        case UnionSchema(), UnionSchema():
            differences = list(comparison.retyping.members(was.members, schema.members))
            yield from _alias(comparison, name, now, differences, directions)
            yield from _tag(comparison, name, now, was, schema)
        case AliasSchema(), AliasSchema():
            differences = comparison.retyping.differences(was.type, schema.type)
            yield from _alias(comparison, name, now, differences, directions)
        case _:
            yield comparison.finding(
                "class-replaced",
                name,
                "breaking",
                f"`{now}` is {_kind(schema)} now, no longer {_kind(was)}.",
                f"{key_of(new, now)} was replaced",
                places=(was.origin, schema.origin),
                code=(code_of(old, name), code_of(new, now)),
            )
    if was.description != schema.description:
        yield comparison.finding(
            "class-docs",
            name,
            "docs",
            f"The text on `{now}` is another.",
            f"the description of {key_of(new, now)} was changed",
            places=(was.origin, schema.origin),
            code=(code_of(old, name), code_of(new, now)),
        )


def _alias(
    comparison: Comparison,
    name: str,
    now: str,
    differences: list[Difference],
    directions: frozenset[Direction],
) -> Iterator[Finding]:
    for difference in dict.fromkeys(differences):
        rule, says, wire = retyping_words(comparison, difference)
        finding = comparison.finding(
            _RULES.get(rule.partition("-")[0], "alias") + f"-{rule}",
            name,
            worst(severity_of(difference, each) for each in directions),
            f"`{now}` {says}." + _unknown(difference, directions),
            f"{key_of(comparison.new, now)} {wire}",
            places=(origin_of(comparison.old, name), origin_of(comparison.new, now)),
            code=(code_of(comparison.old, name), code_of(comparison.new, now)),
            covers=twins_of(comparison.old, name),
        )
        yield with_part(comparison, finding, difference)


def _unknown(difference: Difference, directions: frozenset[Direction]) -> str:
    if difference.way != "added" or "response" not in directions:
        return ""
    return " Until now, the SDK has handed it out as something unknown."


def _tag(
    comparison: Comparison, name: str, now: str, was: UnionSchema, schema: UnionSchema
) -> Iterator[Finding]:
    if was.tag == schema.tag:
        return
    told = [
        f"`{shown(each)}`" if each else "the shape of the members" for each in (was.tag, schema.tag)
    ]
    yield comparison.finding(
        "union-tag-changed",
        name,
        "fix",
        f"What a `{now}` is, is read from {told[1]} instead of {told[0]}.",
        f"{key_of(comparison.new, now)} is told apart by {told[1]} instead of {told[0]}",
        places=(was.origin, schema.origin),
        code=(code_of(comparison.old, name), code_of(comparison.new, now)),
    )


def directions_of(side: Side, schema: Schema) -> frozenset[Direction]:
    """How values of a schema travel."""
    found: set[Direction] = set()
    if schema.name in side.shapes.answers:
        found.add("response")
    if schema.name in side.shapes.arguments:
        found.add("request")
    return frozenset(found)


def _kind(schema: Schema) -> str:
    match schema:
        case ObjectSchema():
            return "a class with fields"
        case UnionSchema():
            return "a union"
        case AliasSchema():
            return "an alias"


def _package(side: Side, name: str) -> str:
    return f"{side.plan.module}.{side.folders[name]}"


def _import(side: Side, name: str) -> str:
    return f"from {_package(side, name)} import {name}"
