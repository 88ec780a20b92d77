"""`MessageUpdateParams`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from ...._core.absent import Omit, omit
from ...._core.model import Model
from ..metadata import Metadata


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class MessageUpdateParams(Model):
    """The arguments of `beta.threads.messages.update`."""

    metadata: Metadata | None | Omit = omit
    """Labels that replace those of the message."""


class MessageUpdateParamsDict(TypedDict, total=False):
    """A plain dict in place of `MessageUpdateParams`."""

    metadata: Metadata | None | Omit
    """Labels that replace those of the message."""
