"""The documentation is true: its Python runs, its settings are accepted, its links lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from bindwright.mock import running
from bindwright.settings import settings_schema

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
FOLDERS = (ROOT / "generator", ROOT / "generated" / "openai-runs" / "src")
SDK_PAGES = sorted((ROOT / "generated").glob("*/README.md"))


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)


PROGRAMS = [
    pytest.param(code, id=f"{page.relative_to(ROOT)}-{number}")
    for page in PAGES
    for number, code in enumerate(_blocks(page, "python"))
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(ROOT / "specs" / "openai-runs", pace=0) as url:
        yield url


def _run(code: str, server: str) -> None:
    environment = {
        **os.environ,
        "OPENAI_API_KEY": "k",
        "OPENAI_BASE_URL": server,
        "PYTHONPATH": os.pathsep.join(map(str, FOLDERS)),
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("code", PROGRAMS)
def test_a_program_runs(code: str, server: str) -> None:
    _run(code, server)


def test_the_readme_of_the_sdk_runs(server: str) -> None:
    (page,) = [each for each in SDK_PAGES if each.parent.name == "openai-runs"]
    _run("\n".join(_blocks(page, "python")), server)


@pytest.mark.parametrize("text", _blocks(ROOT / "docs" / "settings.md", "yaml"))
def test_settings_in_the_guide_fit_the_schema(text: str) -> None:
    shown: Any = yaml.safe_load(text)
    if shown is None:
        return
    schema = {**settings_schema(), "required": []}
    assert not [each.message for each in Draft202012Validator(schema).iter_errors(shown)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
