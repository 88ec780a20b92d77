"""`TruncationStrategy`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.absent import Omit, omit
from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class TruncationStrategy(Model):
    """Decides which older messages are left out when a thread outgrows the context window of
    the model.
    """

    type: Literal["auto", "last_messages"]
    """With `auto` the service drops messages from the middle until the rest fits; with
    `last_messages` only the newest ones count.
    """
    last_messages: int | None | Omit = omit
    """How many of the newest messages to keep, for the type of the same name."""


class TruncationStrategyParam(TypedDict, total=False):
    """A plain dict in place of `TruncationStrategy`."""

    type: Required[Literal["auto", "last_messages"]]
    """With `auto` the service drops messages from the middle until the rest fits; with
    `last_messages` only the newest ones count.
    """
    last_messages: int | None
    """How many of the newest messages to keep, for the type of the same name."""
