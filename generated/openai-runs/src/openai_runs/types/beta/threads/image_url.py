"""`ImageURL`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageURL(Model):
    """Where the image is, and how closely to look."""

    url: str
    """Address of a JPEG, PNG, GIF or WebP image."""
    detail: Literal["auto", "low", "high"] | None = None
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """


class ImageURLParam(TypedDict, total=False):
    """A plain dict in place of `ImageURL`."""

    url: Required[str]
    """Address of a JPEG, PNG, GIF or WebP image."""
    detail: Literal["auto", "low", "high"]
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """
