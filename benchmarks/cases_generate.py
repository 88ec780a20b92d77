"""Generation: what `bindwright generate` takes, stage by stage, and as its input grows or changes."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from descriptions import RUNS, part, published, size, with_property, with_sentence
from measure import Aim, Case, Sample, Scale, Spread, Take
from memory import peak_of_all
from processes import Spawner

NOTHING: Final = "a bare interpreter"


class Generation:
    """Generates SDKs into a scratch folder, and keeps account of stages."""

    def __init__(self, spawner: Spawner, scratch: Path, scale: Scale) -> None:
        self._spawner = spawner
        self._scratch = scratch
        self._whole = published() if scale.whole else RUNS
        self._text = self._whole.read_text(encoding="utf-8")
        self._stages: dict[str, dict[str, list[Mapping[str, float]]]] = {}
        self._changes = 0

    def cases(self) -> list[Case]:
        """The comparisons about the generator, with itself."""
        nothing = {NOTHING: self._spawner.python("pass")}
        return [
            Case(
                key="generate-first",
                title="generate openai-runs, first run",
                note="`bindwright generate` of specs/openai-runs (18 operations) as a whole "
                "process, with no output and no cache.",
                units={"ms": [Aim("", "most", 2000)], "MB": ()},
                ours=lambda: self.first(RUNS.parent, "openai-runs"),
            ),
            Case(
                key="generate-second",
                title="generate openai-runs, nothing changed",
                note="The same command once more. The floor is an interpreter that does nothing.",
                units={"ms": [Aim("", "most", 400)], "MB": ()},
                ours=lambda: self._again(RUNS.parent, "openai-runs"),
                floors=nothing,
            ),
            *self._whole_cases(nothing),
        ]

    def _whole_cases(self, nothing: Mapping[str, Take]) -> list[Case]:
        changed = "The run before it had read the description without the change."
        return [
            Case(
                key="generate-whole",
                title="generate the whole OpenAI API, first run",
                note=f"The published description ({size(self._whole)}) with inferred settings, "
                "with no output and no cache. The memory is that of the largest process.",
                units={"ms": [Aim("", "most", 7000)], "cpu ms": (), "MB": ()},
                ours=lambda: self.first(self._whole, "whole"),
            ),
            Case(
                key="generate-whole-again",
                title="generate it, nothing changed",
                note="The same command once more.",
                units={"ms": [Aim("", "most", 700)]},
                ours=lambda: self._again(self._whole, "whole"),
                floors=nothing,
            ),
            Case(
                key="generate-whole-sentence",
                title="generate it, one sentence changed",
                note=f"A sentence is added to the text of a schema. {changed}",
                units={"ms": [Aim("", "most", 2000)], "cpu ms": ()},
                ours=lambda: self._changed(with_sentence, "sentence"),
            ),
            Case(
                key="generate-whole-property",
                title="generate it, one property added",
                note=f"A property is added to a schema. {changed}",
                units={"ms": [Aim("", "most", 3000)], "cpu ms": ()},
                ours=lambda: self._changed(with_property, "property"),
            ),
            *(
                Case(
                    key=f"generate-{name}",
                    title=f"generate a {name} of it, first run",
                    note=f"One path in {step}, and the components these need: "
                    f"{size(self._part_of(step, name))}.",
                    units={"ms": (), "cpu ms": ()},
                    ours=partial(self._part, step, name),
                )
                for step, name in ((2, "half"), (4, "quarter"))
            ),
            *self._memory_cases(),
        ]

    def stages(self) -> dict[str, dict[str, dict[str, Spread]]]:
        """Milliseconds of each stage, by what was generated and by run."""
        return {
            name: {
                run: {
                    stage: Spread.of([each[stage] * 1e3 for each in measured])
                    for stage in measured[0]
                }
                for run, measured in runs.items()
            }
            for name, runs in self._stages.items()
        }

    def out(self, name: str) -> Path:
        """The folder that is written."""
        return self._scratch / name / "sdk"

    def first(self, source: Path, name: str) -> Sample:
        """Generate with no output and no cache."""
        self._clear(name)
        return self._generate(source, name, "first run")

    def _again(self, source: Path, name: str) -> Sample:
        return self._generate(source, name, "nothing changed")

    def _changed(self, change: Callable[[str, int], str], kind: str) -> Sample:
        self._changes += 1
        file = self._scratch / "changed.yaml"
        file.write_text(self._text, encoding="utf-8")
        self._generate(file, "changed", "")
        file.write_text(change(self._text, self._changes), encoding="utf-8")
        return self._generate(file, "changed", f"one {kind} changed")

    def _memory_cases(self) -> list[Case]:
        if sys.platform != "linux":
            return []
        return [
            Case(
                key="generate-whole-memory",
                title="generate the whole of it, first run",
                note="The memory of all its processes together; what several of "
                "them share counts once.",
                units={"MB": [Aim("", "most", 600)]},
                ours=self._memory,
            )
        ]

    def _memory(self) -> Sample:
        self._clear("memory")
        command = self._command(self._whole, "memory")
        return {"MB": peak_of_all([sys.executable, *command], self._spawner.environment)}

    def _part(self, step: int, name: str) -> Sample:
        return self.first(self._part_of(step, name), name)

    def _part_of(self, step: int, name: str) -> Path:
        file = self._scratch / f"{name}.yaml"
        if not file.exists():
            file.write_text(part(self._whole, step), encoding="utf-8")
        return file

    def _clear(self, name: str) -> None:
        shutil.rmtree(self._scratch / "cache", ignore_errors=True)
        shutil.rmtree(self._scratch / name, ignore_errors=True)

    def _command(self, source: Path, name: str) -> tuple[str, ...]:
        return ("-m", "bindwright", "generate", str(source), "--out", str(self.out(name)))

    def _generate(self, source: Path, name: str, run: str) -> Sample:
        sample = self._spawner.run(sys.executable, *self._command(source, name), "--json")
        if run:
            stages = json.loads(self._spawner.output)["stages"]
            self._stages.setdefault(name, {}).setdefault(run, []).append(stages)
        return sample
