"""Webhooks and callbacks: typed, and verified."""

from __future__ import annotations

import json
import time
from datetime import datetime
from typing import assert_type

import pytest
from feature_kit import Feature

SECRET = "whsec_c2VjcmV0"
AT = "2026-01-02T03:04:05Z"


def test_events_are_told_apart_by_their_tag(feature: Feature) -> None:
    sdk = feature("webhooks")
    from webhooks import Unknown
    from webhooks import Webhooks as Client
    from webhooks.types import OrderCancelled, OrderPaidEvent, WebhookEvent
    from webhooks.webhooks import sign

    client = sdk.client(Client)

    def received(data: object) -> WebhookEvent:
        body = json.dumps(data)
        headers = sign(body, SECRET, id="m", timestamp=int(time.time()))
        return client.webhooks.unwrap(body, headers, secret=SECRET)

    paid = received({"type": "order.paid", "order": {"id": "o1"}})
    assert isinstance(paid, OrderPaidEvent)
    assert_type(paid.order.id, str)
    assert paid.order.id == "o1"
    cancelled = received({"type": "order.cancelled", "at": AT})
    assert isinstance(cancelled, OrderCancelled)
    assert_type(cancelled.at, datetime)
    unknown = received({"type": "order.lost", "since": AT})
    assert isinstance(unknown, Unknown)
    assert unknown.to_dict() == {"type": "order.lost", "since": AT}


def test_what_is_forged_is_refused(feature: Feature, monkeypatch: pytest.MonkeyPatch) -> None:
    feature("webhooks")
    from webhooks.webhooks import InvalidWebhookSignatureError, Webhooks, sign

    monkeypatch.setenv("WEBHOOKS_WEBHOOK_SECRET", SECRET)
    headers = sign("{}", "whsec_b3RoZXI=", id="m", timestamp=int(time.time()))
    with pytest.raises(InvalidWebhookSignatureError):
        Webhooks().unwrap("{}", headers)
    assert Webhooks("whsec_b3RoZXI=").unwrap("{}", headers)


def test_a_resource_may_have_the_name(feature: Feature) -> None:
    sdk = feature("webhooks-one")
    from webhooks_one import Unknown, WebhooksOne
    from webhooks_one.webhooks import Webhooks, sign

    sdk.client(WebhooksOne).webhooks.list()
    assert sdk.sent.path == "/webhooks"
    found: list[object] = []
    for body in (b'{"type": "ping", "n": 3}', b'{"type": "pong"}'):
        headers = sign(body, SECRET, id="m", timestamp=int(time.time()))
        found.append(Webhooks(SECRET).unwrap(body, headers))
    assert getattr(found[0], "n", None) == 3
    assert isinstance(found[1], Unknown)


def test_callbacks(feature: Feature) -> None:
    feature("webhooks")
    from webhooks import callbacks
    from webhooks.callbacks import WebhookPayloadError
    from webhooks.types import Order

    told = callbacks.order_paid_shipment(json.dumps({"at": AT}))
    assert_type(told.at, datetime)
    assert told.at.year == 2026
    back = callbacks.return_shipment(b'[{"id": "o1"}]')
    assert_type(back, list[Order])
    assert back == [Order(id="o1")]
    with pytest.raises(WebhookPayloadError):
        callbacks.return_shipment("nonsense")
