"""`ResponseFormatText`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ResponseFormatText(Model):
    """The answer is free text."""

    type: Literal["text"] = "text"
    """Tells the response formats apart."""


class ResponseFormatTextParam(TypedDict, total=False):
    """A plain dict in place of `ResponseFormatText`."""

    type: Required[Literal["text"]]
    """Tells the response formats apart."""
