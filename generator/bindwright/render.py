"""Plan + templates -> files. The template tree is the output tree.

Below `templates/sdk`, `x.jinja` is rendered to `x` and any other file is copied byte for byte;
`templates/parts` holds what several of them include. A path part `__package__` becomes the
import name; `__types__`, `__codecs__`, `__resources__`, ... stand for one file per entry of the
plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bindwright.compiled import CompiledTemplates
from bindwright.literal import markdown, py_str, toml_str
from bindwright.plan import Package

_EACH = {
    "__types__": "types",
    "__codecs__": "codecs",
    "__resources__": "resources",
    "__raw__": "resources",
    "__init__": "exports",
}


@dataclass(frozen=True, slots=True)
class _Template:
    path: str
    """Relative to the template tree, without `.jinja`."""
    rendered: bool


@cache
def _environment(templates: Path) -> tuple[Environment, CompiledTemplates]:
    """The templates, compiled once for all SDKs of a process, and what keeps them for others."""
    environment = Environment(
        loader=FileSystemLoader([templates / "sdk", templates / "parts"], encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # `include` would look at the file each time
        autoescape=False,  # Python and Markdown are written; the plan holds finished literals
        optimized=False,  # else what filters make of constants would be part of the byte code
    )
    environment.bytecode_cache = compiled = CompiledTemplates(environment)
    environment.filters["markdown"] = markdown
    environment.filters["toml"] = toml_str
    environment.filters["py"] = py_str
    return environment, compiled


def render(package: Package, templates: Path) -> dict[str, str | bytes]:
    """Every file of the SDK: path in the output folder -> content."""
    environment, compiled = _environment(templates)
    files: dict[str, str | bytes] = {}
    tree = templates / "sdk"
    for template in sorted(_tree(tree), key=lambda each: each.path):
        if not template.rendered:
            target = template.path.replace("__package__", package.module)
            files[target] = (tree / template.path).read_bytes()
            continue
        source = environment.get_template(f"{template.path}.jinja")
        for path, values in _targets(template.path, package):
            files[path] = source.render(package=package, **values)
    compiled.save()
    return files


def _tree(templates: Path) -> Iterator[_Template]:
    for path in templates.rglob("*"):
        name = path.relative_to(templates).as_posix()
        # Caches of tools that looked at the tree are no part of it.
        hidden = any(each.startswith((".", "__pycache__")) for each in name.split("/"))
        if path.is_file() and not hidden:
            yield _Template(name.removesuffix(".jinja"), rendered=path.suffix == ".jinja")


def _targets(path: str, package: Package) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The files that one template makes, each with its entry of the plan."""
    path = path.replace("__package__", package.module)
    folder, _, name = path.rpartition("/")
    marker = name.removesuffix(".py")
    match marker:
        case "__types__" | "__codecs__" | "__init__":
            for entry in getattr(package, _EACH[marker]):
                yield f"{folder}/{entry.path}", {"module": entry}
        case "__resources__":
            for resource in package.resources:
                yield f"{folder}/{resource.file}.py", {"resource": resource}
        case "__raw__":
            for resource in package.resources:
                yield f"{folder}/{resource.file}_raw.py", {"resource": resource}
        case "_streams":
            if package.streams:
                yield path, {}
        case "_handlers":
            if package.handlers:
                yield path, {}
        case "_polls":
            if package.polls:
                yield path, {}
        case "webhooks":
            if package.pushed.webhooks:
                yield path, {}
        case "callbacks":
            if package.pushed.callbacks:
                yield path, {}
        case "pagination":
            if package.pages:
                yield path, {}
        case _:
            yield path, {}
