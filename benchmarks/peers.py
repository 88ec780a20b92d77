"""Other generators: how each is called, and what became of the description in its output.

How long a generator takes says little without what it made of the description. So its output is
looked at as well: which operations are in it, which of its modules cannot be imported, and how
many errors a type checker finds.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from descriptions import Operation, operations, schemas

MODULE: Final = "client"
"""The package that each generator is asked to make."""
_BRACES: Final = re.compile(r"\{[^{}\n]*\}")
_BLOCK: Final = re.compile(r"^(?=(?:class|def|async def|\w+ *=) )", re.M)
_WORD: Final = re.compile(r"""(\w+)|["']([^"'\n]*)["']""")
_BEFORE: Final = 600
_AFTER: Final = 2_500
"""Characters around the path of an operation in which its verb is looked for."""

_VERSION: Final = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"
_IMPORT: Final = """
import importlib, json, pathlib, sys, warnings
warnings.simplefilter("ignore")
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
broken = count = 0
for file in sorted(root.rglob("*.py")):
    parts = file.relative_to(root).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    count += 1
    try:
        importlib.import_module(name)
    except BaseException:
        broken += 1
print(json.dumps([count, broken]))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator.

    Attributes:
        name: the distribution it comes in.
        version: of that distribution.
        python: an interpreter that has it, and what its output needs.
        command: the arguments for a description and a folder, after the interpreter.
    """

    name: str
    version: str
    python: Path
    command: Callable[[Path, Path], Sequence[str]]

    @property
    def title(self) -> str:
        """Its name and version."""
        return f"{self.name} {self.version}"


def _entry(module: str, call: str, *arguments: str) -> tuple[str, ...]:
    """Arguments that call the entry point of a command line."""
    # What it calls in turn, such as ruff, lies beside the interpreter.
    path = "os.environ['PATH'] = os.path.dirname(sys.executable) + ':' + os.environ['PATH']"
    begin = f"import os, sys; {path}; sys.argv[0] = {module!r}"
    return ("-c", f"{begin}; from {module} import {call}; {call}()", *arguments)


def _unihttp(description: Path, out: Path) -> Sequence[str]:
    arguments = ("generate", str(description), "-o", str(out), "--package-name", MODULE)
    return _entry("unihttp_openapi_generator.cli", "app", *arguments)


def _openapi_python_client(description: Path, out: Path) -> Sequence[str]:
    target = ("--output-path", str(out / MODULE), "--meta", "none", "--overwrite")
    arguments = ("generate", "--path", str(description), *target)
    return _entry("openapi_python_client.cli", "app", *arguments)


def _pyopenapi_gen(description: Path, out: Path) -> Sequence[str]:
    target = ("--project-root", str(out), "--output-package", MODULE)
    arguments = (str(description), *target, "--force", "--no-postprocess")
    return _entry("pyopenapi_gen.cli", "app", *arguments)


def _models(description: Path, out: Path) -> Sequence[str]:
    (out / MODULE).mkdir(parents=True, exist_ok=True)
    kind = ("--input-file-type", "openapi", "--output-model-type", "dataclasses.dataclass")
    file = str(out / MODULE / "models.py")
    arguments = ("--input", str(description), "--output", file, *kind)
    return ("-m", "datamodel_code_generator", *arguments)


def _stainful(description: Path, out: Path) -> Sequence[str]:
    """It asks for settings that name every method; a resource for each first part of a path."""
    resources: dict[str, dict[str, dict[str, str]]] = {}
    for each in operations(description):
        name = re.sub(r"\W+", "_", each.path.split("/")[1]).strip("_").lower()
        method = re.sub(r"\W+", "_", f"{each.verb}{each.path}").strip("_").lower()
        methods = resources.setdefault(name, {"methods": {}})["methods"]
        methods[method] = f"{each.verb} {each.path}"
    config = {
        "organization": {"name": "peer"},
        "client_settings": {},
        "environments": {"production": "https://example.com"},
        "targets": {"python": {"package_name": MODULE}},
        "resources": resources,
    }
    out.mkdir(parents=True, exist_ok=True)
    file = out.with_suffix(".json")
    file.write_text(json.dumps(config), encoding="utf-8")
    target = ("--spec", str(description), "--config", str(file), "--out", str(out))
    return _entry("stainful.cli", "main", "generate", *target)


KNOWN: Final[dict[str, Callable[[Path, Path], Sequence[str]]]] = {
    "unihttp-openapi-generator": _unihttp,
    "openapi-python-client": _openapi_python_client,
    "pyopenapi-gen": _pyopenapi_gen,
    "stainful": _stainful,
    "datamodel-code-generator": _models,
}


def found(pythons: Sequence[Path]) -> list[Peer]:
    """The generators that the interpreters have; each is looked for in one after the other."""
    peers: list[Peer] = []
    for name, command in KNOWN.items():
        for python in pythons:
            version = _version(python, name)
            if version is not None:
                peers.append(Peer(name, version, python, command))
                break
    return peers


def _version(python: Path, name: str) -> str | None:
    try:
        done = subprocess.run(
            [str(python), "-c", _VERSION, name], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a generator made of a description.

    Attributes:
        operations: how many operations are in the output; None if it is for models alone.
        of_operations: how many the description has.
        schemas: how many objects that operations reach are in the output with all properties.
        of_schemas: how many the description has.
        modules: how many modules there are.
        broken: how many of them cannot be imported.
        type_errors: what pyright finds, by its default rules.
    """

    operations: int | None
    of_operations: int
    schemas: int
    of_schemas: int
    modules: int
    broken: int
    type_errors: int


