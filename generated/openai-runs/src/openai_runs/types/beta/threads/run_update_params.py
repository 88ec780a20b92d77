"""`RunUpdateParams`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from ...._core.absent import Omit, omit
from ...._core.model import Model
from ..metadata import Metadata


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunUpdateParams(Model):
    """The arguments of `beta.threads.runs.update`."""

    metadata: Metadata | None | Omit = omit
    """Labels that replace those of the run."""


class RunUpdateParamsDict(TypedDict, total=False):
    """A plain dict in place of `RunUpdateParams`."""

    metadata: Metadata | None | Omit
    """Labels that replace those of the run."""
