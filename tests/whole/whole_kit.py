"""SDKs of whole published descriptions, from a pinned package: each is generated once a session."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize import normalize
from bindwright.normalize.form import NormalForm
from bindwright.pipeline import Result
from bindwright.settings import Settings, read_settings
from bindwright.source import Document, Reading, read_document

ROOT = Path(__file__).parents[2]
OPERATIONS = {"openai": 271, "anthropic": 106, "cohere": 41}
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Whole:
    """An SDK made from a whole description, by the settings that `bindwright init` writes."""

    vendor: str
    folder: Path
    """Where the settings are."""
    out: Path
    result: Result

    @property
    def settings(self) -> Settings:
        """What the SDK was made by."""
        return settings_of(self.folder)

    @property
    def document(self) -> Document:
        """The description, with the overlay for it."""
        return document_of(self.folder)

    @property
    def data(self) -> Any:
        """The description as plain data."""
        return self.document.data

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
def settings_of(folder: Path) -> Settings:
    """The settings of a folder."""
    return read_settings(folder)


@cache
def document_of(folder: Path) -> Document:
    """The description that the settings of a folder name."""
    settings = settings_of(folder)
    return read_document(settings.description, Reading(overlays=settings.overlays))


@cache
def normal_form(folder: Path) -> NormalForm:
    """The normal form of the description that the settings of a folder name."""
    return normalize(document_of(folder), {}, Diagnostics())
