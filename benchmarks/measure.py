"""Comparisons: what is measured beside what, in turns, and what the figures say."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

Sample: TypeAlias = Mapping[str, float]
"""The figures of one measurement, by unit: `µs`, `ms`, `cpu ms` or `MB`."""
Take: TypeAlias = Callable[[], Sample]
"""Measures once."""

OPENAI: Final = "openai 3.54.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much is measured.

    Attributes:
        rounds: how often each contender takes its turn.
        warm_up: whether fresh processes are started once before they count.
        events: of a stream.
        pieces: of a message that a handler accumulates.
        calls: with small answers.
        pages: calls that answer with a page.
        many_events: of the stream that may leave nothing behind.
        many_openai_events: the same for openai, which takes longer.
        whole: whether to generate from a whole published description, or our own in its place.
        generators: how often each generator takes its turn.
    """

    rounds: int
    warm_up: bool
    events: int
    pieces: int
    calls: int
    pages: int
    many_events: int
    many_openai_events: int
    whole: bool
    generators: int


FULL: Final = Scale(
    rounds=5,
    warm_up=True,
    events=20_000,
    pieces=2_000,
    calls=400,
    pages=40,
    many_events=1_000_000,
    many_openai_events=100_000,
    whole=True,
    generators=2,
)
QUICK: Final = Scale(
    rounds=1,
    warm_up=False,
    events=200,
    pieces=100,
    calls=5,
    pages=1,
    many_events=3_000,
    many_openai_events=500,
    whole=False,
    generators=1,
)
"""Enough to see that everything can be measured; the figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The figures of one side of a comparison."""

    low: float
    median: float
    high: float

    @staticmethod
    def of(figures: Sequence[float]) -> Spread:
        """The spread of at least one figure."""
        return Spread(min(figures), statistics.median(figures), max(figures))


@dataclass(frozen=True, slots=True)
class Aim:
    """What we want a median to be, beside that of another contender.

    Attributes:
        beside: the other contender; empty where there is none.
        kind: `less`: it takes at least `value` times as much as ours. `times`: ours is at most
            `value` times its figure. `more`: ours is at most `value` units above its figure.
            `most`: ours is at most `value` units.
        value: see `kind`.
    """

    beside: str
    kind: Literal["less", "times", "more", "most"]
    value: float

    def text(self, unit: str) -> str:
        """The aim in a few words."""
        if self.kind == "less":
            return f"{self.value:g} times less"
        if self.kind == "times":
            return f"at most {self.value:g} times {self.beside}"
        if self.kind == "most":
            return f"at most {self.value:g} {unit}"
        return f"at most {self.value:g} {unit} over {self.beside}"

    def is_met(self, ours: float, other: float) -> bool:
        """Whether the two medians are as we want them to be."""
        if self.kind == "less":
            return other / ours >= self.value
        if self.kind == "times":
            return ours / other <= self.value
        if self.kind == "most":
            return ours <= self.value
        return ours - other <= self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A comparison to be made.

    Attributes:
        key: identifies it in the results.
        title: what is measured, in a few words.
        note: what exactly is measured, in a sentence.
        units: what to take from the samples, and what we aim at; each unit makes one row.
        ours: measures the generated SDK, or the generator.
        peer: the name of the peer.
        theirs: measures the peer; None without one.
        floors: what can hardly be beaten, because others have to do it as well.
    """

    key: str
    title: str
    note: str
    units: Mapping[str, Sequence[Aim]]
    ours: Take
    peer: str = OPENAI
    theirs: Take | None = None
    floors: Mapping[str, Take] = field(default_factory=dict[str, Take])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The result of a comparison in one unit.

    Attributes:
        key: the case, and the unit where the case has several.
        title: what was measured, in a few words.
        note: what exactly was measured.
        unit: of all figures of the row.
        ours: the figures of the generated SDK, or of the generator.
        peer: the name of the peer; None without one.
        theirs: its figures.
        floors: the figures of what can hardly be beaten.
        aims: what we want, in words, and whether it is so.
    """

    key: str
    title: str
    note: str
    unit: str
    ours: Spread
    peer: str | None
    theirs: Spread | None
    floors: Mapping[str, Spread]
    aims: Mapping[str, bool]

    @property
    def ratio(self) -> float | None:
        """How many times ours the peer takes, by the medians; None without a peer."""
        return None if self.theirs is None else self.theirs.median / self.ours.median

    def over(self, floor: str) -> float:
        """How many times that floor ours takes, by the medians."""
        return self.ours.median / self.floors[floor].median


def compare(case: Case, rounds: int) -> list[Row]:
    """Measure all contenders of a case in turns, so that a busy moment hits them alike."""
    takes = {"ours": case.ours, **case.floors}
    if case.theirs is not None:
        takes = {"ours": case.ours, case.peer: case.theirs, **case.floors}
    samples: dict[str, list[Sample]] = {name: [] for name in takes}
    for _ in range(rounds):
        for name, take in takes.items():
            samples[name].append(take())
    return [_row(case, unit, samples) for unit in case.units]


def _row(case: Case, unit: str, samples: Mapping[str, Sequence[Sample]]) -> Row:
    spreads = {
        name: Spread.of([each[unit] for each in figures]) for name, figures in samples.items()
    }
    ours = spreads["ours"]
    return Row(
        key=case.key if len(case.units) == 1 else f"{case.key}-{unit}",
        title=case.title,
        note=case.note,
        unit=unit,
        ours=ours,
        peer=case.peer if case.theirs else None,
        theirs=spreads[case.peer] if case.theirs else None,
        floors={name: spreads[name] for name in case.floors},
        aims={
            aim.text(unit): aim.is_met(ours.median, spreads[aim.beside or "ours"].median)
            for aim in case.units[unit]
        },
    )
