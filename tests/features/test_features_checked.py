"""Every SDK of a feature imports whole, and the type checkers find nothing in any of them.

The SDKs are checked together, with one copy of the runtime that all of them hold byte for byte;
so are the tests of the features, which are what a caller would write.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from feature_kit import DESCRIPTIONS, ROOT, Gallery, names

_CORE = re.compile(r"from \.+_core(?=[. ])")
_HERE = Path(__file__).parent


@pytest.mark.parametrize("name", names())
def test_every_module_imports_and_every_name_resolves(name: str, gallery: Gallery) -> None:
    package = gallery.generated(name)
    module = importlib.import_module(package.name)
    for found in pkgutil.walk_packages(module.__path__, f"{package.name}."):
        inner = importlib.import_module(found.name)
        for public in getattr(inner, "__all__", ()):
            getattr(inner, public)


@pytest.fixture(scope="module")
def checked(gallery: Gallery, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All packages in one folder, over one copy of the runtime."""
    folder = tmp_path_factory.mktemp("checked")
    runtime = ROOT / "templates" / "sdk" / "src" / "__package__" / "_core"
    shutil.copytree(runtime, folder / "sdk_core", ignore=shutil.ignore_patterns("__pycache__"))
    for name in names():
        package = gallery.generated(name)
        for file in package.rglob("*.py"):
            inner = file.relative_to(package)
            if inner.parts[0] == "_core":
                assert file.read_bytes() == (runtime / Path(*inner.parts[1:])).read_bytes()
                continue
            target = folder / package.name / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            text = _CORE.sub("from sdk_core", file.read_text(encoding="utf-8"))
            target.write_text(text, encoding="utf-8")
        (folder / package.name / "py.typed").touch()
    return folder


@pytest.mark.slow
def test_pyright_finds_nothing(checked: Path) -> None:
    config = checked.parent / "pyrightconfig.json"
    # Absolute paths would be passed over.
    include = [os.path.relpath(each, config.parent) for each in (checked, _HERE)]
    facts = {
        "include": include,
        "extraPaths": [str(checked), str(ROOT / "generator"), str(_HERE)],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    config.write_text(json.dumps(facts), encoding="utf-8")
    command = ("pyright", "--project", str(config), "--pythonpath", sys.executable, "--outputjson")
    found = json.loads(_run(*command, path="", may_fail=True))
    said = [f"{each['file']}: {each['message']}" for each in found["generalDiagnostics"]]
    assert not said, "\n".join(said)
    assert found["summary"]["filesAnalyzed"] > 10 * len(names())


@pytest.mark.slow
def test_mypy_finds_nothing(checked: Path) -> None:
    tests = [str(each) for each in sorted(_HERE.glob("test_*.py"))]
    packages = [str(each) for each in sorted(checked.iterdir())]
    path = os.pathsep.join(map(str, (checked, ROOT / "generator", _HERE)))
    _run("mypy", "--strict", "--no-incremental", *packages, *tests, path=path)


def test_every_feature_has_a_test() -> None:
    tests = "".join(each.read_text(encoding="utf-8") for each in _HERE.glob("test_*.py"))
    for name in names():
        assert f'"{name}"' in tests, f"no test asks for specs/features/{name}"
    assert all((DESCRIPTIONS / each).is_dir() for each in re.findall(r'feature\("(.+?)"\)', tests))


def _run(*command: str, path: str, may_fail: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": path, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert may_fail or done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    return done.stdout
