"""`ImageFileDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageFileDelta(Model):
    """Which image, and how closely to look."""

    file_id: str | None = None
    """Id of the image file; upload it with the purpose `vision` to be able to download it
    again.
    """
    detail: Literal["auto", "low", "high"] | None = None
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """
