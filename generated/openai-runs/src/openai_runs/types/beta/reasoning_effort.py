"""`ReasoningEffort`."""

from __future__ import annotations

from typing import Literal, TypeAlias

ReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh"]
"""How much thinking a reasoning model puts in before it answers. Less is faster and cheaper;
not every model knows every level.
"""
