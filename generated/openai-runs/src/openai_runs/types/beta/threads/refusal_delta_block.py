"""`RefusalDeltaBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RefusalDeltaBlock(Model):
    """The next piece of a refusal."""

    index: int
    """Position of the content part that this piece belongs to."""
    type: Literal["refusal"] = "refusal"
    """Tells the kinds of content apart."""
    refusal: str | None = None
    """Words to append to the refusal so far."""
