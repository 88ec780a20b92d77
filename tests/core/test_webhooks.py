"""Webhooks: whose they are, how old they are, and what they hold."""

from base64 import b64encode
from typing import Any

import httpx2
import pytest
from client_kit import Pet, decode_pet

from _core.errors import SDKError
from _core.webhooks import (
    BaseWebhooks,
    InvalidWebhookSignatureError,
    WebhookError,
    WebhookPayloadError,
    WebhookTimestampError,
    read,
    sign,
)

# The example of the Standard Webhooks specification.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SENT = 1614265330
BODY = '{"test": 2432232314}'
HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": str(SENT),
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
}
OTHER = "whsec_" + b64encode(b"another secret").decode()


class Pets(BaseWebhooks[Pet]):
    _secret_env = "PETS_SECRET"

    def _decode(self, raw: Any) -> Pet:
        return decode_pet(raw)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("_core.webhooks.time.time", lambda: SENT + 10.0)


def check(headers: Any = None, body: str | bytes = BODY, secret: Any = SECRET, **more: Any) -> None:
    Pets(secret).verify_signature(body, HEADERS if headers is None else headers, **more)


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS,
        {name.title(): value for name, value in HEADERS.items()},
        httpx2.Headers(HEADERS),
        {**HEADERS, "webhook-signature": f"v1,AAAA {HEADERS['webhook-signature']} v1a,xyz"},
    ],
)
@pytest.mark.parametrize("body", [BODY, BODY.encode()])
def test_the_example_of_the_standard(headers: Any, body: str | bytes) -> None:
    check(headers, body)
    assert sign(body, SECRET, id=HEADERS["webhook-id"], timestamp=SENT) == HEADERS


@pytest.mark.parametrize(
    "signature",
    ["", "v1,", "v1", "v1,AAAA", HEADERS["webhook-signature"].replace("v1", "v2"), "v1,é"],
)
def test_signatures_that_do_not_fit(signature: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError):
        check({**HEADERS, "webhook-signature": signature})


def test_what_is_signed() -> None:
    for body in (BODY + " ", "", b"\xff"):
        with pytest.raises(InvalidWebhookSignatureError, match="No signature"):
            check(body=body)
    with pytest.raises(InvalidWebhookSignatureError, match="No signature"):
        check({**HEADERS, "webhook-id": "msg_other"})
    with pytest.raises(InvalidWebhookSignatureError, match="No signature"):
        check({**HEADERS, "webhook-timestamp": str(SENT + 1)})


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_is_missing(name: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match=f"no header {name}"):
        check({key: value for key, value in HEADERS.items() if key != name})


@pytest.mark.parametrize("timestamp", ["soon", "1e9", "-5", "٣", "9" * 40, "1614265330.5"])
def test_a_timestamp_that_is_none(timestamp: str) -> None:
    with pytest.raises(InvalidWebhookSignatureError, match="no number of seconds"):
        check({**HEADERS, "webhook-timestamp": timestamp})


@pytest.mark.parametrize(
    ("later", "tolerance", "says"),
    [(290, 300, ""), (291, 300, "too old"), (-310, 300, ""), (-311, 300, "future"), (0, 5, "too")],
)
def test_age(later: int, tolerance: float, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("_core.webhooks.time.time", lambda: SENT + 10.0 + later)
    if not says:
        check(tolerance=tolerance)
        return
    with pytest.raises(WebhookTimestampError, match=says):
        check(tolerance=tolerance)


def test_a_sender_may_go_from_one_secret_to_another() -> None:
    check(secret=[OTHER, SECRET])
    with pytest.raises(InvalidWebhookSignatureError):
        check(secret=OTHER)
    Pets(OTHER).verify_signature(BODY, HEADERS, secret=SECRET)
    both = sign(BODY, OTHER, id="a", timestamp=SENT)["webhook-signature"]
    both += " " + sign(BODY, SECRET, id="a", timestamp=SENT)["webhook-signature"]
    check({**HEADERS, "webhook-id": "a", "webhook-signature": both})


def test_a_secret_that_is_plain_text() -> None:
    check(sign(BODY, "plain", id="a", timestamp=SENT), secret="plain")


@pytest.mark.parametrize("secret", ["whsec_", "whsec_%%", "whsec_abc"])
def test_a_secret_that_is_none(secret: str) -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        check(secret=secret)
    assert not isinstance(caught.value, SDKError)
    assert "%%" not in str(caught.value)


def test_the_secret_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="or set PETS_SECRET"):
        check(secret=None)
    monkeypatch.setenv("PETS_SECRET", SECRET)
    check(secret=None)


def test_what_it_holds() -> None:
    for body, says in (('{"id": "1"}', ""), ("{", "not what"), ("[]", "not what")):
        headers = sign(body, SECRET, id="a", timestamp=SENT)
        if not says:
            assert Pets(SECRET).unwrap(body, headers) == Pet(id="1")
            continue
        with pytest.raises(WebhookPayloadError, match=says):
            Pets(SECRET).unwrap(body, headers)
    assert issubclass(WebhookPayloadError, WebhookError)
    with pytest.raises(InvalidWebhookSignatureError):
        Pets(SECRET).unwrap("{", HEADERS)


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(WebhookPayloadError):
        read(b"\xff\xfe{", decode_pet)
