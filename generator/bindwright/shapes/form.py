"""Shapes: finished decisions about the public classes and aliases of an SDK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bindwright.normalize.form import Location, Property, Type

Place = Location | Literal["body"]
ShapeKind = Literal["dataclass", "typed_dict", "alias"]
Open = Literal["", "Unknown", "UnknownEvent", "Unknown | UnknownEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One argument of a method, by its Python name."""

    name: str
    key: str
    """What it is called on the way to the request: its wire name, unless two have the same."""
    property: Property
    location: Place
    position: int
    """Its place in the description, among the arguments of its method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a shape."""

    wire: str
    name: str
    type: Type
    hint: str
    default: str | None
    """Python source of the default; `None` when the field is required."""
    description: str
    additional: bool = False
    """Whether it holds all further properties, by their names in JSON."""
    given: str = ""
    """What a constructor takes, where that is more than the field holds: plain dicts, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One public class or alias."""

    name: str
    kind: ShapeKind
    fields: tuple[Field, ...] = ()
    hint: str = ""
    """For an alias: what it stands for."""
    type: Type | None = None
    """For an alias: the same as a type of the normal form."""
    base: str | None = None
    """Base class, when it is another shape."""
    description: str = ""
    schema: str | None = None
    """Name of the schema it was made from; `None` for the arguments of a method."""
    twin: bool = False
    """Whether it is the form for plain dicts."""
    open: Open = ""
    """The member that a union keeps for what the description does not know yet."""
    former: Mapping[str, str] = field(default_factory=dict[str, str])
    """Deprecated names of fields -> the names that they have now."""
    inherited: tuple[Field, ...] = ()
    """The fields of the base class, where one of them has a deprecated name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """All shapes of an SDK, and which schemas travel in which direction."""

    shapes: Mapping[str, Shape]
    answers: frozenset[str]
    """Schemas that answers reach: they need decoders."""
    arguments: frozenset[str]
    """Schemas that requests reach: they have twins."""
    envelopes: frozenset[str]
    """What event tables make: unions of events, and schemas of `{event, data}` pairs."""
    params: Mapping[tuple[str, ...], str]
    """Path of a method -> the class that holds its arguments."""
    given: Mapping[tuple[str, ...], tuple[Given, ...]]
    """Path of a method that calls an operation by itself -> its arguments."""


class PlanError(Exception):
    """The settings ask for something that the description does not offer.

    `pointer` is the place in the settings.
    """

    def __init__(self, pointer: str, problem: str, effect: str, remedy: str) -> None:
        self.pointer, self.problem, self.effect, self.remedy = pointer, problem, effect, remedy
        super().__init__(problem)
