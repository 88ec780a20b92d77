"""`ImageURLDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageURLDelta(Model):
    """Where the image is, and how closely to look."""

    url: str | None = None
    """Address of a JPEG, PNG, GIF or WebP image."""
    detail: Literal["auto", "low", "high"] | None = None
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """
