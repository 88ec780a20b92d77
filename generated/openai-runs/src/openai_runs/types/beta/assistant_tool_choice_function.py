"""`AssistantToolChoiceFunction`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Required, TypedDict

from ..._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class AssistantToolChoiceFunction(Model):
    """Says which function, when the kind is `function`."""

    name: str
    """Name of the function that has to be called."""


class AssistantToolChoiceFunctionParam(TypedDict, total=False):
    """A plain dict in place of `AssistantToolChoiceFunction`."""

    name: Required[str]
    """Name of the function that has to be called."""
