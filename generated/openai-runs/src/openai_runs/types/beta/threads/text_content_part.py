"""`TextContentPart`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class TextContentPart(Model):
    """A stretch of text in a message to be created."""

    type: Literal["text"] = "text"
    """Tells the kinds of content apart."""
    text: str
    """The text for the model to read."""


class TextContentPartParam(TypedDict, total=False):
    """A plain dict in place of `TextContentPart`."""

    type: Required[Literal["text"]]
    """Tells the kinds of content apart."""
    text: Required[str]
    """The text for the model to read."""
