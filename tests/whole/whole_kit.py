"""SDKs of whole published descriptions, from a pinned package: each is generated once a session."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bindwright.diagnostics import Diagnostics
from bindwright.infer import infer_settings
from bindwright.normalize import normalize
from bindwright.normalize.form import NormalForm
from bindwright.pipeline import Result
from bindwright.settings import Settings
from bindwright.source import read_document

ROOT = Path(__file__).parents[2]
OPERATIONS = {"openai": 271, "anthropic": 106, "cohere": 41}
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Whole:
    """An SDK made from a whole description."""

    vendor: str
    description: Path
    out: Path
    result: Result

    @property
    def settings(self) -> Settings:
        """What the SDK was made by."""
        return settings_of(self.description)

    @property
    def module(self) -> str:
        """The name that the package is imported by."""
        return self.settings.package.module

    def run(self, *command: str, given: object = None) -> str:
        """What Python prints, run so that it can import the SDK and the helpers of the tests."""
        folders = [self.out / "src", ROOT / "tests" / "whole", ROOT / "tests" / "contract"]
        path = os.pathsep.join(map(str, [*folders, ROOT / "generator"]))
        done = subprocess.run(
            [sys.executable, *command],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout


@cache
def settings_of(description: Path) -> Settings:
    """The settings that are inferred from a description."""
    return infer_settings(description)


@cache
def normal_form(description: Path) -> NormalForm:
    """The normal form of a description."""
    return normalize(read_document(description), {}, Diagnostics())
