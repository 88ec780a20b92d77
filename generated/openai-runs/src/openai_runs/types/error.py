"""`Error`."""

from __future__ import annotations

from dataclasses import dataclass

from .._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Error(Model):
    """An explanation of why a request or a stream failed."""

    code: str | None
    """A short machine-readable name for the problem, where there is one."""
    message: str
    """The problem in words meant for people."""
    param: str | None
    """The request parameter to blame, if it was one."""
    type: str
    """The family of problems this one belongs to, such as `invalid_request_error`."""
