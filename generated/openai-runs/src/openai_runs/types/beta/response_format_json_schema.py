"""`ResponseFormatJSONSchema`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model
from .json_schema import JSONSchema, JSONSchemaParam


@dataclass(slots=True, kw_only=True)
class ResponseFormatJSONSchema(Model):
    """The answer is JSON that follows a schema."""

    type: Literal["json_schema"] = "json_schema"
    """Tells the response formats apart."""
    json_schema: JSONSchema
    """The schema, with a name and remarks for the model."""


class ResponseFormatJSONSchemaParam(TypedDict, total=False):
    """A plain dict in place of `ResponseFormatJSONSchema`."""

    type: Required[Literal["json_schema"]]
    """Tells the response formats apart."""
    json_schema: Required[JSONSchema | JSONSchemaParam]
    """The schema, with a name and remarks for the model."""
