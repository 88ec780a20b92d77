"""Results in the forms they are read in: on a terminal, as JSON, and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeAlias

from cases_peers import Made
from measure import Row, Spread
from pace import Pace, paces
from rich.table import Table

TIMES: Final = "\N{MULTIPLICATION SIGN}"
BEGIN: Final = "<!-- written by `make bench`: begin -->"
END: Final = "<!-- written by `make bench`: end -->"
HEADINGS: Final = ("what", "unit", "ours", "peer", "ratio", "floors", "aim")
NUMBERS: Final = ("ours", "peer", "ratio")

MADE: Final = (
    "generator",
    "description",
    "s",
    "cpu s",
    "MB",
    "operations",
    "objects",
    "modules that do not import",
    "type errors",
)

Stages: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Spread]]]
"""What was generated -> the run -> the stage -> milliseconds."""


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured."""

    rows: Sequence[Row]
    stages: Stages
    made: Sequence[Made]


def amount(figure: float) -> str:
    """A figure with as many digits as it deserves."""
    if abs(figure) >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if abs(figure) >= 10 else f"{figure:.2f}"


def _cells(row: Row, pace: Pace | None) -> list[list[str]]:
    """The cells of a row, as lists of lines; behind the medians the least and the most.

    A time that misses its aim is also told as it would be on the machine of the aims.
    """
    sides = [row.ours] if row.theirs is None else [row.ours, row.theirs]
    spreads = [
        [amount(side.median), f"{amount(side.low)} to {amount(side.high)}"] for side in sides
    ]
    theirs = spreads[1] if len(spreads) == 2 else []
    ratio = [] if row.ratio is None else [f"{row.ratio:.1f}{TIMES}"]
    floors = [
        f"{amount(figures.median)} {name} ({row.over(name):.2f}{TIMES})"
        for name, figures in row.floors.items()
    ]
    missed = (
        f"missed here; about {amount(row.ours.median / pace.times)} there" if pace else "missed"
    )
    aims = [f"{aim}: {'met' if is_met else missed}" for aim, is_met in row.aims.items()]
    return [[row.title], [row.unit], spreads[0], theirs, ratio, floors, aims]


def terminal(results: Results) -> Table:
    """The table on a terminal, with medians alone."""
    table = Table(title="medians; the floors in brackets: how many times each ours takes")
    for heading in HEADINGS:
        is_number = heading in NUMBERS
        table.add_column(heading, justify="right" if is_number else "left", no_wrap=is_number)
    found = paces(results.rows, results.made)
    for row in results.rows:
        title, unit, ours, theirs, ratio, floors, aims = _cells(row, found.get(row.key))
        color = "green" if all(row.aims.values()) else "red"
        table.add_row(
            *("".join(cell[:1]) for cell in (title, unit, ours, theirs, ratio)),
            "\n".join(floors),
            f"[{color}]{chr(10).join(aims)}[/]" if aims else "",
        )
    return table


def _made_cells(made: Made) -> list[str]:
    """The cells of what a generator made."""
    if made.outcome is None:
        return [made.generator, made.description, f"failed: {made.failure}", *[""] * 6]
    found = made.outcome
    kept = f"{found.operations} of {found.of_operations}"
    return [
        made.generator,
        made.description,
        amount(made.figures["ms"].median / 1e3),
        amount(made.figures["cpu ms"].median / 1e3),
        amount(made.figures["MB"].median),
        "models only" if found.operations is None else kept,
        f"{found.schemas} of {found.of_schemas}",
        f"{found.broken} of {found.modules}",
        f"{found.type_errors:,}",
    ]


def terminal_made(made: Sequence[Made]) -> Table:
    """What the generators made, on a terminal."""
    table = Table(title="generators beside each other; medians")
    for heading in MADE:
        table.add_column(heading)
    for each in made:
        table.add_row(*_made_cells(each))
    return table


def as_json(results: Results, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Everything, for programs."""
    return {
        **facts,
        "rows": [
            {
                **asdict(row),
                "ratio": row.ratio,
                "over_floors": {name: row.over(name) for name in row.floors},
            }
            for row in results.rows
        ],
        "stages": {
            name: {
                run: {stage: asdict(spread) for stage, spread in measured.items()}
                for run, measured in runs.items()
            }
            for name, runs in results.stages.items()
        },
        "generators": [asdict(each) for each in results.made],
    }


def filled(page: str, results: Results, facts: Mapping[str, Any]) -> str:
    """A page of the documentation, with the results between its two markers.

    Raises:
        ValueError: the page lacks a marker.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the page lacks a marker")
    found = paces(results.rows, results.made)
    parts = [_facts(facts, found), _rows(results.rows, found), _made(results.made)]
    parts += [_stages(name, runs) for name, runs in results.stages.items()]
    parts.append(_notes(results.rows))
    return f"{before}{begin}\n\n" + "\n\n".join(filter(None, parts)) + f"\n\n{end}{after}"


def _facts(facts: Mapping[str, Any], found: Mapping[str, Pace]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    lines = [f"Measured on {facts['machine']}, with {versions}; {facts['rounds']} rounds."]
    lines += [
        f"{each.what} took {amount(each.now)} ms, and {amount(each.then)} ms on the machine that the "
        f"aims were set on: {each.times:.1f} times as long."
        for each in dict.fromkeys(found.values())
    ]
    return "\n".join([*lines, *(f"{note}." for note in facts["skipped"])])


def _rows(rows: Sequence[Row], found: Mapping[str, Pace]) -> str:
    lines = [f"| {' | '.join(HEADINGS)} |", "|---|---|--:|--:|--:|---|---|"]
    for row in rows:
        lines.append(
            f"| {' | '.join('<br>'.join(lines) for lines in _cells(row, found.get(row.key)))} |"
        )
    return "\n".join(lines)


def _made(made: Sequence[Made]) -> str:
    if not made:
        return ""
    lines = [f"| {' | '.join(MADE)} |", "|---|---|--:|--:|--:|--:|--:|--:|--:|"]
    return "\n".join([*lines, *(f"| {' | '.join(_made_cells(each))} |" for each in made)])


def _stages(name: str, runs: Mapping[str, Mapping[str, Spread]]) -> str:
    lines = [
        f"| stage of `generate`, {name}, ms | {' | '.join(runs)} |",
        f"|---{'|--:' * len(runs)}|",
    ]
    for stage in {stage: None for run in runs.values() for stage in run}:
        figures = [amount(run[stage].median) if stage in run else "" for run in runs.values()]
        lines.append(f"| {stage} | {' | '.join(figures)} |")
    return "\n".join(lines)


def _notes(rows: Sequence[Row]) -> str:
    notes = {row.title: row.note for row in rows}
    return "\n".join(f"- **{title}**: {note}" for title, note in notes.items())
