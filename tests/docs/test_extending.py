"""The worked example of docs/extending.md: made, type-checked, called, built and made again."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bindwright import generate
from bindwright.mock import running

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
CUSTOM = Path("my-sdk", "src", "shop", "_custom")


def blocks() -> dict[str, str]:
    """Everything that the page shows, by the file that its first line names."""
    found = re.findall(r"^```(?:yaml|py)\n# (\S+)\n(.*?)^```", PAGE, re.M | re.S)
    return dict(found)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, as far as the command that generates."""
    folder = tmp_path_factory.mktemp("extending")
    for name, text in blocks().items():
        if name != "excerpt":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    (folder / CUSTOM / "__init__.py").touch()
    (command,) = re.findall(r"^```sh\nbindwright (.*?)\n```", PAGE, re.M)
    done = run(folder, "-m", "bindwright", *command.split())
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(map(str, (ROOT / "generator", folder / "my-sdk" / "src")))
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_program_runs(project: Path) -> None:
    with running(project / "my-api") as url:
        code = blocks()["program.py"].replace("Shop()", f"Shop(base_url={url!r})")
        code += "from shop._custom.tracing import ANSWERS\nprint(dict(ANSWERS))\n"
        done = run(project, "-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "o2 1.75\no2 1.75\n{'200 of True': 2}\n"


def test_importing_the_package_imports_no_extension(project: Path) -> None:
    code = "import sys, shop\n"
    code += "assert not [each for each in sys.modules if '_custom' in each]\n"
    assert run(project, "-c", code).returncode == 0


def test_the_type_checkers_find_nothing(project: Path, tmp_path: Path) -> None:
    source = project / "my-sdk" / "src"
    arguments = ("-m", "mypy", "--strict", "--no-incremental", "--package", "shop")
    done = run(project, *arguments, MYPYPATH=str(source), PYTHONPATH=str(ROOT / "generator"))
    assert done.returncode == 0, done.stdout
    facts = {
        "include": [os.path.relpath(each, tmp_path) for each in (source, project / "program.py")],
        "extraPaths": [str(source)],
        "typeCheckingMode": "strict",
    }
    config = tmp_path / "pyrightconfig.json"
    config.write_text(json.dumps(facts), encoding="utf-8")
    done = run(project, "-m", "pyright", "--project", str(config), "--pythonpath", sys.executable)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "0 errors, 0 warnings" in done.stdout


def test_the_wheel_holds_the_code(project: Path, tmp_path: Path) -> None:
    command = ("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    done = run(project, "-m", *command, "--wheel-dir", str(tmp_path), str(project / "my-sdk"))
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    expected = {f"shop/_custom/{name}.py" for name in ("__init__", "orders", "tracing", "pricing")}
    assert expected <= set(names)


def test_the_generated_code_reads_as_the_page_says(project: Path) -> None:
    text = (project / "my-sdk" / "src" / "shop" / "_client.py").read_text(encoding="utf-8")
    assert blocks()["excerpt"] in text
    assert "    async_note as async_on_response,\n" in text
    package = project / "my-sdk" / "src" / "shop"
    naming = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "._custom." in path.read_text(encoding="utf-8")
    }
    assert naming == {"__init__.py", "_client.py"}


def test_nothing_that_is_done_touches_the_folder(project: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(project, tmp_path / "copy")
    custom = copy / CUSTOM
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in custom.glob("*.py")}
    api, out = copy / "my-api", copy / "my-sdk"
    description = (api / "openapi.yaml").read_text(encoding="utf-8")
    (api / "openapi.yaml").write_text(description.replace("cents", "pennies"), encoding="utf-8")
    assert generate(api, out=out).published.changed
    settings = (api / "bindwright.yaml").read_text(encoding="utf-8")
    without = settings[: settings.index("extensions:")]
    (api / "bindwright.yaml").write_text(without, encoding="utf-8")
    generate(api, out=out, force=True)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in custom.glob("*.py")}
    assert after == before
    assert "._custom." not in (out / "src" / "shop" / "_client.py").read_text(encoding="utf-8")
