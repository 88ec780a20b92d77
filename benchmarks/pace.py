"""How fast this machine is beside the one that the aims in milliseconds were set on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cases_peers import Made
from measure import OPENAI, Row

_GENERATOR: Final = "unihttp-openapi-generator 0.3.1"
_GENERATED: Final = 6600.0
"""Milliseconds it took there for the whole OpenAI API."""
_STARTED: Final = 740.0
"""Milliseconds that openai took there from its import to the first access of the runs."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What something of another's took there, and what it took in this run, in milliseconds."""

    what: str
    then: float
    now: float

    @property
    def times(self) -> float:
        """How many times as long as there."""
        return self.now / self.then


def paces(rows: Sequence[Row], made: Sequence[Made]) -> Mapping[str, Pace]:
    """The pace of those rows whose aims are times, by the key of the row.

    Generators are set against a generator, and imports against an import; what was not measured
    in this run is no measure of it.
    """
    found: dict[str, Pace] = {}
    for row in rows:
        if row.key == "first-access-ms" and row.theirs is not None:
            found["whole-"] = Pace(f"{OPENAI} ({row.title})", _STARTED, row.theirs.median)
    for each in made:
        is_whole = each.description == "the whole OpenAI API"
        if each.generator == _GENERATOR and is_whole and each.figures:
            what = f"{each.generator} ({each.description})"
            found["generate-"] = Pace(what, _GENERATED, each.figures["ms"].median)
    return {
        row.key: pace
        for row in rows
        for beginning, pace in found.items()
        if row.key.startswith(beginning) and row.unit.startswith("ms")
    }
