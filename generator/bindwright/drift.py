"""Why an SDK is not what its description says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from bindwright.publish import PRISTINE, Published, Recorded

Cause = Literal[
    "description",
    "overlay",
    "settings",
    "templates",
    "generator",
    "edited",
    "deleted",
    "conflict",
    "pristine",
    "interrupted",
]

_INPUTS: Mapping[str, Cause] = {
    "description": "description",
    "settings": "settings",
    "names": "settings",
    "templates": "templates",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that has moved since the SDK was generated."""

    cause: Cause
    """What moved; the versions of black and the like count as the generator's."""
    message: str
    """The same for a person, as half a sentence."""


def why(
    recorded: Recorded, now: Mapping[str, str], published: Published, *, names: bool = False
) -> tuple[Reason, ...]:
    """All that explains a difference between an SDK and what would be generated.

    Args:
        recorded: What the SDK's manifest says, and what has happened to its files.
        now: What the SDK would be made from now, as its manifest would record it.
        published: What a run would do.
        names: Whether the name lock is not the one that a run would write.
    """
    if not published.changed and recorded.intact and not names:
        return ()
    moved = _moved(recorded.manifest.inputs, now)
    found = [*moved, *_touched(recorded), *_damaged(recorded, published)]
    # The manifest records the generator's version; a checkout may change without a new one.
    return tuple(found) or (Reason("generator", "the generator's own source has changed"),)


def _moved(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Reason]:
    for name in sorted(then.keys() | now.keys()):
        before, after = then.get(name), now.get(name)
        if before == after:
            continue
        if name.startswith(("overlay ", "file ")):
            what = "has changed" if before is not None else "is read as well"
            what = what if after is not None else "is no longer read"
            yield Reason("overlay" if name[0] == "o" else "description", f"the {name} {what}")
        elif name in _INPUTS:
            verb = "have" if name.endswith("s") else "has"
            yield Reason(_INPUTS[name], f"the {name} {verb} changed")
        else:
            versions = f"{before or 'none'} -> {after or 'none'}"
            named = "the generator" if name == "generator" else name
            yield Reason("generator", f"{named} has changed: {versions}")


def _touched(recorded: Recorded) -> Iterator[Reason]:
    for name in recorded.edited:
        yield Reason("edited", f"edited by hand since: {name}")
    for name in recorded.deleted:
        if name != PRISTINE:
            yield Reason("deleted", f"deleted by hand: {name}")
    if recorded.interrupted:
        yield Reason("interrupted", "a run was cut short; the next one repairs what it left")


def _damaged(recorded: Recorded, published: Published) -> Iterator[Reason]:
    for each in published.faults:
        yield Reason("conflict", f"{each.name} {each.fault}")
    if PRISTINE in recorded.deleted or published.written == (PRISTINE,):
        yield Reason("pristine", f"{PRISTINE}, which edits are merged with, is not as it was")
