"""The jobs and the hook of docs/ci.md do what the page says, in a repository of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bindwright import __version__, generate

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
DESCRIPTION = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
servers: [{url: https://example.com}]
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}}}
"""
SETTINGS = """\
description: openapi.yaml
package: {name: my-sdk}
client: {name: Mine}
resources: {things: {methods: {list: listThings}}}
"""
PIP = f"""\
#!/bin/sh
# Stands for pip: the page must install this very version.
test "$*" = "install bindwright=={__version__}"
"""


def shown(file: str) -> Any:
    """The YAML that the page shows for a file."""
    (text,) = re.findall(rf"^```yaml\n# {re.escape(file)}\n(.*?)^```", PAGE, re.M | re.S)
    return yaml.safe_load(text)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ci") / "project"
    (folder / "my-api").mkdir(parents=True)
    (folder / "my-api" / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    (folder / "my-api" / "bindwright.yaml").write_text(SETTINGS, encoding="utf-8")
    generate(folder / "my-api", out=folder / "my-sdk")
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A repository with a description and its SDK, both committed."""
    folder = shutil.copytree(made, tmp_path / "project")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "pip").write_text(PIP, encoding="utf-8")
    command = f'#!/bin/sh\nexec "{sys.executable}" -m bindwright "$@"\n'
    (tools / "bindwright").write_text(command, encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "An SDK")
    return folder


def environment(folder: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **inherited,
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "generator"),
        "HOME": str(folder.parent),
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
    }


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


def git(folder: Path, *arguments: str) -> None:
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stderr


def shell(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """A script as both services run it: it ends at the first command that fails."""
    return run(folder, "bash", "-eo", "pipefail", "-c", script)


def move(project: Path) -> None:
    path = project / "my-api" / "openapi.yaml"
    path.write_text(DESCRIPTION.replace("{id:", "{name:"), encoding="utf-8")


def on_github(project: Path, job: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether the job passes, and what its steps print."""
    failed, said = False, ""
    for step in job["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
        elif failed == (step.get("if") == "failure()"):
            done = shell(project, step["run"])
            failed = failed or done.returncode != 0
            said += done.stdout + done.stderr
    return not failed, said


def test_the_github_job(project: Path) -> None:
    workflow = shown(".github/workflows/sdk.yml")
    assert workflow[True] == ["push", "pull_request"]  # YAML 1.1 reads `on` as a boolean
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    passed, said = on_github(project, job)
    assert passed, said
    summary = project.parent / "summary.md"
    assert not summary.exists()
    move(project)
    passed, said = on_github(project, job)
    assert not passed
    assert "the description has changed" in said
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("~~~diff\n--- a/")
    assert "+    name: str | None = None\n" in text
    assert text.endswith("\n~~~\n")


def test_the_gitlab_job(project: Path) -> None:
    (job,) = shown(".gitlab-ci.yml").values()
    assert job["artifacts"]["when"] == "on_failure"
    (artifact,) = job["artifacts"]["paths"]
    for moved in (False, True):
        if moved:
            move(project)
        done = shell(project, "\n".join(job["script"]))
        assert (done.returncode == 0) is not moved, done.stdout + done.stderr
        assert shell(project, "\n".join(job["after_script"])).returncode == 0
        assert ("+    name: str" in (project / artifact).read_text(encoding="utf-8")) is moved


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_job_that_cannot_tell_fails(project: Path, service: str) -> None:
    (project / "my-sdk" / ".bindwright" / "manifest.json").unlink()
    if service == "github":
        (job,) = shown(".github/workflows/sdk.yml")["jobs"].values()
        passed, said = on_github(project, job)
    else:
        done = shell(project, "\n".join(shown(".gitlab-ci.yml")["sdk"]["script"]))
        passed, said = done.returncode == 0, done.stderr
    assert not passed
    assert "[no-manifest]" in said


def test_the_pre_commit_hook(project: Path) -> None:
    """pre-commit itself runs the hook, out of a repository with our declaration of it."""
    tool = project.parent / "bindwright"
    tool.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", tool)
    git(tool, "init", "--quiet")
    git(tool, "add", ".")
    git(tool, "commit", "--quiet", "--message", "A hook")
    git(tool, "tag", f"v{__version__}")
    config = shown(".pre-commit-config.yaml")
    (repository,) = config["repos"]
    assert repository["rev"] == f"v{__version__}"
    repository["repo"] = str(tool)
    # As the page says: the bindwright that is installed, so that nothing is downloaded.
    repository["hooks"][0]["language"] = "system"
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = (sys.executable, "-m", "pre_commit")
    done = run(project, *command, "validate-manifest", str(tool / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout
    git(project, "add", ".")
    done = run(project, *command, "run")
    assert (done.returncode, "Skipped" in done.stdout) == (0, True), done.stdout
    move(project)
    git(project, "add", ".")
    done = run(project, *command, "run")
    assert done.returncode == 1
    assert "the description has changed" in done.stdout
    generate(project / "my-api", out=project / "my-sdk")
    git(project, "add", ".")
    done = run(project, *command, "run")
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_a_conflict_is_settled_as_the_page_says(project: Path) -> None:
    """Two branches that generate differently, put together by the commands of the page."""
    (script,) = re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S)
    git(project, "checkout", "--quiet", "-b", "other")
    path = project / "my-api" / "openapi.yaml"
    for branch, name in (("other", "title"), ("master", "name")):
        git(project, "checkout", "--quiet", "-B", branch)
        path.write_text(DESCRIPTION.replace("{id:", f"{{{name}:"), encoding="utf-8")
        generate(project / "my-api", out=project / "my-sdk")
        git(project, "commit", "--quiet", "--all", "--message", name)
        if branch == "other":
            git(project, "checkout", "--quiet", "-B", "master", "HEAD~")
    assert run(project, "git", "merge", "other").returncode == 1
    git(project, "checkout", "--ours", "my-api")
    assert shell(project, "bindwright check my-api --out my-sdk").returncode == 2
    done = shell(project, script)
    assert done.returncode == 0, done.stdout + done.stderr
    assert shell(project, "bindwright check my-api --out my-sdk").returncode == 0
