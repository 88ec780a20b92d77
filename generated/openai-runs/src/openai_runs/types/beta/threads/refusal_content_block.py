"""`RefusalContentBlock`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RefusalContentBlock(Model):
    """The assistant declines to answer."""

    type: Literal["refusal"] = "refusal"
    """Tells the kinds of content apart."""
    refusal: str
    """How the assistant words its refusal."""
