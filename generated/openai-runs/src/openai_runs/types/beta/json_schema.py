"""`JSONSchema` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Required, TypeAlias, TypedDict

from ..._core.absent import Omit, omit
from ..._core.model import Model

ResponseFormatJsonSchemaSchema: TypeAlias = dict[str, Any]
"""A JSON Schema for the answer of the model."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class JSONSchema(Model):
    """The schema, with a name and remarks for the model."""

    description: str | None = None
    """What an answer in this format is for. The model reads it."""
    name: str
    """Name of the format: up to 64 ASCII letters, digits, underscores and hyphens."""
    schema_: ResponseFormatJsonSchemaSchema | None = field(
        default=None, metadata={"wire": "schema"}
    )
    """The schema that the answer follows."""
    strict: bool | None | Omit = omit
    """True holds the model to the schema without exception; the schema may then use only part
    of JSON Schema.

    Default: `False`.
    """


class JSONSchemaParam(TypedDict, total=False):
    """A plain dict in place of `JSONSchema`."""

    description: str
    """What an answer in this format is for. The model reads it."""
    name: Required[str]
    """Name of the format: up to 64 ASCII letters, digits, underscores and hyphens."""
    schema: ResponseFormatJsonSchemaSchema
    """The schema that the answer follows."""
    strict: bool | None
    """True holds the model to the schema without exception; the schema may then use only part
    of JSON Schema.

    Default: `False`.
    """
