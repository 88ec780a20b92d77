"""Names that are there before their modules are."""

import subprocess
import sys
from pathlib import Path

import pytest

import _core

RUNTIME = Path(str(_core.__file__)).parents[1]

PACKAGE = """
from _core.lazy import lazy_names

__getattr__, __dir__ = lazy_names(__name__, {"Big": ".big", "small": ".big", "gone": ".big"})
VERSION = "1"
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    home = tmp_path / "zoo"
    home.mkdir()
    (home / "__init__.py").write_text(PACKAGE)
    (home / "big.py").write_text("class Big: pass\nsmall = 1\n")
    return tmp_path


def run(package: Path, program: str) -> str:
    code = f"import sys; sys.path[:0] = [{str(package)!r}, {str(RUNTIME)!r}]\n{program}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    return done.stdout + done.stderr


def test_a_module_is_imported_with_the_first_use_of_its_name(package: Path) -> None:
    program = """
import zoo
print("zoo.big" in sys.modules, "Big" in dir(zoo), "VERSION" in dir(zoo), "lazy_names" in dir(zoo))
from zoo import Big
print("zoo.big" in sys.modules, Big is zoo.Big, "Big" in vars(zoo), zoo.small)
"""
    assert run(package, program) == "False True True False\nTrue True True 1\n"


def test_a_name_that_is_nowhere(package: Path) -> None:
    program = """
import zoo
print(hasattr(zoo, "Other"), getattr(zoo, "__wrapped__", None))
zoo.Other
"""
    out = run(package, program)
    assert out.startswith("False None\n")
    assert "AttributeError: module 'zoo' has no attribute 'Other'" in out


def test_a_name_that_its_module_lacks(package: Path) -> None:
    assert "has no attribute 'gone'" in run(package, "import zoo; zoo.gone")


def test_the_runtime_loads_no_http_and_no_json_library(tmp_path: Path) -> None:
    program = """
import pkgutil, importlib, _core
for module in pkgutil.iter_modules(_core.__path__):
    # The classes of these derive from those of the HTTP library.
    if module.name not in ("bodies", "discreet"):
        importlib.import_module(f"_core.{module.name}")
print(sorted({"httpx2", "json", "orjson", "asyncio"} & sys.modules.keys()))
"""
    assert run(tmp_path, program) == "[]\n"


def test_a_module_and_a_package_below_are_attributes(package: Path) -> None:
    home = package / "zoo"
    (home / "deep").mkdir()
    (home / "deep" / "__init__.py").write_text("depth = 3\n")
    (home / "hidden.py").write_text("")
    (home / "__init__.py").write_text(
        "from _core.lazy import lazy_names\n"
        '__getattr__, __dir__ = lazy_names(__name__, {"Big": ".big", "Fraction": "fractions", '
        '"Large": ".big:Big"}, ["deep"])\n'
    )
    program = """
import zoo
print("zoo.deep" in sys.modules, "deep" in dir(zoo), zoo.deep.depth, zoo.big.small)
print(zoo.Large is zoo.Big, zoo.Fraction(1, 2), hasattr(zoo, "hidden"))
"""
    assert run(package, program) == "False True 3 1\nTrue 1/2 False\n"


def test_a_module_that_is_no_package_has_lazy_names_too(package: Path) -> None:
    (package / "zoo" / "near.py").write_text(
        "from _core.lazy import lazy_names\n"
        '__getattr__, __dir__ = lazy_names(__name__, {"Huge": ".big:Big"})\n'
    )
    program = """
from zoo.near import Huge
import zoo.near
print(Huge.__name__, "Huge" in dir(zoo.near), hasattr(zoo.near, "big"))
"""
    assert run(package, program) == "Big True False\n"


def test_a_deprecated_name_warns_where_it_is_used(package: Path) -> None:
    (package / "zoo" / "__init__.py").write_text(
        "from _core.lazy import lazy_names\n"
        "__getattr__, __dir__ = lazy_names(\n"
        "    __name__, {'Big': '.big', 'Huge': '.big:Big'}, renamed={'Huge': 'Big'}\n)\n"
    )
    program = """
import warnings
import zoo
warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as found:
    print(zoo.Big is zoo.Huge, len(found), found[0].message, found[0].filename)
    print("Huge" in vars(zoo), "Huge" in dir(zoo))
with warnings.catch_warnings(record=True) as found:
    from zoo import Huge
    print({each.filename for each in found})
"""
    said = run(package, program).splitlines()
    assert said == ["True 1 `Huge` is called `Big` now <string>", "False True", "{'<string>'}"]
