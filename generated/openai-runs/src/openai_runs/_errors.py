"""The base of every error that this package raises, and where the API's errors keep their facts."""

from __future__ import annotations

from typing import Final

from ._core.errors import ErrorFormat, SDKError

OpenAIError = SDKError

ERROR_FORMAT: Final = ErrorFormat(
    envelope="error",
    message="message",
    code="code",
    param="param",
    type="type",
    request_id_header="x-request-id",
)
