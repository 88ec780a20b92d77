"""Every SDK is a whole project: it builds offline, with no plug-in, to the same bytes."""

from __future__ import annotations

import email.parser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SDKS = sorted(path.parent for path in (ROOT / "generated").glob("*/pyproject.toml"))


def _wheel(project: Path, out: Path) -> Path:
    command = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [sys.executable, *command, "--wheel-dir", str(out), str(project)],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        check=True,
    )
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.mark.parametrize("project", SDKS, ids=lambda path: path.name)
def test_the_wheel(project: Path, tmp_path: Path) -> None:
    wheel = _wheel(project, tmp_path / "one")
    module = next((project / "src").iterdir()).name
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith("dist-info/METADATA"))
        facts = email.parser.Parser().parsestr(archive.read(metadata).decode())
    assert f"{module}/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert facts["License-Expression"] == "MIT"
    needed = [each for each in facts.get_all("Requires-Dist") or () if "extra ==" not in each]
    assert [each.partition("<")[0].partition(">")[0] for each in needed] == ["httpx2"]
    assert wheel.read_bytes() == _wheel(project, tmp_path / "two").read_bytes()


@pytest.mark.parametrize("project", SDKS, ids=lambda path: path.name)
def test_the_installed_package_works_alone(project: Path, tmp_path: Path) -> None:
    wheel = _wheel(project, tmp_path)
    module = next((project / "src").iterdir()).name
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        f"import {module}, sys\n"
        f"assert 'httpx2' not in sys.modules\n"
        f"assert not [n for n in sys.modules if n.startswith('{module}.resources')]\n"
        f"assert not [n for n in sys.modules if n.startswith('{module}.types.')]\n"
        f"for name in {module}.__all__: getattr({module}, name)\n"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=True,
    )
