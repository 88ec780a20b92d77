"""What has changed in one parameter of a method, or in one field of a class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import SEVERITIES, Finding, Severity
from bindwright.changes.retyping import Difference, Direction, Way, severity_of
from bindwright.changes.snippets import shown
from bindwright.hints import answer_hint
from bindwright.literal import py_value
from bindwright.normalize.form import Property, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A parameter or field as both sides have it."""

    kind: Literal["parameter", "field"]
    target: str
    """Its dotted path: `Run.status`, or `beta.threads.runs.create.model`."""
    wire: str
    """Who holds it in the description, in Markdown."""
    old: Property
    new: Property
    directions: frozenset[Direction]
    """How values of it travelled on the old side."""
    code: tuple[str, str]
    covers: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """Whose it is, for sentences, in Markdown."""
        holder, _, name = self.target.rpartition(".")
        return f"`{name}` of `{holder}`" if self.kind == "parameter" else f"`{self.target}`"


def property_findings(comparison: Comparison, held: Held) -> Iterator[Finding]:
    """All that has changed, the texts left out."""
    yield from _necessity(comparison, held)
    for difference in comparison.retyping.differences(held.old.type, held.new.type):
        yield _retyped(comparison, held, difference)
    yield from _default(comparison, held)
    if held.new.deprecated and not held.old.deprecated:
        yield _found(
            comparison,
            held,
            "deprecated",
            "addition",
            f"{held.shown} is deprecated.",
            f"the property `{shown(held.new.wire)}` of {held.wire} is marked as deprecated",
        )
    elif held.old.deprecated and not held.new.deprecated:
        yield _found(
            comparison,
            held,
            "restored",
            "docs",
            f"{held.shown} is no longer deprecated.",
            f"the property `{shown(held.new.wire)}` of {held.wire} is no longer marked as deprecated",
        )


def worst(severities: Iterator[Severity]) -> Severity:
    """The worst of several severities."""
    return min(severities, key=SEVERITIES.index)


def _necessity(comparison: Comparison, held: Held) -> Iterator[Finding]:
    if held.old.required == held.new.required:
        return
    now_required = held.new.required
    # Required in a request binds the caller; optional in a response does.
    severity = worst(
        "breaking" if (way == "request") == now_required else _mild(way) for way in held.directions
    )
    if now_required:
        says = "must be given" if "request" in held.directions else "is always there"
    else:
        says = "may be left out" if "response" not in held.directions else "may be `None`"
    word = "required" if now_required else "optional"
    yield _found(
        comparison,
        held,
        f"made-{word}",
        severity,
        f"{held.shown} {says} now.",
        f"the property `{shown(held.new.wire)}` of {held.wire} became {word}",
    )


def _mild(direction: Direction) -> Severity:
    return "addition" if direction == "request" else "fix"


def _retyped(comparison: Comparison, held: Held, difference: Difference) -> Finding:
    severity = worst(severity_of(difference, each) for each in held.directions)
    wire = f"the type of `{shown(held.new.wire)}` in {held.wire}"
    rule, says, wire_says = retyping_words(comparison, difference)
    finding = _found(
        comparison, held, rule, severity, f"{held.shown} {says}.", f"{wire} {wire_says}"
    )
    return with_part(comparison, finding, difference)


def with_part(comparison: Comparison, finding: Finding, difference: Difference) -> Finding:
    """The finding with the value or member that it is about, if there is one, in its target."""
    if difference.way not in ("added", "removed"):
        return finding
    return replace(finding, target=f"{finding.target}[{part_of(comparison, difference)}]")


def part_of(comparison: Comparison, difference: Difference) -> str:
    """The value or member that came or went, as Python."""
    if difference.member is None:
        return py_value(difference.value)
    side = comparison.new if difference.way == "added" else comparison.old
    return answer_hint(difference.member, side.form.schemas)


def retyping_words(comparison: Comparison, difference: Difference) -> tuple[str, str, str]:
    """Rule, what to tell users, and what to say of the description."""
    match difference.way:
        case "added" | "removed":
            can = "can now be" if difference.way == "added" else "can no longer be"
            got = "gained" if difference.way == "added" else "lost"
            part = shown(part_of(comparison, difference))
            kind, article = ("value", "") if difference.member is None else ("member", "a ")
            return (
                f"{kind}-{difference.way}",
                f"{can} {article}`{part}`",
                f"{got} the {kind} `{part}`",
            )
        case "wider":
            return "widened", "takes in more than before", "allows more than before"
        case "narrower":
            return "narrowed", "takes in less than before", "allows less than before"
        case "other":
            return "retyped", "has another type", "was replaced"


def _default(comparison: Comparison, held: Held) -> Iterator[Finding]:
    old, new = held.old, held.new
    if "request" not in held.directions or (old.has_default, old.default) == (
        new.has_default,
        new.default,
    ):
        return
    was = f"`{shown(py_value(old.default))}`" if old.has_default else "none"
    now = f"`{shown(py_value(new.default))}`" if new.has_default else "none"
    yield _found(
        comparison,
        held,
        "default-changed",
        "fix",
        f"Without {held.shown} the server now takes {now} instead of {was}; the SDK sends nothing "
        "then, as before.",
        f"the default of `{shown(new.wire)}` in {held.wire} changed from {was} to {now}",
    )


def _found(
    comparison: Comparison, held: Held, rule: str, severity: Severity, message: str, wire: str
) -> Finding:
    return comparison.finding(
        f"{held.kind}-{rule}",
        held.target,
        severity,
        message,
        wire,
        places=(held.old.origin, held.new.origin),
        code=held.code,
        covers=held.covers,
    )


# What a type's change does to who reads it; every way that is not here breaks programs.
_MILD: Mapping[Way, Severity] = {"narrower": "fix", "removed": "fix", "added": "addition"}


def reader_severity(comparison: Comparison, was: Type, now: Type) -> Severity | None:
    """How badly the type of what is only read has changed; `None` for not at all."""
    ways = {each.way for each in comparison.retyping.differences(was, now)}
    if not ways:
        return None
    if not ways <= _MILD.keys():
        return "breaking"
    return "addition" if "added" in ways else "fix"
