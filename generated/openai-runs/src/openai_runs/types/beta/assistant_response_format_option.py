"""`AssistantResponseFormatOption`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..._core.model import Unknown
from .response_format_json_object import ResponseFormatJSONObject, ResponseFormatJSONObjectParam
from .response_format_json_schema import ResponseFormatJSONSchema, ResponseFormatJSONSchemaParam
from .response_format_text import ResponseFormatText, ResponseFormatTextParam

AssistantResponseFormatOption: TypeAlias = (
    Literal["auto"]
    | ResponseFormatText
    | ResponseFormatJSONObject
    | ResponseFormatJSONSchema
    | Unknown
)
"""The form in which the model has to answer. Free text, any JSON object, or JSON that matches a
given schema.
"""


AssistantResponseFormatOptionParam: TypeAlias = (
    Literal["auto"]
    | ResponseFormatTextParam
    | ResponseFormatJSONObjectParam
    | ResponseFormatJSONSchemaParam
)
"""Plain dicts in place of `AssistantResponseFormatOption`."""
