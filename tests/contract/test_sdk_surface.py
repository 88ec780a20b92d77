"""The generated SDK against its description, in both directions, by an independent walk."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import typing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from descriptions import OPERATIONS, OURS, STREAMING
from surface import Json, Sdk, Walk, one_form, union_members, without_none

SETTINGS: Json = yaml.safe_load(
    (Path(__file__).parents[2] / "specs" / "openai-runs" / "bindwright.yaml").read_text("utf-8")
)
HELPERS = {"self", "params", "extra_headers", "extra_query", "extra_body", "timeout"}


def _methods(resources: Json, path: tuple[str, ...] = ()) -> dict[str, tuple[str, str]]:
    """Operation id -> path of the resource and name of the method, as the settings say."""
    found: dict[str, tuple[str, str]] = {}
    for name, resource in resources.items():
        here = (*path, name)
        for method, facts in resource.get("methods", {}).items():
            operation = facts if isinstance(facts, str) else facts.get("operation")
            if operation:
                found[operation] = (".".join(here), method)
        found |= _methods(resource.get("resources", {}), here)
    return found


METHODS = _methods(SETTINGS["resources"])


@cache
def sdk() -> Sdk:
    return Sdk("openai_runs")


@cache
def clients() -> tuple[Any, Any]:
    package = importlib.import_module("openai_runs")
    return package.OpenAI(api_key="k"), package.AsyncOpenAI(api_key="k")


def _function(operation: str, client: int) -> Any:
    path, name = METHODS[operation]
    target = clients()[client]
    for part in path.split("."):
        target = getattr(target, part)
    method = getattr(type(target), name)
    return inspect.unwrap(method)


def _answer(hint: Any) -> Any:
    """The plain answer of a method: not its stream, and an item of its page."""
    members = [
        each
        for each in union_members(hint)
        if getattr(typing.get_origin(each), "__name__", "") not in ("Stream", "AsyncStream")
    ]
    answer = members[0] if len(members) == 1 else typing.Union[tuple(members)]  # noqa: UP007
    return answer


def _schema_of(content: Json) -> Json:
    return content["application/json"]["schema"]


def test_every_operation_is_a_method_and_every_method_an_operation() -> None:
    assert METHODS.keys() == OPERATIONS.keys()


@pytest.mark.parametrize("client", [0, 1], ids=["sync", "async"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_parameters(operation: str, client: int) -> None:
    path, _, facts = OPERATIONS[operation]
    function = _function(operation, client)
    signature = inspect.signature(function)
    hints = sdk().hints(function)
    walk = Walk(OURS, sdk())
    wanted: dict[str, tuple[Json, bool]] = {}
    for each in facts.get("parameters", ()):
        wanted[each["name"].removesuffix("[]")] = (each["schema"], each.get("required", False))
    if "requestBody" in facts:
        body, _null = walk.plain(_schema_of(facts["requestBody"]["content"]))
        for name, schema in body["properties"].items():
            wanted[name] = (schema, name in body.get("required", ()))
    parameters = {name: each for name, each in signature.parameters.items() if name not in HELPERS}
    assert parameters.keys() == wanted.keys()
    for name, (schema, required) in wanted.items():
        if name == "stream":
            continue
        hint = one_form(hints[name])
        if not required and not walk.plain(schema)[1]:
            hint = without_none(hint)
        walk.compare(schema, hint, f"{operation}.{name}")
    assert not walk.differences
    assert path.count("{") == sum(1 for each in wanted if f"{{{each}}}" in path)
    _check_required(function, {name for name, (_, needed) in wanted.items() if needed})


def _check_required(function: Any, wanted: set[str]) -> None:
    """Path parameters have no default; what else is required is missed before anything is sent."""
    parameters = inspect.signature(function).parameters
    bare = {
        name
        for name, each in parameters.items()
        if each.default is inspect.Parameter.empty and name != "self"
    }
    assert bare <= wanted
    if bare == wanted:
        return
    with pytest.raises(TypeError) as caught:
        made = function(None, **dict.fromkeys(bare, "x"))
        if inspect.iscoroutine(made):
            made.send(None)
    assert {each for each in wanted - bare if repr(each) in str(caught.value)} == wanted - bare
    assert str(caught.value).count("'") == 2 * len(wanted - bare)


@pytest.mark.parametrize("client", [0, 1], ids=["sync", "async"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_answers(operation: str, client: int) -> None:
    walk = Walk(OURS, sdk())
    facts = OPERATIONS[operation][2]
    hint = sdk().hints(_function(operation, client))["return"]
    schema, _ = walk.plain(_schema_of(facts["responses"]["200"]["content"]))
    answer = _answer(hint)
    origin = typing.get_origin(answer)
    if origin is not None and "Pag" in origin.__name__:
        answer = typing.get_args(answer)[0]
        schema = walk.plain(schema)[0]["properties"]["data"]["items"]
    walk.compare(schema, answer, operation)
    assert not walk.differences
    streams = [
        each
        for each in union_members(hint)
        if getattr(typing.get_origin(each), "__name__", "") in ("Stream", "AsyncStream")
    ]
    assert bool(streams) == (operation in STREAMING)


def test_events() -> None:
    walk = Walk(OURS, sdk())
    stream = OURS["components"]["schemas"]["AssistantStreamEvent"]
    walk.compare(stream, sdk().namespace["AssistantStreamEvent"], "AssistantStreamEvent")
    assert not walk.differences


def test_the_sdk_has_no_class_that_the_description_does_not_have() -> None:
    walk = Walk(OURS, sdk())
    events = OURS["components"]["schemas"]["AssistantStreamEvent"]
    walk.compare(events, sdk().namespace["AssistantStreamEvent"], "AssistantStreamEvent")
    # What errors hold is no answer of a method; they keep it as `parsed`.
    failed = OURS["components"]["schemas"]["ErrorResponse"]
    walk.compare(failed, sdk().namespace["ErrorResponse"], "ErrorResponse")
    for operation, (_, _, facts) in OPERATIONS.items():
        hints = sdk().hints(_function(operation, 0))
        content = facts["responses"]["200"]["content"]
        schema = walk.plain(_schema_of(content))[0]
        answer = _answer(hints["return"])
        if typing.get_origin(answer) is not None:
            answer, schema = typing.get_args(answer)[0], schema["properties"]["data"]["items"]
        walk.compare(schema, answer, operation)
        if "requestBody" in facts:
            body = walk.plain(_schema_of(facts["requestBody"]["content"]))[0]
            for name, each in body["properties"].items():
                if name != "stream":
                    hint = one_form(hints[name])
                    walk.compare(each, hint, f"{operation}.{name}")
    extra = {
        cls.__name__
        for cls in sdk().classes()
        if cls not in walk.seen and not cls.__name__.endswith("Params")
    }
    assert not extra


def test_every_params_class_belongs_to_a_method() -> None:
    names = {cls.__name__ for cls in sdk().classes() if cls.__name__.endswith("Params")}
    used = {
        word
        for operation in METHODS
        for word in str(_function(operation, 0).__annotations__.get("params", "")).split(" | ")
    }
    helpers = {name for name in names if name not in used}
    for name in helpers:
        parents = {each.__name__ for each in sdk().namespace[name].__mro__}
        assert parents & used, f"{name} belongs to no method"


@pytest.mark.parametrize("cls", sorted(sdk().classes(), key=lambda cls: cls.__name__))
def test_annotations_resolve_without_help(cls: type) -> None:
    hints = typing.get_type_hints(cls)
    assert {each.name for each in dataclasses.fields(cls)} <= hints.keys()
    assert "__slots__" in vars(cls)
    assert all(each.kw_only for each in dataclasses.fields(cls))
