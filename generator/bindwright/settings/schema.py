"""The shipped JSON Schema of `bindwright.yaml`, and its errors as a person wants to read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from bindwright.diagnostics import Diagnostic
from bindwright.source import Document, Json, pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

_NOT_READ = "nothing is generated until this can be read"
_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a mapping",
    "string": "a string",
}


@cache
def settings_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `bindwright.yaml`."""
    text = files("bindwright.settings").joinpath("schema.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


def schema_findings(document: Document) -> Iterator[Diagnostic]:
    """All that the schema has against the settings, in the order of the file."""
    errors = _validator().iter_errors(document.data)
    # Each missing key is an error of its own, and each of those names all of them.
    found = {each: None for error in errors for each in _findings(error, document)}
    yield from sorted(found, key=lambda each: each.place)


@cache
def _validator() -> Validator:
    # Importing it takes a while, and not every run has settings to read.
    from jsonschema.validators import Draft202012Validator

    return Draft202012Validator(settings_schema())


def _findings(error: ValidationError, document: Document) -> list[Diagnostic]:
    explain = _EXPLAINED.get(str(error.validator), _value)
    return explain(error, document, pointer(*error.absolute_path))


def _unknown(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    known = sorted(_facts(error)["properties"])
    given = cast(dict[str, object], error.instance)
    found: list[Diagnostic] = []
    for key in given:
        if key in known:
            continue
        close = get_close_matches(key, known, 1)
        remedy = f"did you mean {close[0]!r}?" if close else f"known here: {', '.join(known)}"
        found.append(
            document.diagnostic(
                "unknown-key",
                where + pointer(key),
                f"{_subject(where)} has no setting {key!r}",
                "it would change nothing in the SDK",
                remedy,
            )
        )
    return found


def _missing(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    given = cast(dict[str, object], error.instance)
    properties = _facts(error)["properties"]
    return [
        document.diagnostic(
            "missing-key",
            where,
            f"{_subject(where)} lacks {key!r}: {_lower(_described(properties[key]))}",
            _NOT_READ,
            f"add {_example(key, properties[key])}",
        )
        for key in cast(list[str], error.validator_value)
        if key not in given
    ]


def _type(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    wanted = error.validator_value
    names = cast(list[str], [wanted] if isinstance(wanted, str) else wanted)
    expected = " or ".join(_TYPES[each] for each in names)
    given = _shown(error.instance)
    remedy = f"write {_example(_key(where), _facts(error))}"
    if "string" in names and isinstance(error.instance, bool | int | float):
        remedy = f'quote it: "{_shown(error.instance)}"'
    problem = f"{_subject(where)} must be {expected}, not {given}"
    return [document.diagnostic("wrong-type", where, problem, _NOT_READ, remedy)]


def _choice(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    choices = {each.lower(): each for each in cast(list[str], error.validator_value)}
    given = _shown(error.instance)
    close = get_close_matches(str(error.instance).lower(), choices, 1)
    remedy = f"one of: {', '.join(choices.values())}"
    if close:
        remedy = f"did you mean {choices[close[0]]!r}?"
    problem = f"{_subject(where)} cannot be {given}"
    return [document.diagnostic("unknown-value", where, problem, _NOT_READ, remedy)]


def _value(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    given = _shown(error.instance)
    about = _lower(_described(_facts(error)))
    problem = f"{_subject(where)} cannot be {given}: {about}"
    remedy = f"write {_example(_key(where), _facts(error))}"
    return [document.diagnostic("bad-value", where, problem, _NOT_READ, remedy)]


def _list(error: ValidationError, document: Document, where: str) -> list[Diagnostic]:
    least = error.validator_value
    few = "is empty" if least == 1 else f"has fewer than {least} entries"
    fault = "says something twice" if error.validator == "uniqueItems" else few
    remedy = f"write {_example(_key(where), _facts(error))}"
    problem = f"{_subject(where)} {fault}"
    return [document.diagnostic("bad-list", where, problem, _NOT_READ, remedy)]


_EXPLAINED: dict[str, Callable[[ValidationError, Document, str], list[Diagnostic]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _choice,
    "minItems": _list,
    "minProperties": _list,
    "uniqueItems": _list,
}


def _facts(error: ValidationError) -> dict[str, Any]:
    return cast(dict[str, Any], error.schema)


def _described(schema: dict[str, Any]) -> str:
    return str(_target(schema)["description"]).rstrip(".")


def _target(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with what it refers to filled in."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    return {**settings_schema()["$defs"][reference.rpartition("/")[2]], **schema}


def _example(key: str, schema: dict[str, Any]) -> str:
    value = _target(schema)["examples"][0]
    return f"`{key}: {_flow(value)}`" if key else f"`{_flow(value)}`"


def _flow(value: Json) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w ./=:-]*\w", value):
        return value if ": " not in value else json.dumps(value)
    return json.dumps(value)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _subject(where: str) -> str:
    """What a finding is about: the path as it reads in the file."""
    return where[1:].replace("/", ".").replace("~1", "/").replace("~0", "~") or "the file"


def _key(where: str) -> str:
    key = where.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return "" if key.isdigit() else key


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
