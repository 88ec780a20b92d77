"""Where an API's error bodies keep their facts, and how much of them may be shown."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeGuard

if TYPE_CHECKING:
    import httpx2

EXCERPT_LENGTH: Final = 200
"""How much of a body that is not JSON a message shows, in characters."""

SECRET_HEADERS: Final = "secret_headers"
"""The extension of a request that names headers with credentials, whatever they are called."""

_SECRET_HEADER: Final = re.compile(
    r"auth|cookie|credential|password|secret|signature|token$|(?<!idempotency[-_])key$", re.I
)


def redact(headers: Mapping[str, str]) -> dict[str, str]:
    """A copy of `headers` in which whatever may be a credential reads `[redacted]`."""
    return {
        name: "[redacted]" if _SECRET_HEADER.search(name) else value
        for name, value in headers.items()
    }


def excerpt(text: str, length: int = EXCERPT_LENGTH) -> str:
    """The beginning of `text` on one line, with an ellipsis where something was cut off."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length and len(text) <= 4 * length else line[:length] + "…"


def is_object(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a parsed JSON value is an object."""
    return isinstance(value, dict)


@dataclass(slots=True, frozen=True)
class ErrorFormat:
    """Where an API's JSON error body keeps its facts.

    `envelope` is the property that holds the error object (`{"error": {...}}`), None where the
    body itself is that object. The other names are properties of the error object.
    """

    envelope: str | None = None
    message: str = "message"
    code: str = "code"
    param: str = "param"
    type: str = "type"
    status: str = "status"
    request_id_header: str = "x-request-id"

    def unwrap(self, body: object) -> object:
        """The error object inside `body`, or `body` itself where the envelope is missing."""
        if self.envelope is not None and is_object(body):
            return body.get(self.envelope, body)
        return body

    def message_of(self, error: object) -> str | None:
        """The sentence for people: a property of the error object, or the error if it is text."""
        found = error.get(self.message) if is_object(error) else error
        return found if isinstance(found, str) and found else None

    def status_of(self, error: object) -> int | None:
        """The HTTP status an error object names, where it names one that means an error."""
        found = error.get(self.status) if is_object(error) else None
        return found if type(found) is int and 400 <= found <= 599 else None


DEFAULT_FORMAT: Final = ErrorFormat()


def without_secrets(value: object) -> object:
    """`value`, or a copy of it where it is a request or a response, whose headers may be secret."""
    import httpx2

    if isinstance(value, httpx2.Response):
        twin = copy.copy(value)
        twin.headers = httpx2.Headers(redact(value.headers))
        twin.request = _redacted_request(value.request)
        return twin
    return _redacted_request(value) if isinstance(value, httpx2.Request) else value


def _redacted_request(request: httpx2.Request) -> httpx2.Request:
    import httpx2

    twin = copy.copy(request)
    secret = {name.lower() for name in request.extensions.get(SECRET_HEADERS, ())}
    shown = redact(request.headers)
    twin.headers = httpx2.Headers(
        {name: "[redacted]" if name.lower() in secret else value for name, value in shown.items()}
    )
    twin.url = httpx2.URL(str(request.url))  # as it may be shown: see discreet.py
    return twin
