"""Changes of what no call of a method shows: named servers, webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bindwright.changes import diff

FEATURES = Path(__file__).parents[2] / "specs" / "features"
Edit = Callable[[Any], None]

SETTINGS = """\
description: openapi.yaml
package: {name: shop}
client:
  name: Shop
  servers: {live: "https://shop.example", test: "https://test.example", far: "https://far.example"}
resources:
  orders: {methods: {create: order.paid, give_back: return}}
"""


def found(tmp_path: Path, description: Edit, settings: Edit) -> dict[str, str]:
    data = yaml.safe_load((FEATURES / "webhooks" / "openapi.yaml").read_text("utf-8"))
    chosen = yaml.safe_load(SETTINGS)
    _write(tmp_path / "old", data, chosen)
    description(data)
    settings(chosen)
    _write(tmp_path / "new", data, chosen)
    changes = diff(str(tmp_path / "old"), str(tmp_path / "new"))
    assert all(each.old or each.new for each in changes.findings)
    return {
        each.id: each.severity
        for each in changes.findings
        if each.rule.startswith(("server-", "webhook-", "callback-"))
    }


def _write(folder: Path, description: Any, settings: Any) -> None:
    folder.mkdir()
    (folder / "openapi.yaml").write_text(yaml.safe_dump(description), encoding="utf-8")
    (folder / "bindwright.yaml").write_text(
        yaml.safe_dump(settings, sort_keys=False), encoding="utf-8"
    )


def nothing(_: Any) -> None:
    """The edit that changes nothing."""


def payload(data: Any) -> Any:
    content = data["components"]["callbacks"]["Back"]["https://shop.example/hook"]["post"]
    return content["requestBody"]["content"]["application/json"]["schema"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (nothing, {}),
        (
            lambda data: data["webhooks"].pop("order.cancelled"),
            {"webhook-removed:order.cancelled": "breaking"},
        ),
        (
            lambda data: data["webhooks"].update(
                {"order.sent": {"$ref": "#/components/pathItems/Cancelled"}}
            ),
            {"webhook-added:order.sent": "addition"},
        ),
        (
            lambda data: data["paths"]["/orders"]["post"].pop("callbacks"),
            {
                "callback-removed:order_paid_shipment": "breaking",
                "callback-removed:return_shipment": "breaking",
                "callback-added:shipment": "addition",
            },
        ),
        (
            lambda data: payload(data).update({"type": "array", "items": {"type": "string"}}),
            {"callback-retyped:return_shipment": "breaking"},
        ),
    ],
)
def test_what_the_api_sends(tmp_path: Path, edit: Edit, expected: dict[str, str]) -> None:
    assert found(tmp_path, edit, nothing) == expected


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda servers: servers.pop("test"), {"server-removed:Shop[test]": "breaking"}),
        (
            lambda servers: servers.update(near="https://near.example"),
            {"server-added:Shop[near]": "addition"},
        ),
        (
            lambda servers: servers.update(test="https://other.example"),
            {"server-moved:Shop[test]": "breaking"},
        ),
        (lambda servers: servers.update(live="https://other.example"), {}),
    ],
)
def test_named_servers(tmp_path: Path, edit: Edit, expected: dict[str, str]) -> None:
    def settings(chosen: Any) -> None:
        edit(chosen["client"]["servers"])

    assert found(tmp_path, nothing, settings) == expected
