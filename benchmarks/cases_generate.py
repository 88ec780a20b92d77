"""Generation: what `bindwright generate` takes, stage by stage, and a peer on the same description."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from measure import Case, Sample, Spread
from processes import ROOT, Spawner

SPEC: Final = ROOT / "specs" / "openai-runs"
PEER: Final = "unihttp-openapi-generator 0.3.1"
PEER_CODE: Final = "from unihttp_openapi_generator.cli import app; app()"


class Generation:
    """Generates the SDK of specs/openai-runs into a scratch folder, and keeps account of stages."""

    def __init__(self, spawner: Spawner, scratch: Path, peer_python: Path | None) -> None:
        self._spawner = spawner
        self._scratch = scratch
        self._peer_python = peer_python
        self._stages: dict[str, list[Mapping[str, float]]] = {"first": [], "second": []}

    def cases(self) -> list[Case]:
        """The comparisons about the generator."""
        return [
            Case(
                key="generate-first",
                title="generate an SDK, first run",
                note="`bindwright generate specs/openai-runs` (18 operations) as a whole process, "
                "with no output and no cache. The peer gets the same description and writes "
                "fewer files.",
                units={"ms": (), "MB": ()},
                ours=self._first,
                peer=PEER,
                theirs=None if self._peer_python is None else self._by_peer,
            ),
            Case(
                key="generate-second",
                title="generate an SDK, nothing changed",
                note="The same command once more. The floor is an interpreter that does nothing.",
                units={"ms": (), "MB": ()},
                ours=self._second,
                floors={"a bare interpreter": self._spawner.python("pass")},
            ),
        ]

    def stages(self) -> dict[str, dict[str, Spread]]:
        """Milliseconds of each stage, of the first and of the second run."""
        return {
            run: {
                stage: Spread.of([each[stage] * 1e3 for each in measured]) for stage in measured[0]
            }
            for run, measured in self._stages.items()
            if measured
        }

    def _first(self) -> Sample:
        for folder in ("cache", "sdk"):
            shutil.rmtree(self._scratch / folder, ignore_errors=True)
        return self._generate("first")

    def _second(self) -> Sample:
        return self._generate("second")

    def _generate(self, run: str) -> Sample:
        out = str(self._scratch / "sdk")
        command = ("-m", "bindwright", "generate", str(SPEC), "--out", out, "--json")
        sample = self._spawner.run(sys.executable, *command)
        self._stages[run].append(json.loads(self._spawner.output)["stages"])
        return sample

    def _by_peer(self) -> Sample:
        out = self._scratch / "peer"
        shutil.rmtree(out, ignore_errors=True)
        command = ("generate", str(SPEC / "openapi.yaml"), "-o", str(out), "--package-name", "runs")
        return self._spawner.run(str(self._peer_python), "-c", PEER_CODE, *command)


def missing_peer(peer_python: Path | None) -> str | None:
    """Why the peer generator is not measured; None if it is."""
    if peer_python is None:
        return f"{PEER} was not measured: no --peer-python"
    look = "from importlib.metadata import version; print(version('unihttp-openapi-generator'))"
    try:
        found = subprocess.run(
            [str(peer_python), "-c", look], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return f"{PEER} was not measured: it is not installed"
    installed = found.stdout.strip()
    return None if PEER.endswith(f" {installed}") else f"{PEER} was not measured: not {installed}"
