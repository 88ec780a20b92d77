"""Webhooks: who sent them, by Standard Webhooks 1.0, and what they hold.

The sender signs `id.timestamp.body` with a secret that both sides know (HMAC-SHA256), and says so
in the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. See
<https://www.standardwebhooks.com>.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from .codec import DecodeError
from .errors import SDKError
from .jsontext import loads
from .options import from_env

T = TypeVar("T")

TOLERANCE: Final = 300.0
"""Seconds that a webhook may be old, or ahead of the clock here."""

_PREFIX: Final = "whsec_"
_VERSION: Final = "v1"


class WebhookError(SDKError):
    """A webhook cannot be used."""


class InvalidWebhookSignatureError(WebhookError):
    """It was not signed with the secret, or not at all: anybody may have sent it."""


class WebhookTimestampError(InvalidWebhookSignatureError):
    """It is too old, or from the future: it may have been recorded, and sent again."""


class WebhookPayloadError(WebhookError):
    """Its body is not what the description promises."""


class BaseWebhooks(Generic[T]):
    """Verifies and reads webhooks.

    Args:
        secret: what the sender signs with: `whsec_` and base64, or any other text. Several while
            the sender goes from one to another. By default the environment says it.
    """

    _secret_env: ClassVar[str | None] = None

    def __init__(self, secret: str | Sequence[str] | None = None) -> None:
        self._secret = secret

    def unwrap(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | Sequence[str] | None = None,
        tolerance: float = TOLERANCE,
    ) -> T:
        """The event of a request, once it is known who sent it.

        Args:
            payload: the body as it came: parsed and written again, it would be another one.
            headers: the headers, in whatever case.
            secret: in place of the one that this was made with.
            tolerance: seconds that it may be old.

        Raises:
            InvalidWebhookSignatureError: it was not signed with the secret, or is too old.
            WebhookPayloadError: its body is not what the description promises.
            ValueError: there is no secret, or it is not base64.
        """
        self.verify_signature(payload, headers, secret=secret, tolerance=tolerance)
        return read(payload, self._decode)

    def verify_signature(
        self,
        payload: str | bytes,
        headers: Mapping[str, str],
        *,
        secret: str | Sequence[str] | None = None,
        tolerance: float = TOLERANCE,
    ) -> None:
        """Only see who sent a request; the arguments and errors are those of `unwrap`."""
        chosen = self._secret if secret is None else secret
        if chosen is None and self._secret_env is not None:
            chosen = from_env(None, self._secret_env)
        if not chosen:
            env = f", or set {self._secret_env}" if self._secret_env else ""
            raise ValueError(f"webhooks need a secret: pass secret=...{env}")
        verify(payload, headers, [chosen] if isinstance(chosen, str) else chosen, tolerance)

    def _decode(self, raw: Any) -> T:
        raise NotImplementedError


def read(body: str | bytes, decode: Callable[[Any], T]) -> T:
    """The payload of a request.

    Raises:
        WebhookPayloadError: it is not what the description promises.
    """
    try:
        return decode(loads(body))
    except (ValueError, DecodeError) as error:
        raise WebhookPayloadError(f"The body is not what the API promises: {error}") from error


def verify(
    body: str | bytes, headers: Mapping[str, str], secrets: Iterable[str], tolerance: float
) -> None:
    """See whether a request was signed with one of the secrets, and not long ago.

    Raises:
        InvalidWebhookSignatureError: it was not.
        WebhookTimestampError: it was, or may have been, and too long ago.
        ValueError: a secret is not base64.
    """
    given = {name.lower(): value for name, value in headers.items()}
    missing = [name for name in _HEADERS if not given.get(name)]
    if missing:
        raise InvalidWebhookSignatureError(f"The webhook has no header {' and no '.join(missing)}.")
    identity, timestamp, signatures = (given[name] for name in _HEADERS)
    _check_time(timestamp, tolerance)
    content = body.encode() if isinstance(body, str) else body
    signed = f"{identity}.{timestamp}.".encode() + content
    claimed = [each.partition(",") for each in signatures.split()]
    found = [value.encode() for version, _, value in claimed if version == _VERSION]
    # Every pair is compared, and each in constant time, so that time tells nothing.
    matches = [
        hmac.compare_digest(b64encode(hmac.digest(key, signed, hashlib.sha256)), each)
        for key in map(_key, secrets)
        for each in found
    ]
    if not any(matches):
        raise InvalidWebhookSignatureError("No signature of the webhook fits the secret.")


def sign(body: str | bytes, secret: str, *, id: str, timestamp: int) -> dict[str, str]:
    """The headers of a webhook, for tests of what receives them.

    Raises:
        ValueError: the secret is not base64.
    """
    content = body.encode() if isinstance(body, str) else body
    signed = f"{id}.{timestamp}.".encode() + content
    signature = b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()
    values = (id, str(timestamp), f"{_VERSION},{signature}")
    return dict(zip(_HEADERS, values, strict=True))


_HEADERS: Final = ("webhook-id", "webhook-timestamp", "webhook-signature")


def _check_time(timestamp: str, tolerance: float) -> None:
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16):
        raise InvalidWebhookSignatureError("The header webhook-timestamp is no number of seconds.")
    age = time.time() - int(timestamp)
    if age > tolerance:
        raise WebhookTimestampError("The webhook is too old.")
    if age < -tolerance:
        raise WebhookTimestampError("The webhook is from the future; a clock goes wrong.")


def _key(secret: str) -> bytes:
    if not secret.startswith(_PREFIX):
        key = secret.encode()
    else:
        try:
            key = b64decode(secret.removeprefix(_PREFIX), validate=True)
        except binascii.Error:
            raise ValueError(f"a secret that begins with {_PREFIX} goes on with base64") from None
    if not key:
        raise ValueError("the secret of a webhook cannot be empty")
    return key
