"""The types of an SDK and what decodes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bindwright.plan.imports import Export, Import


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlan:
    """One field of a class, for the reference and for those who compare plans."""

    name: str
    wire: str
    hint: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPlan:
    """One public class or alias."""

    name: str
    kind: Literal["dataclass", "typed_dict", "alias"]
    fields: tuple[FieldPlan, ...]
    source: str
    """Its text, written by the model stage."""
    schema: str | None
    description: str
    brief: str
    """The first sentence of the description, on one line."""
    former: Mapping[str, str]
    """Deprecated names of fields, and what they are called now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeModule:
    """One file below `types`."""

    module: str
    """Dotted, from the package: `types.beta.threads.run`."""
    path: str
    doc: str
    imports: tuple[Import, ...]
    classes: tuple[ClassPlan, ...]
    has_models: bool
    assigned: tuple[tuple[str, str], ...] = ()
    """Further names of these classes: name, class."""
    names: tuple[Export, ...] = ()
    """Further names, of classes elsewhere; loaded when they are first used."""
    typing_imports: tuple[Import, ...] = ()
    """How type checkers know the latter."""
    public: tuple[str, ...] = ()
    """All that the module offers, where that is more than its classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedField:
    """One keyword of the constructor call in a decoder."""

    name: str
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoder:
    """One function that turns JSON into a class, or one table that picks such a function."""

    name: str
    class_name: str
    doc: str
    fields: tuple[DecodedField, ...] = ()
    expression: str = ""
    """For a union: the call that makes the decoder; empty for an object."""
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CodecModule:
    """One file below `_codecs`, for the file below `types` that has the same path."""

    module: str
    path: str
    doc: str
    imports: tuple[Import, ...]
    decoders: tuple[Decoder, ...]
    has_objects: bool
