"""Whether a value is what a schema of the description allows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from bindwright.checks.api import Api
from bindwright.checks.wording import complaints
from bindwright.mock.dialect import one_dialect, rewritten
from bindwright.normalize.raw import is_list, is_map

if TYPE_CHECKING:
    from jsonschema_rs import Registry

_HOME = "https://bindwright.invalid/description"
_FRAGMENT = "/~!$&'()*+,;=:@-._"
_PUBLISHED = "https://json-schema.org/draft/2020-12/schema"


class Validity:
    """Compares values with the schemas of one description."""

    def __init__(self, api: Api) -> None:
        self._data = api.data
        self._validators: dict[tuple[str, str], Any] = {}

    def problems(
        self, schema: str, value: Any, direction: str
    ) -> Iterator[tuple[list[str | int], str]]:
        """What is wrong with a value, by the schema at a pointer: each with the path within it.

        With the direction `request` read-only properties need not be there, with `response` the
        write-only ones; without one, neither.
        """
        validator = self._validator(schema, direction)
        for error in validator.iter_errors(value) if validator is not None else ():
            for each in complaints(error, {}, value, "the value"):
                yield list(error.instance_path), each.problem

    def _validator(self, schema: str, direction: str) -> Any:
        """What validates by a schema; None where a reference in it leads nowhere.

        That is for other rules to say. It is so, too, where putting `nullable` into words of
        another dialect has moved a part of the schema.
        """
        key = (schema, direction)
        if key not in self._validators:
            from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

            reference = {"$ref": f"{_HOME}-{direction}#{quote(schema, safe=_FRAGMENT)}"}
            try:
                made = Draft202012Validator(reference, registry=self._registry)
            except (ReferencingError, ValidationError):
                made = None
            self._validators[key] = made
        return self._validators[key]

    @cached_property
    def _registry(self) -> Registry:
        from jsonschema_rs import Registry

        modern = one_dialect(self._data)
        return Registry(
            [
                (f"{_HOME}-{direction}", {"$schema": _PUBLISHED, **_one_way(modern, direction)})
                for direction in ("request", "response", "")
            ]
        )


def _one_way(data: Any, direction: str) -> dict[str, Any]:
    """The description for one direction: what only goes the other way is not required."""
    others = {"request": ("readOnly",), "response": ("writeOnly",), "": ("readOnly", "writeOnly")}

    def lenient(schema: dict[str, Any]) -> dict[str, Any]:
        properties = schema.get("properties")
        required = schema.get("required")
        if is_map(properties) and is_list(required):
            marked = {
                name for name, each in properties.items() if _is_marked(each, others[direction])
            }
            # What is no text is for the structure to tell.
            schema["required"] = [
                name for name in required if not (isinstance(name, str) and name in marked)
            ]
        return schema

    made: dict[str, Any] = rewritten(data, lenient)
    return made


def _is_marked(schema: Any, words: tuple[str, ...]) -> bool:
    return is_map(schema) and any(schema.get(word) is True for word in words)
