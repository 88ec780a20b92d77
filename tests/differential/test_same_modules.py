"""Whatever a program imports from openai 3.54.0 for threads is there, and has the same family."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import pkgutil
import subprocess
import sys
from typing import Any, get_type_hints

import openai
import openai_runs
import pytest
from pair import PACKAGES

TOOLS = (
    "assistant_response_format_option",
    "assistant_stream_event",
    "assistant_tool",
    "assistant_tool_choice",
    "assistant_tool_choice_function",
    "assistant_tool_choice_option",
    "code_interpreter_tool",
    "file_search_tool",
    "function_tool",
    "thread",
    "thread_create_and_run_params",
    "thread_create_params",
    "thread_deleted",
    "thread_update_params",
)
"""Modules of types.beta that belong to threads. The others describe assistants (which the
description leaves out), agents, responses, realtime and ChatKit."""


def _modules() -> list[str]:
    package = importlib.import_module("openai.types.beta.threads")
    found = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    wanted = [*found, *(f"openai.types.beta.{each}" for each in TOOLS)]
    params = [f"{each}_param" for each in wanted if importlib.util.find_spec(f"{each}_param")]
    return sorted({each.removeprefix("openai.") for each in (*wanted, *params)})


OTHERS = ("Base", "NonStreaming", "Streaming")
"""Endings of the parts of a params type there; ours is one class, and `stream` goes beside it."""


@pytest.mark.parametrize("module", _modules())
def test_the_module_of_a_type(module: str) -> None:
    """Each module is there, with all that it offers."""
    theirs = importlib.import_module(f"openai.{module}")
    ours = importlib.import_module(f"openai_runs.{module}")
    for name in getattr(theirs, "__all__", ()) or [
        each for each in vars(theirs) if each[0].isupper()
    ]:
        if not name.endswith(OTHERS):
            assert hasattr(ours, name)


def test_every_class_of_event() -> None:
    theirs = importlib.import_module("openai.types.beta.assistant_stream_event")
    ours = importlib.import_module("openai_runs.types.beta.assistant_stream_event")
    assert [name for name in theirs.__all__ if not hasattr(ours, name)] == []
    kinds = {
        name: value.model_fields["event"].annotation
        for name, value in vars(theirs).items()
        if name in theirs.__all__ and hasattr(value, "model_fields")
    }
    for name, kind in kinds.items():
        assert str(getattr(ours, name).__annotations__["event"]).replace('"', "'") == str(
            kind
        ).replace("typing.", "")


def test_annotations_of_the_options_resolve() -> None:
    hints = get_type_hints(openai_runs.RequestOptions)
    assert hints.keys() == {"extra_headers", "extra_query", "extra_body", "timeout"}


ERRORS = [
    name
    for name in openai.__all__
    if isinstance(getattr(openai, name), type)
    and issubclass(getattr(openai, name), openai.APIError)
    and not name.startswith("WebSocket")
    and name != "OAuthError"  # of signing in by workload identity, which ours does not offer
]


@pytest.mark.parametrize("name", ERRORS)
def test_errors_are_of_the_same_family(name: str) -> None:
    theirs, ours = getattr(openai, name), getattr(openai_runs, name)
    for parent in theirs.__mro__:
        if parent.__module__.startswith("openai"):
            assert issubclass(ours, getattr(openai_runs, parent.__name__)), parent
        else:
            assert issubclass(ours, parent)
    assert getattr(theirs, "status_code", None) == getattr(ours, "status_code", None)


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("function", ["__init__", "copy", "with_options"])
def test_the_options_have_the_same_defaults(function: str, client: str) -> None:
    theirs = inspect.signature(getattr(getattr(openai, client), function)).parameters
    ours = inspect.signature(getattr(getattr(openai_runs, client), function)).parameters
    for name, parameter in ours.items():
        if name == "stream_policy":  # ours alone
            continue
        assert parameter.kind == theirs[name].kind, name
        one, two = theirs[name].default, parameter.default
        assert one == two or type(one).__name__ == type(two).__name__ or two is None, name


OTHER_OPTIONS = {
    "admin_api_key": "no operation of threads takes it",
    "workload_identity": "keys that change; give an http_client that signs requests",
    "webhook_secret": "no webhooks here",
    "websocket_base_url": "no WebSockets here",
    "provider": "other hosts; give a base_url",
    "data_residency": "other hosts; give a base_url",
    "_strict_response_validation": "private",
    "_enforce_credentials": "private",
    "_extra_kwargs": "private",
}


@pytest.mark.parametrize("function", ["__init__", "copy"])
def test_no_other_option_is_missing(function: str) -> None:
    theirs = inspect.signature(getattr(openai.OpenAI, function)).parameters
    ours = inspect.signature(getattr(openai_runs.OpenAI, function)).parameters
    assert theirs.keys() - ours.keys() <= OTHER_OPTIONS.keys()


PLACES = ("", ".messages", ".runs", ".runs.steps")


@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["with_raw_response", "with_streaming_response"])
def test_raw_forms_have_the_same_names(kind: str, place: str, client: str) -> None:
    """The methods of a resource, and the resources below it."""
    found: list[set[str]] = []
    for package in PACKAGES:
        owner = getattr(package, client)(api_key="k").beta.threads
        for part in place.split(".")[1:]:
            owner = getattr(owner, part)
        found.append({name for name in dir(getattr(owner, kind)) if not name.startswith("_")})
    assert found[0] <= found[1]


@pytest.mark.parametrize("kind", ["with_raw_response", "with_streaming_response"])
def test_raw_forms_from_the_top(kind: str) -> None:
    for package in PACKAGES:
        client = package.OpenAI(api_key="k")
        for owner in (client, client.beta, client.beta.threads):
            assert hasattr(owner, kind), owner


def _runs(program: str) -> bool:
    source = "import sys; sys.path[:0] = {!r}\n{}".format(sys.path, program)
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False)
    return done.returncode == 0


IMPORTS = [
    "import {0}; {0}.OpenAI; {0}.AsyncOpenAI",
    "import {0}; {0}.types",
    "import {0}.types.beta; {0}.types.beta.threads.Run",
    "import {0}.types.beta.threads; {0}.types.beta.threads.runs.RunStep",
    "from {0}.types import beta; beta.threads.Message",
    "from {0}.types.beta import threads; threads.runs.RunStep",
    "from {0}.types.beta.threads import Run, run_create_params; run_create_params.RunCreateParams",
    "from {0}.types.beta.threads.run import Run",
    "from {0}.types.beta.threads.message_create_params import Attachment",
    "from {0}.types.beta.threads.run_create_params import AdditionalMessage, TruncationStrategy",
    "from {0}.types.beta.threads.run_submit_tool_outputs_params import ToolOutput",
    "from {0}.types.beta import thread_create_params",
    "from {0}.types.beta.threads.runs import *; RunStep",
    "from {0} import *; OpenAI",
    "from {0}.pagination import SyncCursorPage; SyncCursorPage[int]",
    "from {0} import Stream; Stream[int]",
    "from {0} import Timeout; Timeout(5)",
    "from {0} import DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT, DEFAULT_CONNECTION_LIMITS",
    "from {0} import Client, AsyncClient",
    "from {0} import DefaultHttpxClient, DefaultAsyncHttpxClient",
    "from {0} import BaseModel",
    "from {0} import NoneType, Transport, ProxiesTypes, RequestOptions",
    "from {0}.types.shared import Metadata, FunctionDefinition, ReasoningEffort",
    "from {0}.types.shared_params import Metadata, FunctionDefinition",
    "from {0}.types import Metadata, FunctionDefinition, ReasoningEffort, ChatModel",
    "from {0}.types import ResponseFormatText, ResponseFormatJSONObject, ResponseFormatJSONSchema",
    "from {0}.types.beta.function_tool_param import FunctionToolParam",
    "from {0}.types.beta.assistant_tool_param import AssistantToolParam",
    "from {0}.types.beta.threads.message_content_part_param import MessageContentPartParam",
    "from {0}.types.beta.threads import TextContentBlockParam",
    "from {0}.lib.streaming import AssistantEventHandler",
    "from {0}.resources.beta.threads import Threads, Messages, Runs",
    "from {0}.resources.beta.threads.runs import Runs, Steps, AsyncSteps",
]


@pytest.mark.parametrize("program", IMPORTS)
def test_imports_in_a_fresh_interpreter(program: str) -> None:
    """Fresh, since what another program has imported is there whoever asks for it."""
    exec(program.format("openai"), {})
    assert _runs(program.format("openai_runs"))
