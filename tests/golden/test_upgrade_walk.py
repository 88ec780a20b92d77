"""The whole walk of docs/upgrade.md: every command, all it prints, and the files that it leaves.

Run as a program, this accepts what the commands print now.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).with_name("upgrade")
HISTORY = ROOT / "specs" / "openai-runs" / "history" / "2024-09" / "openapi.yaml"
PAGE = (ROOT / "docs" / "upgrade.md").read_text(encoding="utf-8")
ACCEPT = f"if the change is meant, accept it with: python {Path(__file__).relative_to(ROOT)}"
FILES = {"CHANGELOG.md": "runs-api/CHANGELOG.md", "pull-request.md": "pull-request.md"}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the page, what the page shows of its output, and what it printed."""

    command: str
    shown: str
    printed: str
    code: int

    def __str__(self) -> str:
        return f"$ {self.command}\n{self.printed}[exit {self.code}]\n"


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the page, with what is shown of its output."""
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def steady(text: str) -> str:
    """Output without what depends on the machine, or on templates that are tested elsewhere."""
    text = re.sub(r"\d+ files? changed", "N files changed", text)
    text = re.sub(r"\d+ unchanged; [\d.]+ s", "N unchanged; N s", text)
    return re.sub(r"^ +(\d+) ([+-])", r"  N \2", text, flags=re.M)


def walk(folder: Path) -> list[Step]:
    """Do all that the page says, in a repository of its own."""
    tools = folder / "bin"
    project = folder / "project"
    tools.mkdir()
    project.mkdir()
    (tools / "bindwright").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m bindwright "$@"\n', encoding="utf-8"
    )
    (tools / "bindwright").chmod(0o755)
    (diff,) = re.findall(r"^```diff\n(.*?)^```", PAGE, re.M | re.S)
    (project / "seconds.diff").write_text(diff, encoding="utf-8")
    (project / "bindwright").symlink_to(ROOT)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "generator"),
        "PYTHONUNBUFFERED": "1",  # what goes to both streams comes in the order of a terminal
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        **{f"GIT_{role}_NAME": "a" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "a@example.com" for role in ("AUTHOR", "COMMITTER")},
    }

    def run(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-c", command],
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    run("git init --quiet; printf 'bindwright\\nseconds.diff\\n' > .git/info/exclude")
    steps: list[Step] = []
    for command, shown in commands():
        done = run(command)
        steps.append(Step(command, shown, steady(done.stdout), done.returncode))
    return steps


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("upgrade")


@pytest.fixture(scope="module")
def steps(folder: Path) -> list[Step]:
    return walk(folder)


def test_every_command_prints_what_it_did(steps: list[Step]) -> None:
    expected = (GOLDEN / "transcript.txt").read_text(encoding="utf-8")
    assert "".join(map(str, steps)) == expected, ACCEPT


def test_the_page_shows_what_the_commands_print(steps: list[Step]) -> None:
    for step in steps:
        rest = step.printed
        for line in steady(step.shown).splitlines():
            if line != "[...]":
                assert f"{line}\n" in f"{rest}\n", (step.command, line)
                rest = rest[rest.index(line) + len(line) :]


def test_the_exit_codes_are_those_that_the_page_names(steps: list[Step]) -> None:
    found = [step.command for step in steps if step.code]
    assert [command.split()[:2] for command in found] == [
        ["bindwright", "check"],
        ["bindwright", "diff"],
    ]
    assert {step.code for step in steps} == {0, 1}


@pytest.mark.parametrize("name", FILES)
def test_the_files_that_it_leaves(folder: Path, steps: list[Step], name: str) -> None:
    made = (folder / "project" / FILES[name]).read_text(encoding="utf-8")
    assert made == (GOLDEN / name).read_text(encoding="utf-8"), ACCEPT


def test_what_it_ends_with_is_the_sdk_of_today_and_the_edit(
    folder: Path, steps: list[Step]
) -> None:
    made, today = (
        folder / "project" / "runs-sdk" / "src",
        ROOT / "generated" / "openai-runs" / "src",
    )
    # Classes that both have may stand in other modules: those of then, which the name lock keeps.
    different = {
        path.relative_to(today).as_posix()
        for path in today.rglob("*.py")
        if (made / path.relative_to(today)).is_file()
        and (made / path.relative_to(today)).read_bytes() != path.read_bytes()
    }
    assert {
        "openai_runs/_version.py",
        "openai_runs/types/beta/threads/run.py",
    } <= different
    code = (
        "from openai_runs.types.beta.threads import Run\n"
        "assert isinstance(Run.seconds, property)\n"
        "assert 'parallel_tool_calls' in Run.__dataclass_fields__\n"
        "import openai_runs\n"
        "assert openai_runs.__version__ == '0.2.0'\n"
    )
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(made)}, check=True
    )


def test_the_description_of_then_is_what_the_library_of_then_knew() -> None:
    description: Any = yaml.safe_load(HISTORY.read_text(encoding="utf-8"))
    schemas = description["components"]["schemas"]
    properties = schemas["CreateRunRequest"]["properties"]
    assert set(properties) - {"stream"} == {
        *("assistant_id", "additional_instructions", "additional_messages", "instructions"),
        *("max_completion_tokens", "max_prompt_tokens", "metadata", "model", "response_format"),
        *("temperature", "tool_choice", "tools", "top_p", "truncation_strategy"),
    }
    assert schemas["CreateRunRequest"]["required"] == ["assistant_id"]
    assert schemas["AssistantSupportedModels"]["enum"] == [
        *("gpt-4o", "gpt-4o-2024-05-13", "gpt-4-turbo", "gpt-4-turbo-2024-04-09"),
        *("gpt-4-0125-preview", "gpt-4-turbo-preview", "gpt-4-1106-preview"),
        *("gpt-4-vision-preview", "gpt-4", "gpt-4-0314", "gpt-4-0613", "gpt-4-32k"),
        *("gpt-4-32k-0314", "gpt-4-32k-0613", "gpt-3.5-turbo", "gpt-3.5-turbo-16k"),
        *("gpt-3.5-turbo-0613", "gpt-3.5-turbo-1106", "gpt-3.5-turbo-0125"),
        "gpt-3.5-turbo-16k-0613",
    ]
    assert set(schemas["Metadata"]) == {"description"}
    text = HISTORY.read_text(encoding="utf-8").partition("openapi: 3.1.0")[2]
    assert "parallel_tool_calls" not in text
    assert "easoning" not in text


def accept() -> None:
    """Let what the commands print now be what is expected."""
    with tempfile.TemporaryDirectory() as made:
        steps = walk(Path(made))
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / "transcript.txt").write_text("".join(map(str, steps)), encoding="utf-8")
        for name, path in FILES.items():
            (GOLDEN / name).write_bytes((Path(made) / "project" / path).read_bytes())


if __name__ == "__main__":
    accept()
