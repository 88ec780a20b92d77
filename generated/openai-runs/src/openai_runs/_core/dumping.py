"""Models as plain data, with a choice of what is in it: what `to_dict` and `model_dump` do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from .absent import is_given
from .records import (
    Choice,
    Record,
    Unknown,
    as_it_came,
    encode,
    extra_fields,
    is_set,
    known_fields,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """How to turn models into plain data.

    Attributes:
        mode: what becomes of values that JSON does not have.
        by_alias: whether the keys are the API's own names instead of those of the attributes.
        exclude_unset: leave out what the server did not send, or the caller did not pass.
        exclude_defaults: leave out fields that hold nothing.
        exclude_none: leave out what is None.
    """

    mode: str = "json"
    by_alias: bool = True
    exclude_unset: bool = True
    exclude_defaults: bool = False
    exclude_none: bool = False

    def model(
        self, model: Record, include: Choice | None = None, exclude: Choice | None = None
    ) -> dict[str, Any]:
        """A model as a dict of its fields, those it does not declare at the end."""
        return dict(self._chosen(self._fields(model), include, exclude))

    def properties(
        self,
        values: Mapping[str, Any],
        sent: Collection[str],
        include: Choice | None = None,
        exclude: Choice | None = None,
    ) -> dict[str, Any]:
        """Named values as a dict; `sent` are the names that the server sent."""
        kept = (
            (name, name, value)
            for name, value in values.items()
            if name in sent or not self.exclude_unset
        )
        return dict(self._chosen(kept, include, exclude))

    def _fields(self, model: Record) -> Iterator[tuple[str, str, Any]]:
        """Attribute, key and value of each field that is not left out."""
        for field in known_fields(type(model)):
            value = getattr(model, field.name)
            if (value is None or not is_given(value)) and (
                self.exclude_defaults or (self.exclude_unset and not is_set(model, field))
            ):
                continue
            if self.mode == "json":
                value = as_it_came(model, field, value)
            yield field.name, field.wire if self.by_alias else field.name, value
        for name, value in extra_fields(model).items():
            yield name, name, value

    def _chosen(
        self,
        values: Iterator[tuple[Any, Any, Any]],
        include: Choice | None,
        exclude: Choice | None,
    ) -> Iterator[tuple[Any, Any]]:
        """Key and plain data of what is wanted."""
        for name, key, value in values:
            within, without = _within(include, name), _within(exclude, name)
            wanted = include is None or (within is not None and within is not False)
            if not wanted or without is True or (self.exclude_none and value is None):
                continue
            yield key, self._plain(value, _deeper(within), _deeper(without))

    def _plain(self, value: Any, include: Choice | None, exclude: Choice | None) -> Any:
        if isinstance(value, Record):
            return self.model(value, include, exclude)
        if isinstance(value, Unknown):
            value = value.raw
        if isinstance(value, dict):
            pairs = cast("dict[str, Any]", value).items()
            return dict(self._chosen(((key, key, each) for key, each in pairs), include, exclude))
        if isinstance(value, (list, tuple)):
            items = cast("list[Any]", value)
            return [
                self._plain(each, _deeper(within), _deeper(without))
                for index, each in enumerate(items)
                for within, without in [
                    (_at(include, index, len(items)), _at(exclude, index, len(items)))
                ]
                if without is not True and (include is None or within not in (None, False))
            ]
        if not is_given(value):
            return None
        return encode(value) if self.mode == "json" else value


def _within(choice: Choice | None, name: Any) -> Any:
    """What a choice says of one name: True, False, a choice within it, or None for nothing."""
    if isinstance(choice, Mapping):
        found = cast("Mapping[Any, Any]", choice).get(name)
        return True if found is ... else found
    return True if choice is not None and name in choice else None


def _at(choice: Choice | None, index: int, length: int) -> Any:
    """What a choice says of one position, which may be counted from the end."""
    for name in (index, index - length, "__all__"):
        found = _within(choice, name)
        if found is not None:
            return found
    return None


def _deeper(choice: Any) -> Choice | None:
    return None if choice is None or isinstance(choice, bool) else choice
