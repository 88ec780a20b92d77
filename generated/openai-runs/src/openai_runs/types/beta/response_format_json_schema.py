"""`ResponseFormatJSONSchema`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Required, TypedDict

from ..._core.model import Model, read_plain
from .json_schema import JSONSchema, JSONSchemaParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ResponseFormatJSONSchema(Model):
    """The answer is JSON that follows a schema."""

    type: Literal["json_schema"] = "json_schema"
    """Tells the response formats apart."""
    json_schema: JSONSchema
    """The schema, with a name and remarks for the model."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Literal["json_schema"] = "json_schema",
            json_schema: JSONSchema | JSONSchemaParam,
        ) -> None: ...

    def __post_init__(self) -> None:
        read_plain(self, "json_schema")


class ResponseFormatJSONSchemaParam(TypedDict, total=False):
    """A plain dict in place of `ResponseFormatJSONSchema`."""

    type: Required[Literal["json_schema"]]
    """Tells the response formats apart."""
    json_schema: Required[JSONSchema | JSONSchemaParam]
    """The schema, with a name and remarks for the model."""
