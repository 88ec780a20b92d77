"""Signatures and public names of ours beside those of openai 3.54.0."""

from __future__ import annotations

import importlib
import inspect
from typing import Any

import openai
import openai_runs
import pytest

MORE = {"create_and_stream": {"include", "reasoning_effort"}}
"""Arguments that ours takes, and that their deprecated helper was never given."""

RESOURCES = ("", ".messages", ".runs", ".runs.steps")


def _instance(package: Any, client: str, path: str) -> Any:
    found = getattr(package, client)(api_key="k").beta.threads
    for part in path.split(".")[1:]:
        found = getattr(found, part)
    return found


def _resource(package: Any, client: str, path: str) -> type:
    return type(_instance(package, client, path))


def _methods(cls: type) -> dict[str, Any]:
    return {
        name: value
        for name, value in inspect.getmembers(cls, inspect.isfunction)
        if not name.startswith("_")
    }


def _positional(method: Any) -> list[str]:
    return [
        name
        for name, each in inspect.signature(method).parameters.items()
        if each.kind is each.POSITIONAL_OR_KEYWORD and name not in ("self", "params")
    ]


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("path", RESOURCES)
def test_every_method_has_the_same_parameters(path: str, client: str) -> None:
    theirs = _methods(_resource(openai, client, path))
    ours = _methods(_resource(openai_runs, client, path))
    assert theirs.keys() == ours.keys()
    for name, one in theirs.items():
        wanted = inspect.signature(one).parameters
        found = dict(inspect.signature(ours[name]).parameters)
        assert _positional(ours[name]) == _positional(one), name
        found.pop("params", None)  # ours alone: the arguments as one value
        assert found.keys() - MORE.get(name, set()) == wanted.keys() - MORE.get(name, set()), name
        for key, parameter in wanted.items():
            assert found[key].kind == parameter.kind, (name, key)
            if parameter.default is not inspect.Parameter.empty:
                assert repr(found[key].default)[:5] == repr(parameter.default)[:5] or (
                    # Their marker prints as an object, ours by its name.
                    type(found[key].default).__name__
                    == type(parameter.default).__name__
                ), (name, key)
        assert inspect.iscoroutinefunction(inspect.unwrap(one)) == inspect.iscoroutinefunction(
            inspect.unwrap(ours[name])
        ), name


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("path", RESOURCES)
@pytest.mark.parametrize("form", ["with_raw_response", "with_streaming_response"])
def test_responses_are_asked_for_with_the_same_parameters(
    form: str, path: str, client: str
) -> None:
    theirs, ours = (
        {
            name: value
            for name, value in inspect.getmembers(getattr(resource, form), inspect.isroutine)
            if not name.startswith("_")
        }
        for resource in (_instance(openai, client, path), _instance(openai_runs, client, path))
    )
    assert theirs.keys() == ours.keys()
    for name, one in theirs.items():
        wanted, found = (inspect.signature(each).parameters.keys() for each in (one, ours[name]))
        assert found - {"params"} == wanted, name
        assert _positional(ours[name]) == _positional(one), name
        assert ours[name].__name__ == name


def test_the_client_takes_the_same_options() -> None:
    wanted = {
        "api_key",
        "organization",
        "project",
        "base_url",
        "timeout",
        "max_retries",
        "default_headers",
        "default_query",
        "http_client",
    }
    for client in ("OpenAI", "AsyncOpenAI"):
        theirs = inspect.signature(getattr(openai, client).__init__).parameters
        ours = inspect.signature(getattr(openai_runs, client).__init__).parameters
        assert wanted <= theirs.keys()
        assert wanted <= ours.keys()
        for name in ("copy", "with_options", "close", "is_closed"):
            assert callable(getattr(getattr(openai_runs, client), name))


def _public(module: str) -> set[str]:
    found = importlib.import_module(f"openai.{module}")
    return {
        name
        for name, value in vars(found).items()
        if name[0].isupper() and "beta.threads" in str(getattr(value, "__module__", ""))
    }


@pytest.mark.parametrize("module", ["types.beta.threads", "types.beta.threads.runs"])
def test_the_types_have_the_same_names(module: str) -> None:
    ours = importlib.import_module(f"openai_runs.{module}")
    missing = {name for name in _public(module) if not hasattr(ours, name)}
    assert not missing


BETA = [
    "AssistantResponseFormatOption",
    "AssistantResponseFormatOptionParam",
    "AssistantStreamEvent",
    "AssistantTool",
    "AssistantToolChoice",
    "AssistantToolChoiceFunction",
    "AssistantToolChoiceFunctionParam",
    "AssistantToolChoiceOption",
    "AssistantToolChoiceOptionParam",
    "AssistantToolChoiceParam",
    "AssistantToolParam",
    "CodeInterpreterTool",
    "CodeInterpreterToolParam",
    "FileSearchTool",
    "FileSearchToolParam",
    "FunctionTool",
    "FunctionToolParam",
    "Thread",
    "ThreadCreateAndRunParams",
    "ThreadCreateParams",
    "ThreadDeleted",
    "ThreadUpdateParams",
]


@pytest.mark.parametrize("name", BETA)
def test_the_types_beside_threads(name: str) -> None:
    assert hasattr(importlib.import_module("openai.types.beta"), name)
    assert hasattr(importlib.import_module("openai_runs.types.beta"), name)


TOP = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AssistantEventHandler",
    "AsyncAssistantEventHandler",
    "AsyncOpenAI",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NOT_GIVEN",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OpenAI",
    "OpenAIError",
    "PermissionDeniedError",
    "RateLimitError",
    "Stream",
    "UnprocessableEntityError",
    "not_given",
    "omit",
]


@pytest.mark.parametrize("name", TOP)
def test_top_level_names(name: str) -> None:
    assert hasattr(openai, name)
    assert hasattr(openai_runs, name)


@pytest.mark.parametrize("name", ["SyncCursorPage", "AsyncCursorPage"])
def test_pages(name: str) -> None:
    wanted = {"has_next_page", "next_page_info", "get_next_page", "iter_pages"}
    for package in (openai, openai_runs):
        page = getattr(importlib.import_module(f"{package.__name__}.pagination"), name)
        assert wanted <= set(dir(page))
