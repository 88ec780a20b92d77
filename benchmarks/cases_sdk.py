"""The SDK of a whole description: what its import takes, and the first use of each resource."""

from __future__ import annotations

import re
import statistics
import sys
from pathlib import Path
from typing import Final

from cases_generate import NOTHING, Generation
from measure import Aim, Case, Sample
from processes import HERE, Spawner

_RESOURCE: Final = re.compile(r"^#+ client\.([\w.]+)$", re.M)


def cases(generation: Generation, spawner: Spawner) -> list[Case]:
    """The comparisons about what `generation` has made of the whole description before."""
    out = generation.out("whole")
    return [
        Case(
            key="whole-import",
            title="import the SDK of the whole OpenAI API",
            note="A fresh process that imports the package, with byte code cached.",
            units={"ms": [Aim(NOTHING, "more", 50)], "MB": [Aim("", "most", 25)]},
            ours=lambda: _imported(out, spawner),
            floors={NOTHING: spawner.python("pass")},
        ),
        Case(
            key="whole-first-use",
            title="first use of a resource of it",
            note="From a client to the resource, with all that any of its methods encodes or "
            "decodes; each resource in a process of its own. The median and the worst of them.",
            units={"ms": [Aim("", "most", 60)], "ms, worst": [Aim("", "most", 60)]},
            ours=lambda: _first_uses(out, spawner),
        ),
    ]


def _package(out: Path) -> str:
    (found,) = (each.parent.name for each in out.glob("src/*/__init__.py"))
    return found


def _imported(out: Path, spawner: Spawner) -> Sample:
    code = f"import sys; sys.path.insert(0, {str(out / 'src')!r}); import {_package(out)}"
    spawner.run(sys.executable, "-c", code)
    return spawner.run(sys.executable, "-c", code)


def _first_uses(out: Path, spawner: Spawner) -> Sample:
    took: list[float] = []
    for resource in _RESOURCE.findall((out / "api.md").read_text(encoding="utf-8")):
        command = (str(HERE / "first_use.py"), str(out / "src"), _package(out), resource)
        for _ in range(2):  # the first one leaves byte code
            spawner.run(sys.executable, *command)
        took.append(float(spawner.output))
    return {"ms": statistics.median(took), "ms, worst": max(took)}
