"""`ImageFile`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ImageFile(Model):
    """Which image, and how closely to look."""

    file_id: str
    """Id of the image file; upload it with the purpose `vision` to be able to download it
    again.
    """
    detail: Literal["auto", "low", "high"] | None = None
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """


class ImageFileParam(TypedDict, total=False):
    """A plain dict in place of `ImageFile`."""

    file_id: Required[str]
    """Id of the image file; upload it with the purpose `vision` to be able to download it
    again.
    """
    detail: Literal["auto", "low", "high"]
    """How closely the model looks: `low` saves tokens, `high` sees more.

    Default: `"auto"`.
    """
