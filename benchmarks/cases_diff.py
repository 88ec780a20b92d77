"""Comparing: what `bindwright diff` takes, as a whole process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from descriptions import RUNS, published, with_property
from measure import Aim, Case, Sample, Scale
from processes import Spawner

NOTHING: Final = "a bare interpreter"
_RENAMED: Final = ("parallel_tool_calls:", "parallel_calls:")
_REWORDED: Final = ("description: The ", "description: A ")


class Comparison:
    """Compares descriptions, one of them as it was edited in a scratch folder."""

    def __init__(self, spawner: Spawner, scratch: Path, scale: Scale) -> None:
        self._spawner = spawner
        self._scratch = scratch
        self._whole = published() if scale.whole else RUNS

    def cases(self) -> list[Case]:
        """The comparisons about `bindwright diff`."""
        former = RUNS.parent / "history" / "2024-09" / "openapi.yaml"
        floors = {NOTHING: self._spawner.python("pass")}
        return [
            Case(
                key="diff-runs",
                title="compare two descriptions of the runs",
                note="`bindwright diff` of the description of September 2024 with today's, as a "
                "whole process.",
                units={"ms": [Aim("", "most", 1500)], "cpu ms": (), "MB": ()},
                ours=lambda: self._compared(former, RUNS.parent),
                floors=floors,
            ),
            Case(
                key="diff-whole",
                title="compare two descriptions of the whole OpenAI API",
                note="The published description (271 operations, 3 MB of YAML) with a copy in which "
                "a property is added, one is renamed everywhere, and many texts are reworded.",
                units={"ms": [Aim("", "most", 15000)], "cpu ms": (), "MB": ()},
                ours=lambda: self._compared(self._whole, self._edited()),
            ),
        ]

    def _edited(self) -> Path:
        file = self._scratch / "edited.yaml"
        if not file.exists():
            text = with_property(self._whole.read_text(encoding="utf-8"), 1)
            for old, new in (_RENAMED, _REWORDED):
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8")
        return file

    def _compared(self, old: Path, new: Path) -> Sample:
        command = ("-m", "bindwright", "diff", str(old), str(new), "--json")
        return self._spawner.run(sys.executable, *command)
