"""Whatever is added to a description, every public name stays."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lock_kit import Sdk, deprecated, orders, surface

from bindwright.diagnostics import Refused

# Names that something has, could have had, or will have.
NAMES = st.sampled_from(
    ["BeastKeeper", "Keeper", "BeastMeal", "BeastMealParam", "TicketParam", "AnimalAddParams"]
    + ["Animals", "Meals", "BeastMark", "BeastMarkRing", "HomeCage", "AddAnimalFather", "Animal2"]
    + ["ListAnimalsResponse", "Beast", "beast_keeper", "State", "AnimalAddParamsDict", "MealObject"]
)
WIRES = st.sampled_from(
    ["date", "list", "str", "timeout", "Timeout", "limit", "keeper", "mark", "name", "x", "id_"]
    + ["field", "omit", "self", "params", "class", "Date", "kind", "ring", "chip", "body", "meal"]
)
TEXT = {"type": "string"}
LEAVES = st.sampled_from(
    [TEXT, {"type": "string", "format": "date"}, {"type": "integer"}, {"type": "boolean"}]
    + [{"type": "string", "enum": ["a", "b"]}, {"type": "array", "items": TEXT}]
    + [{"type": "string", "format": "date-time"}, {"type": "object"}]
)
OBJECTS = st.dictionaries(WIRES, LEAVES, min_size=1, max_size=3).map(
    lambda properties: {"type": "object", "properties": properties}
)
SCHEMAS = st.one_of(
    LEAVES,
    OBJECTS,
    OBJECTS.map(lambda each: {"type": "array", "items": each}),
    st.lists(OBJECTS, min_size=2, max_size=2).map(lambda each: {"oneOf": each}),
    st.sampled_from(["Animal", "State", "Home", "Ticket"]).map(
        lambda name: {"$ref": f"#/components/schemas/{name}"}
    ),
)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object schema with properties, in the order of the description."""
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict) and "type" in value:
            yield value
        for each in value.values():
            yield from _objects(each)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each)


def _unions(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("oneOf"), list):
            yield value["oneOf"]
        for each in value.values():
            yield from _unions(each)
    elif isinstance(value, list):
        for each in value:
            yield from _unions(each)


def _insert(entries: dict[str, Any], key: str, value: Any, *, first: bool) -> None:
    if key in entries:
        return
    rest = dict(entries)
    entries.clear()
    entries.update({key: value, **rest} if first else {**rest, key: value})


@st.composite
def additions(draw: st.DrawFn) -> Callable[[Sdk], None]:
    """One addition, as a function that makes it."""
    kind = draw(st.sampled_from(["component", "property", "parameter", "member", "operation"]))
    number, first = draw(st.integers(0, 30)), draw(st.booleans())
    name, wire, schema = draw(NAMES), draw(WIRES), draw(SCHEMAS)
    member, deeper = draw(OBJECTS), draw(st.booleans())

    def add(sdk: Sdk) -> None:
        objects, unions = list(_objects(sdk.description)), list(_unions(sdk.description))
        match kind:
            case "component":
                holder = objects[number % len(objects)]
                _insert(sdk.schemas, name, schema, first=first)
                reference = {"$ref": f"#/components/schemas/{name}"}
                _insert(holder["properties"], wire, reference, first=first)
            case "property":
                _insert(objects[number % len(objects)]["properties"], wire, schema, first=first)
            case "parameter":
                parameters = sdk.description["paths"]["/animals"]["get"]["parameters"]
                if wire not in [each["name"] for each in parameters]:
                    place = 0 if first else len(parameters)
                    parameters.insert(place, {"name": wire, "in": "query", "schema": schema})
            case "member":
                union = unions[number % len(unions)]
                union.insert(0 if first else len(union), member)
            case _:
                paths = sdk.description["paths"]
                path = f"/{wire}"
                content = {"application/json": {"schema": schema}}
                operation = {
                    "operationId": f"make{name}",
                    "requestBody": {"content": content},
                    "responses": {"200": {"content": content}},
                }
                if path in paths or f"make{name}" in str(paths):
                    return
                _insert(paths, path, {"post": operation}, first=first)
                resources = sdk.settings["resources"]
                below = resources["animals"]["resources"] if deeper else resources
                resource = {"methods": {"add": f"make{name}"}}
                _insert(below, f"{wire}s".strip("_").lower(), resource, first=first)
                if f"make{name}" not in str(sdk.settings):
                    sdk.settings.setdefault("skips", []).append(
                        {"operation": f"make{name}", "reason": "There is no place for it."}
                    )

    return add


def _rename(sdk: Sdk) -> None:
    """Leave some names deprecated."""
    properties = sdk.schemas["Animal"]["properties"]
    renamed = {"date": "born", "keeper": "warden"}
    entries = [(renamed.get(name, name), each) for name, each in properties.items()]
    properties.clear()
    properties.update(entries)
    sdk.description["paths"]["/animals"]["get"]["parameters"][0]["name"] = "max"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(additions(), min_size=1, max_size=6))
def test_additions_change_no_name(edits: list[Callable[[Sdk], None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sdk = Sdk(Path(folder))
        sdk.plan()
        _rename(sdk)
        made = sdk.plan()
        assert len(deprecated(made)) == 3
        for add in edits:
            saved = sdk.saved()
            add(sdk)
            try:
                after = sdk.plan()
            except Refused as refused:
                # Nothing sensible is left to call the new thing, so that a person has to.
                assert {each.code for each in refused.diagnostics} <= {"name-taken"}
                sdk.restore(saved)
                continue
            assert surface(made) <= surface(after)
            for _, owner, name, was in deprecated(made) - deprecated(after):
                # Only what the description called so before is called so again.
                lock = after.lock
                names = (
                    lock.methods[owner].parameters if "." in owner else lock.classes[owner].fields
                )
                assert names[was] == name
            for path, order in orders(made).items():
                assert orders(after)[path][: len(order)] == order
            made = after
