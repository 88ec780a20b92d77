"""The names of classes: they say where a class comes from, and the shortest unambiguous one wins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bindwright.diagnostics import Diagnostics
from bindwright.normalize import normalize
from bindwright.source import read_document

TEXT = {"type": "string"}


def object_(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def list_(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


def tagged(value: str, **properties: Any) -> dict[str, Any]:
    return object_(type={"const": value}, **properties)


@pytest.fixture
def names(tmp_path: Path) -> Any:
    """Place of each schema below `Order` -> the name of its class."""

    def find(schema: Any, **others: Any) -> dict[str, str]:
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}
        operation = {"operationId": "getOrder", "responses": {"200": {"content": content}}}
        data = {
            "openapi": "3.1.0",
            "info": {"title": "Tiny", "version": "1"},
            "paths": {"/order": {"get": operation}},
            "components": {"schemas": {"Order": schema, **others}},
        }
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(data))
        return dict(normalize(read_document(file), {}, Diagnostics()).sources)

    return find


def test_a_property_adds_its_name(names: Any) -> None:
    assert names(object_(last_error=object_(code=TEXT))) == {
        "Order": "Order",
        "Order.last_error": "OrderLastError",
    }


def test_what_is_deep_leaves_out_the_way_to_it(names: Any) -> None:
    found = names(object_(payment=object_(card=object_(brand=object_(name=TEXT)))))
    assert list(found.values()) == ["Order", "OrderPayment", "OrderCard", "OrderBrand"]


def test_what_is_there_twice_tells_the_way_to_it(names: Any) -> None:
    found = names(
        object_(billing=object_(address=object_(a=TEXT)), shipping=object_(address=object_(b=TEXT)))
    )
    assert found["Order.billing.address"] == "OrderBillingAddress"
    assert found["Order.shipping.address"] == "OrderShippingAddress"


def test_a_property_of_the_whole_is_no_other_of_that_name(names: Any) -> None:
    found = names(object_(city=TEXT, address=object_(city=object_(a=TEXT))))
    assert found["Order.address.city"] == "OrderAddressCity"


def test_items_take_the_singular(names: Any) -> None:
    found = names(object_(parcels=list_(object_(boxes=list_(object_(a=TEXT))))))
    assert found["Order.parcels.items"] == "OrderParcel"
    assert found["Order.parcels.items.boxes.items"] == "OrderBox"


def test_values_take_the_singular(names: Any) -> None:
    map_ = {"type": "object", "additionalProperties": object_(a=TEXT)}
    assert names(object_(notes=map_))["Order.notes.values"] == "OrderNote"


def test_a_wrapper_of_a_list_is_left_out(names: Any) -> None:
    found = names(object_(parcels=object_(data=list_(object_(a=TEXT)))))
    assert found["Order.parcels.data.items"] == "OrderParcel"
    assert names(object_(data=list_(object_(a=TEXT))))["Order.data.items"] == "OrderItem"


def test_members_of_a_union_take_their_tag(names: Any) -> None:
    found = names(
        object_(deep=object_(event={"oneOf": [tagged("paid", by=TEXT), tagged("order.sent")]}))
    )
    assert found["Order.deep.event"] == "OrderEvent"
    assert found["Order.deep.event[paid]"] == "OrderEventPaid"
    assert found["Order.deep.event[order.sent]"] == "OrderSent"


def test_a_member_without_a_tag_takes_its_title_or_its_first_property(names: Any) -> None:
    titled = {**object_(a=TEXT), "title": "Tracing configuration"}
    found = names(object_(tracing={"oneOf": [titled, {**object_(b=TEXT), "required": ["b"]}]}))
    assert found["Order.tracing[0]"] == "OrderTracingConfiguration"
    assert found["Order.tracing[1]"] == "OrderTracingB"


def test_a_component_keeps_its_name_from_an_inline_class(names: Any) -> None:
    part = object_(a=TEXT)
    found = names(
        object_(deep=object_(card=part), other={"$ref": "#/components/schemas/OrderCard"}),
        OrderCard=object_(b=TEXT),
    )
    assert found["OrderCard"] == "OrderCard"
    assert found["Order.deep.card"] == "OrderDeepCard"


def test_no_name_ends_in_a_number_that_the_description_does_not_have(names: Any) -> None:
    same = object_(value=object_(a=TEXT))
    found = names(object_(value={"oneOf": [same, object_(b=TEXT, value=TEXT), object_(c=TEXT)]}))
    assert not [name for name in found.values() if name[-1].isdigit()]
    assert len(set(found.values())) == len(found)


def test_a_component_leaves_out_a_namespace_that_says_nothing_more(names: Any) -> None:
    keys = (
        "io.k8s.core.v1.Pod",
        "a.apps.v1.Job",
        "a.batch.v1.Job",
        "user.input",
        "a.b.v1",
        "a.c.v2",
    )
    schemas = {key: object_(name={"type": "string"}) for key in keys}
    references = {
        f"p{index}": {"$ref": f"#/components/schemas/{key}"} for index, key in enumerate(keys)
    }
    found = names(object_(**references), **schemas)
    assert set(found.values()) == {
        *("Order", "Pod", "AppsV1Job", "BatchV1Job", "UserInput", "BV1", "CV2"),
    }
