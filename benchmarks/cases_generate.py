"""Generation: what `bindwright generate` takes, stage by stage, and as its input grows or changes."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from descriptions import RUNS, part, published, with_property, with_sentence
from measure import Aim, Case, Sample, Scale, Spread, Take
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
                note="The published description (271 operations, 3 MB of YAML) with inferred "
                "settings, with no output and no cache.",
                units={
                    "ms": [Aim("", "most", 7000)],
                    "cpu ms": (),
                    "MB": [Aim("", "most", 600)],
                },
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
                    note=f"One path in {step}, and the components these need.",
                    units={"ms": (), "cpu ms": ()},
                    ours=partial(self._part, step, name),
                )
                for step, name in ((2, "half"), (4, "quarter"))
            ),
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
        shutil.rmtree(self._scratch / "cache", ignore_errors=True)
        shutil.rmtree(self._scratch / name, ignore_errors=True)
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

    def _part(self, step: int, name: str) -> Sample:
        file = self._scratch / f"{name}.yaml"
        if not file.exists():
            file.write_text(part(self._whole, step), encoding="utf-8")
        return self.first(file, name)

    def _generate(self, source: Path, name: str, run: str) -> Sample:
        command = ("-m", "bindwright", "generate", str(source), "--out", str(self.out(name)))
        sample = self._spawner.run(sys.executable, *command, "--json")
        if run:
            stages = json.loads(self._spawner.output)["stages"]
            self._stages.setdefault(name, {}).setdefault(run, []).append(stages)
        return sample
