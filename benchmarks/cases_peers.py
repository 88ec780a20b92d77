"""Generators beside each other: in turns on the same descriptions, and what each made of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cases_generate import Generation
from descriptions import RUNS, published
from measure import Sample, Scale, Spread
from peers import Outcome, Peer, outcome
from processes import Failed, Spawner

OURS: Final = "bindwright"
MODELS_ONLY: Final = "datamodel-code-generator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a generator made of a description, and what that took.

    Attributes:
        generator: its name and version.
        description: what it was given.
        figures: the spread of each unit; empty if it failed.
        outcome: what is in the output; None if it failed.
        failure: the last line it printed, if it failed.
    """

    generator: str
    description: str
    figures: Mapping[str, Spread]
    outcome: Outcome | None
    failure: str = ""


def made(
    generation: Generation, spawner: Spawner, scratch: Path, peers: Sequence[Peer], scale: Scale
) -> Iterator[Made]:
    """Let every generator take its turns on every description."""
    descriptions = {"openai-runs": RUNS}
    if scale.whole:
        descriptions["the whole OpenAI API"] = published()
    for title, description in descriptions.items():
        yield from _on(title, description, generation, spawner, scratch, peers, scale.generators)


def _on(
    title: str,
    description: Path,
    generation: Generation,
    spawner: Spawner,
    scratch: Path,
    peers: Sequence[Peer],
    rounds: int,
) -> Iterator[Made]:
    source = RUNS.parent if description == RUNS else description
    takes: dict[str, Callable[[], Sample]] = {
        OURS: lambda: generation.first(source, "beside"),
        **{each.title: _take(each, description, scratch, spawner) for each in peers},
    }
    samples: dict[str, list[Sample]] = {name: [] for name in takes}
    failures: dict[str, str] = {}
    for _ in range(rounds):
        for name, take in takes.items():
            if name in failures:
                continue
            try:
                samples[name].append(take())
            except Failed as failed:
                failures[name] = (str(failed).strip().splitlines() or [""])[-1][:160]
    looked_at = {OURS: (generation.out("beside") / "src", Path(sys.executable))}
    looked_at |= {each.title: (_out(each, scratch), each.python) for each in peers}
    for name in takes:
        if name in failures:
            yield Made(
                generator=name,
                description=title,
                figures={},
                outcome=None,
                failure=failures[name],
            )
            continue
        models_only = name.startswith(MODELS_ONLY)
        folder, python = looked_at[name]
        yield Made(
            generator=name,
            description=title,
            figures={
                unit: Spread.of([each[unit] for each in samples[name]])
                for unit in ("ms", "cpu ms", "MB")
            },
            outcome=outcome(description, folder, python, models_only=models_only),
        )


def _out(peer: Peer, scratch: Path) -> Path:
    return scratch / peer.name


def _take(peer: Peer, description: Path, scratch: Path, spawner: Spawner) -> Callable[[], Sample]:
    def take() -> Sample:
        out = _out(peer, scratch)
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        # It shall see its own packages alone, not those that PYTHONPATH names for ours.
        return spawner.run(str(peer.python), "-I", *peer.command(description, out))

    return take
