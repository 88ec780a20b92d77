"""Small descriptions to infer settings from, and what was inferred."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bindwright.settings import MethodSettings, ResourceSettings, Settings

JSON = "application/json"
EVENTS = "text/event-stream"


def write(folder: Path, paths: dict[str, Any], **rest: Any) -> Path:
    """A description file with these paths."""
    data = {"openapi": "3.1.0", "info": {"title": "Zoo API", "version": "1"}, "paths": paths}
    file = folder / "openapi.json"
    file.write_text(json.dumps({**data, **rest}), encoding="utf-8")
    return file


def call(id_: str | None = None, **rest: Any) -> dict[str, Any]:
    """One operation."""
    return {**({"operationId": id_} if id_ else {}), "responses": {}, **rest}


def answers(schema: dict[str, Any], media_type: str = JSON) -> dict[str, Any]:
    """Responses of an operation that answers with one kind of thing."""
    return {"200": {"description": "", "content": {media_type: {"schema": schema}}}}


def takes(**properties: Any) -> dict[str, Any]:
    """A JSON request body."""
    schema = {"type": "object", "properties": properties}
    return {"content": {JSON: {"schema": schema}}}


def query(**kinds: str) -> list[dict[str, Any]]:
    """Query parameters with their types."""
    return [{"in": "query", "name": name, "schema": {"type": kinds[name]}} for name in kinds]


def thing(**properties: Any) -> dict[str, Any]:
    """The schema of an object."""
    return {"type": "object", "properties": properties}


def methods(settings: Settings) -> dict[str, str]:
    """Path of each method -> its operation."""
    return {path: str(method.operation) for path, method in walk(settings.resources)}


def walk(
    resources: tuple[ResourceSettings, ...], above: str = ""
) -> Iterator[tuple[str, MethodSettings]]:
    for resource in resources:
        here = f"{above}{resource.name}."
        for method in resource.methods:
            yield f"{here}{method.name}", method
        yield from walk(resource.resources, here)


TEXT = {"type": "string"}
LIST = thing(data={"type": "array", "items": thing(id=TEXT)})
