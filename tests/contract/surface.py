"""An independent walk: what schemas promise, held against the classes of a generated SDK.

Nothing here uses the generator. The description is read as plain data, by the rules in `meaning`.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import typing
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from facts import Json
from meaning import NULL, Kind, Meanings, distinct, together
from sdk import NONE, Sdk, is_marker, is_unknown, union_members, wire_name

FORMATS: dict[str, tuple[Any, ...]] = {
    "date-time": (datetime,),
    "date": (date,),
    "uuid": (UUID,),
    "decimal": (Decimal,),
    "byte": (bytes,),
    "binary": (bytes, str),
}
"""Format of a string -> what holds one (docs/limits.md); any other stays a string."""
SCALARS = {"string": str, "integer": int, "number": float, "boolean": bool}
LISTS = (list, collections.abc.Iterable)
MAPS = (dict, collections.abc.Mapping)


@dataclass(frozen=True)
class Spot:
    """Where the values of a schema are found in the SDK."""

    root: Any
    """A class, of which `field` is one; or what a caller knows it by."""
    field: str
    hint: Any
    """The annotation there."""
    wraps: str = ""
    """What is around a value there: `[` for each array, `{` for each map, outermost first."""


@dataclass
class Walk:
    """Compares schemas with annotations; collects differences and what it has compared."""

    meanings: Meanings
    sdk: Sdk
    differences: list[str] = field(default_factory=list[str])
    counts: Counter[str] = field(default_factory=Counter[str])
    seen: set[type] = field(default_factory=set[type])
    properties: set[int] = field(default_factory=set[int])
    """The ids of the schemas of all properties that were compared."""
    spots: dict[int, Spot] = field(default_factory=dict[int, Spot])
    """The id of a schema -> where its values are first found."""
    _spot: Spot | None = None
    _done: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])

    @contextmanager
    def at(self, spot: Spot | None) -> Generator[None]:
        """What is compared meanwhile is found at a spot; None: nobody looks for it there."""
        before, self._spot = self._spot, spot
        yield
        self._spot = before

    def compare(self, schema: Json, hint: Any, where: str, *, absent: bool = False) -> None:
        """One schema against one annotation; `absent`: None in it may mean that there is no value."""
        if self._spot is not None:
            for each in self.meanings.said(schema):
                self.spots.setdefault(id(each), self._spot)
        wanted = self.meanings.kinds(schema)
        members = [each for each in union_members(hint) if not is_marker(each)]
        self.counts["nullable"] += NULL in wanted
        if {} in wanted:
            if Any not in members and object not in members:
                self.differences.append(f"{where}: takes anything, but {hint} does not")
            return
        null = NULL in wanted
        if null != (NONE in members) and not (absent and not null):
            self.differences.append(f"{where}: null is {'' if null else 'not '}allowed, but {hint}")
        wanted = [each for each in wanted if each != NULL]
        members = [each for each in members if each is not NONE and not is_unknown(each)]
        members = self._files_together(members)
        self._values(wanted, members, where)
        self._members(
            [each for each in wanted if not is_fixed(each)],
            [each for each in members if get_origin(each) is not Literal],
            where,
        )

    def _files_together(self, members: list[Any]) -> list[Any]:
        """The members of an annotation, those of `FileInput` as one."""
        parts = self.sdk.file_input
        if not all(each in members for each in parts):
            return members
        return [FILE, *(each for each in members if each not in parts)]

    def _values(self, wanted: list[Kind], members: list[Any], where: str) -> None:
        """Listed values against the literals of an annotation: exactly the same ones."""
        values = distinct(value for each in wanted if is_fixed(each) for value in each["values"])
        literals = [each for each in members if get_origin(each) is Literal]
        found = distinct(value for each in literals for value in get_args(each))
        self.counts["values"] += len(values)
        if len(found) != len(values) or len(distinct([*found, *values])) != len(values):
            self.differences.append(f"{where}: one of {values}, but the annotation says {found}")

    def _members(self, wanted: list[Kind], members: list[Any], where: str) -> None:
        """Each kind of value has its member in an annotation, and each member its kind."""
        left = list(members)
        for kind in wanted:
            # Of two that are alike, the one is meant that nothing else is.
            fit = self._fitting(kind, [*left, *(each for each in members if each not in left)])
            if fit is None:
                self.differences.append(f"{where}: nothing in {members} holds {brief(kind)}")
                continue
            twin = self._twin(kind, fit, members)
            left = [each for each in left if each not in (fit, twin)]
            self._inside(kind, fit, where)
            if typing.is_typeddict(twin):
                self.plain_dict(kind, twin, where)
            elif get_origin(twin) is not None:
                self._inside(kind, twin, where)
        if left:
            self.differences.append(f"{where}: the description has no {left}")

    def _fitting(self, kind: Kind, members: list[Any]) -> Any:
        """The member of an annotation that holds a kind of value, by what can be seen of both."""
        if kind.get("properties"):
            return self._likest(kind, [each for each in members if dataclasses.is_dataclass(each)])
        if kind.get("type") == "array":
            lists = [each for each in members if get_origin(each) in LISTS]
            return self._best(kind.get("items", True), lists, 0)
        if kind.get("type") == "object":
            maps = [each for each in members if get_origin(each) in MAPS]
            return self._best(kind.get("additionalProperties", True), maps, 1)
        if kind.get("type") == "string":
            if FILE in members and (kind.get("format") == "binary" or "contentMediaType" in kind):
                return FILE
            wished = FORMATS.get(kind.get("format", ""), (str,))
            return next((each for each in wished if each in members), None)
        wish: Any = SCALARS.get(kind.get("type", ""))
        if wish is None and kind.get("values"):
            wish = kind["values"][0].__class__  # a constant that no literal can say
        return wish if wish in members else None

    def _twin(self, kind: Kind, fit: Any, members: list[Any]) -> Any:
        """The member that callers may pass in place of another: text of bytes, a plain dict."""
        if fit is bytes and kind.get("format") == "byte" and str in members:
            return str
        if get_origin(fit) in LISTS + MAPS:
            alike = LISTS if get_origin(fit) in LISTS else MAPS
            others = [each for each in members if get_origin(each) in alike and each != fit]
            inner = kind.get("items" if alike is LISTS else "additionalProperties", True)
            at = 0 if alike is LISTS else 1
            return next((e for e in others if not self._trial(inner, get_args(e)[at])), None)
        if not kind.get("properties"):
            return None
        return self._likest(kind, [each for each in members if typing.is_typeddict(each)])

    def _best(self, inner: Json, members: list[Any], at: int) -> Any:
        """Of several lists, or maps, the one of which the fewest differences are found."""
        if len(members) < 2:
            return members[0] if members else None
        return min(members, key=lambda each: self._trial(inner, get_args(each)[at]))

    def _trial(self, schema: Json, hint: Any) -> int:
        trial = Walk(self.meanings, self.sdk)
        trial.compare(schema, hint, "")
        return len(trial.differences)

    def _likest(self, kind: Kind, classes: list[Any]) -> Any:
        """The class that is most like an object; of several that are, the one that fits best."""
        scores = [self._likeness(kind, each) for each in classes]
        best = [each for each, score in zip(classes, scores, strict=True) if score == max(scores)]
        return (
            min(best, key=lambda each: self._misfits(kind, each))
            if best[1:]
            else next(iter(best), None)
        )

    def _misfits(self, kind: Kind, cls: Any) -> int:
        trial = Walk(self.meanings, self.sdk)
        compare = trial.plain_dict if typing.is_typeddict(cls) else trial.compare_object
        compare(kind, cls, "")
        return len(trial.differences)

    def _likeness(self, kind: Kind, cls: type) -> float:
        """How much of an object a class seems to be: its constants count most, then the names."""
        names = names_of(cls)
        hints = self.sdk.hints(cls)
        common = names.keys() & kind["properties"].keys()
        score = 2.0 * len(common) - len(names.keys() ^ kind["properties"].keys())
        for name in common:
            said = self.meanings.kinds(together(kind["properties"][name]))
            values = {value for each in said if is_fixed(each) for value in each["values"]}
            members = union_members(bare(hints[names[name]]))
            literals = [each for each in members if get_origin(each) is Literal]
            if values:
                found = {value for each in literals for value in get_args(each)}
                score += 100 if found == values else -100
        return score

    def _inside(self, kind: Kind, hint: Any, where: str) -> None:
        """What an object, an array or a map holds."""
        if kind.get("properties"):
            self.compare_object(kind, hint, where)
        elif kind.get("type") == "array":
            with self.at(self._wrapped("[")):
                self.compare(kind.get("items", True), get_args(hint)[0], f"{where}[]")
        elif kind.get("type") == "object":
            values = kind.get("additionalProperties", True)
            # An object that may have no property at all is a map of anything all the same.
            with self.at(self._wrapped("{")):
                self.compare(values or True, get_args(hint)[1], f"{where}{{}}")

    def _wrapped(self, wrap: str) -> Spot | None:
        return self._spot and replace(self._spot, wraps=self._spot.wraps + wrap)

    def compare_object(self, kind: Kind, cls: type, where: str) -> None:
        """Every property against every field, both ways."""
        self.seen.add(cls)
        schemas = tuple(
            id(each) for name in kind["properties"] for each in kind["properties"][name]
        )
        done = (cls, schemas, kind.get("required"))
        if done in self._done:
            return
        self._done.add(done)
        self.counts["objects"] += 1
        place = f"{cls.__name__} ({where})"
        every = dataclasses.fields(cls)
        fields = {wire_name(each): each for each in every if "additional" not in each.metadata}
        more = [each for each in every if "additional" in each.metadata]
        self._additional(kind, cls, more, place)
        for name in fields.keys() - kind["properties"].keys():
            self.differences.append(f"{place}: the description has no property {name}")
        for name, schemas in kind["properties"].items():
            if name not in fields:
                self.differences.append(f"{place}: property {name} is missing")
                continue
            self.properties |= {id(each) for each in schemas}
            required = name in kind.get("required", ())
            self._property(together(schemas), fields[name], cls, required=required)

    def plain_dict(self, kind: Kind, cls: Any, where: str) -> None:
        """The plain dict that callers may pass: what only servers set is not in it."""
        done = (
            cls,
            *(id(each) for name in kind["properties"] for each in kind["properties"][name]),
        )
        if done in self._done:
            return
        self._done.add(done)
        self.counts["plain dicts"] += 1
        place = f"{cls.__name__} ({where})"
        hints = {name: bare(each) for name, each in self.sdk.hints(cls).items()}
        needed = {name for name, each in self.sdk.hints(cls).items() if each != hints[name]}
        wanted = {name: together(each) for name, each in kind["properties"].items()}
        sent = {
            name: each
            for name, each in wanted.items()
            if self.meanings.annotation(each, "readOnly") is not True
        }
        if hints.keys() != sent.keys():
            self.differences.append(f"{place}: has {sorted(hints.keys() ^ sent.keys())} or not")
        required = kind.get("required", frozenset()) & sent.keys()
        if needed != required:
            self.differences.append(f"{place}: {sorted(needed ^ required)} are required or not")
        with self.at(None):
            for name in hints.keys() & sent.keys():
                self.compare(sent[name], hints[name], f"{place}.{name}")

    def _additional(self, kind: Kind, cls: type, fields: list[Any], place: str) -> None:
        """The field for properties beside the declared ones, where the description speaks of them."""
        further = kind.get("additionalProperties", False)
        if bool(fields) != (further is not False):
            self.differences.append(f"{place}: additional properties are {further}, but {fields}")
        for each in fields:
            values = get_args(self.sdk.hints(cls)[each.name])[1]
            self.compare(further or True, values, f"{place}{{}}")

    def _property(
        self, schema: Json, found: dataclasses.Field[Any], cls: type, *, required: bool
    ) -> None:
        """Whether a field may be left out, its type, and what stands below it."""
        where = f"{cls.__name__}.{found.name}"
        self.counts["properties"] += 1
        self.counts["required"] += required
        optional = found.default is not dataclasses.MISSING
        if required and optional and not self._may_be_left_out(schema, found):
            self.differences.append(f"{where}: is required, but has a default")
        if not required and not optional:
            self.differences.append(f"{where}: is optional, but has no default")
        one_way = self.meanings.annotation(schema, "writeOnly") is True
        # None or `omit` says that it is absent; it is no value of the property.
        spot = Spot(cls, found.name, self.sdk.hints(cls)[found.name])
        with self.at(spot):
            self.compare(schema, spot.hint, where, absent=optional or one_way)
        self.default(schema, self.sdk.doc(cls, found.name), where)

    def _may_be_left_out(self, schema: Json, found: dataclasses.Field[Any]) -> bool:
        """Whether a required field has a default all the same.

        One that has a single value has it as its default; one that only servers set is left out of
        what callers make, and one that only callers set, of what servers send (docs/limits.md).
        """
        values = [value for each in self.meanings.kinds(schema) for value in each.get("values", ())]
        one_way = any(
            self.meanings.annotation(schema, word) is True for word in ("readOnly", "writeOnly")
        )
        return one_way or (values == [found.default] and len(self.meanings.kinds(schema)) == 1)

    def default(self, schema: Json, text: str, where: str) -> None:
        """Whether the default that the server has is told."""
        default = self.meanings.annotation(schema, "default")
        if default is None:
            return
        self.counts["defaults"] += 1
        shown = f"Default: `{default!r}`".replace("'", '"')
        if shown not in text.replace("'", '"'):
            self.differences.append(f"{where}: the default {default!r} is not told")


FILE = "FileInput"
"""Stands for everything that a file can be given as."""


def is_fixed(kind: Kind) -> bool:
    """Whether a kind of value is a list of values that `Literal` can say.

    It says no fractions, and type checkers know whole numbers of 64 bits (docs/limits.md).
    """
    return "values" in kind and all(
        isinstance(each, str) or (isinstance(each, int) and -(2**63) <= each < 2**63)
        for each in kind["values"]
    )


def names_of(cls: Any) -> dict[str, str]:
    """Name in JSON -> name in Python, of a dataclass or a plain dict."""
    if typing.is_typeddict(cls):
        return {name: name for name in cls.__annotations__}
    return {
        wire_name(each): each.name
        for each in dataclasses.fields(cls)
        if "additional" not in each.metadata
    }


def bare(hint: Any) -> Any:
    """The annotation of a key of a plain dict without the word that it is required."""
    return get_args(hint)[0] if get_origin(hint) is typing.Required else hint


def without_none(hint: Any) -> Any:
    """The annotation without None."""
    members = [each for each in union_members(hint) if each is not NONE]
    return Union[tuple(members)]  # noqa: UP007 - made at run time


def brief(kind: Kind) -> str:
    """A kind of value in few words, for a message."""
    words = {word: kind[word] for word in ("type", "format", "values") if word in kind}
    return f"{words} {list(kind.get('properties', ()))}"
