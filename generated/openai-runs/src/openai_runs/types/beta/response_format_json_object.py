"""`ResponseFormatJSONObject`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ResponseFormatJSONObject(Model):
    """The answer is some JSON object. The conversation itself has to ask for JSON;
    `json_schema` is the better choice where the model supports it.
    """

    type: Literal["json_object"] = "json_object"
    """Tells the response formats apart."""


class ResponseFormatJSONObjectParam(TypedDict, total=False):
    """A plain dict in place of `ResponseFormatJSONObject`."""

    type: Required[Literal["json_object"]]
    """Tells the response formats apart."""
