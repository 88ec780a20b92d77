"""Python identifiers: the one place that turns names of a description into names of the SDK."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^0-9A-Za-z]+")

MODEL_ATTRIBUTES = frozenset(
    {"to_dict", "to_json", "model_dump", "model_dump_json", "unknown_fields"}
    | {"construct", "model_construct", "model_copy", "model_extra", "model_fields_set"}
    | {"model_validate", "model_validate_json"}
)
"""Reserved in models: methods of the base class that a field would hide."""

METHOD_PARAMETERS = frozenset(
    {"self", "params", "extra_headers", "extra_query", "extra_body", "timeout"}
    | {"arguments", "keywords", "omit", "options", "request"}
)
"""Reserved in methods: parameters that every method has, and what its body is written with."""

BUILDER_PARAMETERS = METHOD_PARAMETERS | {
    *(
        "content_type",
        "cookies",
        "error_bodies",
        "headers",
        "json_segment",
        "path",
        "query",
        "renamed",
        "segment",
    ),
}
"""Reserved for path parameters: the functions that describe requests are written with these."""

SHADOWED = frozenset(name for name in dir(builtins) if name.islower())


@lru_cache(maxsize=2**16)
def snake(text: str) -> str:
    """`RunStepDelta`, `run-step.delta` -> `run_step_delta`, always an identifier."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = _NOT_WORD.sub("_", _BOUNDARY.sub("_", ascii_text)).strip("_").lower()
    if not words:
        words = "u" + "_".join(f"{ord(char):x}" for char in text) if text else "empty"
    return f"n{words}" if words[0].isdigit() else words


def attribute(wire: str, reserved: Collection[str] = MODEL_ATTRIBUTES) -> str:
    """The attribute or parameter for a wire name; a keyword or reserved name gets `_`."""
    name = wire if wire.isidentifier() and wire.isascii() and not wire.startswith("_") else ""
    if not name or name != name.lower():
        name = snake(wire)
    return f"{name}_" if keyword.iskeyword(name) or name in reserved else name


def module_name(text: str) -> str:
    """The file for a class or resource, without `.py`: an identifier, and no keyword."""
    name = snake(text)
    return f"{name}_" if keyword.iskeyword(name) else name


def distinct(names: Iterable[str], taken: Collection[str] = ()) -> list[str]:
    """The names, each with as many `_` at its end as it needs to be unlike all before it."""
    found: list[str] = []
    for name in names:
        while name in found or name in taken:
            name += "_"
        found.append(name)
    return found


def relative(module: str, target: str) -> str:
    """`a.b.c` seen from module `a.d.e`: `..b.c`, the way a relative import says it."""
    here = module.split(".")[:-1]
    there = target.split(".")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "." * (len(here) - shared + 1) + ".".join(there[shared:])
