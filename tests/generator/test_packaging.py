"""The distribution and the locks say the same, and an installed bindwright is complete."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import bindwright

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
PIN = re.compile(r"([a-z0-9.-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def project() -> dict[str, Any]:
    """`pyproject.toml`."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def listed(name: str) -> set[str]:
    """The requirements that an `.in` file lists itself, in one spelling."""
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    return {str(Requirement(line)) for line in lines if line and line[0] not in "#-"}


def locked(name: str) -> dict[str, Version]:
    """The versions that a lock pins, each with hashes."""
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    return {match[1]: Version(match[2]) for match in PIN.finditer(text)}


def test_run_lists_what_the_package_needs() -> None:
    facts = project()["project"]
    extras = facts["optional-dependencies"].values()
    needed = [*facts["dependencies"], *(each for extra in extras for each in extra)]
    extra = listed("run.in") - {str(Requirement(each)) for each in needed}
    assert {str(Requirement(each)) for each in needed} <= listed("run.in")
    assert {Requirement(each).name for each in extra} == {"httpx2"}


def test_dev_lists_the_development_group() -> None:
    group = project()["dependency-groups"]["dev"]
    assert listed("dev.in") == {str(Requirement(each)) for each in group}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_a_lock_pins_all_that_is_listed(name: str) -> None:
    pins = locked(f"{name}.txt")
    for each in map(Requirement, listed(f"{name}.in")):
        assert each.specifier.contains(pins[each.name.lower()], prereleases=True), each


def test_the_locks_agree() -> None:
    run, dev = locked("run.txt"), locked("dev.txt")
    assert run.items() <= dev.items()


@pytest.mark.parametrize("name", ["run.in", "run.txt", "dev.in", "dev.txt"])
def test_a_lock_names_no_place(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    assert not re.search(r"://|@ |--(extra-)?index-url|--find-links|(^|\s)/\w", text)
    if name.endswith(".txt"):
        lines = [line for line in text.splitlines() if "==" in line]
        assert len(lines) == len(locked(name))


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.compile(r"^(?:dependencies|mock|dev) = \[\n(.*?)^\]", re.M | re.S)
    lines = [line for match in block.finditer(text) for line in match[1].splitlines()]
    assert len(lines) > 15
    assert all(re.search(r'", # \S', line) for line in lines)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """bindwright, built without fetching anything."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(out)]
    done = subprocess.run([*build, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_generator_and_templates(wheel: Path) -> None:
    assert wheel.name == f"bindwright-{bindwright.__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, prefix in (
        (ROOT / "generator" / "bindwright", ""),
        (ROOT / "templates", "_templates/"),
    ):
        for path in folder.rglob("*"):
            if path.is_file() and not {"__pycache__", ".hypothesis"} & set(path.parts):
                assert f"bindwright/{prefix}{path.relative_to(folder).as_posix()}" in names
    assert "bindwright/py.typed" in names, "PEP 561: what imports bindwright is checked, too"
    tops = {name.split("/")[0].split("-")[0] for name in names}
    assert tops == {"bindwright"}
    assert not [name for name in names if ".hypothesis" in name or "__pycache__" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_generates(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    run = "import sys; from bindwright.cli import main; sys.exit(main(sys.argv[1:]))"
    out = tmp_path / "sdk"
    done = subprocess.run(
        [sys.executable, "-c", run, "generate", str(ROOT / "specs/openai-runs"), "--out", str(out)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "HOME": str(tmp_path), "PATH": ""},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    golden = ROOT / "generated" / "openai-runs" / "src"
    for path in golden.rglob("*.py"):
        assert (out / "src" / path.relative_to(golden)).read_bytes() == path.read_bytes(), path
