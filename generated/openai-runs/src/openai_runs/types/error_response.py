"""`ErrorResponse`."""

from __future__ import annotations

from dataclasses import dataclass

from .._core.model import Model
from .error import Error


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ErrorResponse(Model):
    """The JSON body of every answer whose status is not 2xx."""

    error: Error
    """What went wrong."""
