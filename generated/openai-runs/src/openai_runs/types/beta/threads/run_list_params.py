"""`RunListParams`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from ...._core.absent import Omit, omit
from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunListParams(Model):
    """The arguments of `beta.threads.runs.list`."""

    limit: int | Omit = omit
    """How many items a page may hold, from 1 to 100.

    Default: `20`.
    """
    order: Literal["asc", "desc"] | Omit = omit
    """By time of creation: oldest first (`asc`) or newest first (`desc`).

    Default: `"desc"`.
    """
    after: str | Omit = omit
    """Starts the page behind the item with this id, usually the `last_id` of the page before."""
    before: str | Omit = omit
    """Ends the page in front of the item with this id, usually the `first_id` of the page after
    it.
    """


class RunListParamsDict(TypedDict, total=False):
    """A plain dict in place of `RunListParams`."""

    limit: int | Omit
    """How many items a page may hold, from 1 to 100.

    Default: `20`.
    """
    order: Literal["asc", "desc"] | Omit
    """By time of creation: oldest first (`asc`) or newest first (`desc`).

    Default: `"desc"`.
    """
    after: str | Omit
    """Starts the page behind the item with this id, usually the `last_id` of the page before."""
    before: str | Omit
    """Ends the page in front of the item with this id, usually the `first_id` of the page after
    it.
    """