def outcome(description: Path, source: Path, python: Path, *, models_only: bool) -> Outcome:
    """Look at the output of a generator.

    Args:
        description: what it was made from.
        source: the folder with the package.
        python: an interpreter that has what the package needs.
        models_only: whether there are no operations to be looked for.
    """
    declared, objects = operations(description), schemas(description)
    modules, broken = json.loads(_run([str(python), "-c", _IMPORT, str(source)], source))
    checked = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", str(python)]
    report = json.loads(_run([*checked, str(source)], source))
    return Outcome(
        operations=None if models_only else _kept(declared, source),
        of_operations=len(declared),
        schemas=_held(objects, source),
        of_schemas=len(objects),
        modules=modules,
        broken=broken,
        type_errors=report["summary"]["errorCount"],
    )


def _run(command: Sequence[str], folder: Path) -> str:
    environment = {name: each for name, each in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    # What a module prints while it is imported stands before the last line.
    text = done.stdout.strip()
    return text if text.startswith("{") else text.rpartition("\n")[2]


def _kept(declared: Sequence[Operation], source: Path) -> int:
    """How many operations are in the output: their paths, as they are written, and their verbs."""
    texts = [_BRACES.sub("{}", file.read_text("utf-8")) for file in source.rglob("*.py")]
    return sum(any(_mentions(text, each) for text in texts) for each in declared)


def _held(declared: Sequence[frozenset[str]], source: Path) -> int:
    """How many schemas have all their properties in one class or function; how a name is written
    does not matter."""
    blocks: list[set[str]] = []
    for file in source.rglob("*.py"):
        for block in _BLOCK.split(file.read_text("utf-8")):
            blocks.append({_letters(each) for found in _WORD.findall(block) for each in found})
    wanted = [{_letters(each) for each in properties} for properties in declared]
    return sum(any(each <= block for block in blocks) for each in wanted)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _mentions(text: str, operation: Operation) -> bool:
    path = _BRACES.sub("{}", operation.path)
    verb = re.compile(rf"""['"._]{operation.verb}\b""", re.I)
    for found_path in re.finditer(rf"""{re.escape(path)}(?=["'])""", text):
        start, end = found_path.span()
        if verb.search(text, max(0, start - _BEFORE), end + _AFTER):
            return True
    return False
