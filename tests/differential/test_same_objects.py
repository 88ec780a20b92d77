"""The models and events that both libraries hand out work alike."""

from __future__ import annotations

import importlib
import json
import warnings
from typing import Any

import openai
import openai_runs
import pytest
from calls import CALLS, STREAMING, content, method
from pair import FORMS, PACKAGES, call, plain
from recorder import Recorder

quiet = pytest.mark.filterwarnings("ignore::DeprecationWarning")

RUN: dict[str, Any] = content("getRun")["application/json"]["example"]
THREAD: dict[str, Any] = content("getThread")["application/json"]["example"]


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


DONE = "event: done\ndata: [DONE]\n\n"

# -- every form of a call ----------------------------------------------------------------------


@quiet
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CALLS)
def test_every_form_answers_the_same(name: str, form: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    body = content(name)["application/json"]["example"]
    server.answer(body)
    theirs, ours = (call(each, form, server, path, args, required) for each in PACKAGES)
    assert plain(ours) == plain(theirs) == body
    assert type(ours).__name__ == type(theirs).__name__.partition("[")[0]
    assert ours._request_id == theirs._request_id == "req_1"


@quiet
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", STREAMING)
def test_every_form_streams_the_same(name: str, form: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.stream(_event("thread.run.created", RUN) + _event("thread.run.queued", RUN) + DONE)
    kwargs = {**required, "stream": True}
    theirs, ours = (call(each, form, server, path, args, kwargs) for each in PACKAGES)
    assert plain(ours) == plain(theirs)
    assert [type(each).__name__ for each in ours] == ["ThreadRunCreated", "ThreadRunQueued"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CALLS)
def test_the_same_calls_are_deprecated(name: str, form: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.answer(content(name)["application/json"]["example"])
    warned: list[Any] = []
    for package in PACKAGES:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            call(package, form, server, path, args, required)
        # Some of their methods are decorated twice and warn twice.
        warned.append(DeprecationWarning in [each.category for each in caught])
    assert warned[1] == warned[0]


@pytest.mark.parametrize(
    ("name", "helper"),
    [
        ("createRun", "runs.create_and_poll"),
        ("getRun", "runs.poll"),
        ("createThreadAndRun", "create_and_run_poll"),
        ("submitToolOuputsToRun", "runs.submit_tool_outputs_and_poll"),
        ("createRun", "runs.stream"),
        ("createRun", "runs.create_and_stream"),
        ("createThreadAndRun", "create_and_run_stream"),
        ("submitToolOuputsToRun", "runs.submit_tool_outputs_stream"),
    ],
)
@pytest.mark.parametrize("client", ["OpenAI", "AsyncOpenAI"])
def test_the_same_helpers_are_deprecated(name: str, helper: str, client: str) -> None:
    """As the type checkers see it; whether a helper warns when called is shown by calling it."""
    marks: list[bool] = []
    for package in PACKAGES:
        made = method(getattr(package, client)(api_key="k"), helper)
        marks.append(hasattr(made, "__deprecated__"))
    assert marks[1] == marks[0], name


# -- answers that the description does not foresee ---------------------------------------------

ODD: dict[str, dict[str, Any]] = {
    "an unknown status": {**RUN, "status": "paused"},
    "an unknown tool": {**RUN, "tools": [{"type": "telescope", "zoom": 3}]},
    "a field less": {key: value for key, value in RUN.items() if key not in ("model", "tools")},
    "null": {**RUN, "created_at": None, "tools": None},
    "text for a number": {**RUN, "created_at": "soon"},
    "a number for text": {**RUN, "id": 7, "instructions": 7},
    "a fraction for an integer": {**RUN, "created_at": 1.5},
    "an integer for a number": {**RUN, "temperature": 1, "top_p": 0},
    "nothing": {},
}


@quiet
@pytest.mark.parametrize("case", ODD)
def test_odd_answers_are_let_through(case: str, server: Recorder) -> None:
    server.answer(ODD[case])
    theirs, ours = (
        call(each, "sync", server, "runs.retrieve", ["r"], {"thread_id": "t"}) for each in PACKAGES
    )
    for name in ODD[case]:
        one, two = getattr(theirs, name), getattr(ours, name)
        if isinstance(one, (str, int, float, bool, type(None))):
            assert (two, type(two)) == (one, type(one)), name
        else:
            assert plain(two) == plain(one), name
    for name in RUN.keys() - ODD[case].keys():
        assert getattr(ours, name) is None is getattr(theirs, name)
    assert json.loads(ours.to_json()) == json.loads(theirs.to_json())


@quiet
def test_a_field_more_is_an_attribute(server: Recorder) -> None:
    server.answer({**RUN, "news": {"a": [1]}, "later": 7})
    for package in PACKAGES:
        run = call(package, "sync", server, "runs.retrieve", ["r"], {"thread_id": "t"})
        assert run.to_dict()["news"] == {"a": [1]}
        assert run.later == 7
        assert run.news == {"a": [1]}


@quiet
def test_a_program_passes_over_unknown_kinds(server: Recorder) -> None:
    """It asks each tool for its type, as it does for those that it knows."""
    known = {"type": "function", "function": {"name": "f"}}
    server.answer({**RUN, "tools": [{"type": "telescope", "zoom": 3}, known]})
    for package in PACKAGES:
        run = call(package, "sync", server, "runs.retrieve", ["r"], {"thread_id": "t"})
        assert [each.type for each in run.tools] == ["telescope", "function"]
        assert run.tools[0].zoom == 3
        assert [each.function.name for each in run.tools if each.type == "function"] == ["f"]


@quiet
def test_something_else_for_an_object(server: Recorder) -> None:
    """Theirs hands it out whatever the type says; ours raises, as nothing fits the class."""
    server.answer({**RUN, "last_error": ["x"]})
    kwargs = {"thread_id": "t"}
    assert call(openai, "sync", server, "runs.retrieve", ["r"], kwargs).last_error == ["x"]
    with pytest.raises(openai_runs.APIResponseValidationError, match="RunLastError"):
        call(openai_runs, "sync", server, "runs.retrieve", ["r"], kwargs)


DUMPS: list[dict[str, Any]] = [
    {"exclude_unset": True},
    {"mode": "json", "exclude_unset": True},
    {"exclude_none": True},
    {"include": {"id", "status"}},
    {"exclude": {"tools", "metadata"}, "exclude_unset": True},
    {"by_alias": True, "exclude_unset": True},
    {"exclude_defaults": True},
    {"exclude": {"tools": {-1: {"function": {"name"}}}, "content": {"__all__": {"type"}}}},
    {"include": {"id": ..., "tools": {"__all__": {"type": True}}, "content": {0}}},
]


@quiet
@pytest.mark.parametrize("how", DUMPS, ids=str)
@pytest.mark.parametrize("name", ["getRun", "getThread", "getMessage", "listRuns"])
def test_dumping(name: str, how: dict[str, Any], server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.answer(content(name)["application/json"]["example"])
    theirs, ours = (call(each, "sync", server, path, args, required) for each in PACKAGES)
    if name == "listRuns":
        how = {key: {"data"} if key in ("include", "exclude") else it for key, it in how.items()}
    assert ours.model_dump(**how) == theirs.model_dump(**how)
    how = {key: value for key, value in how.items() if key != "mode"}
    assert json.loads(ours.model_dump_json(**how)) == json.loads(theirs.model_dump_json(**how))


@quiet
@pytest.mark.parametrize("name", CALLS)
def test_dumping_without_arguments(name: str, server: Recorder) -> None:
    """What is absent is None in `model_dump`, and absent in `to_dict`."""
    path, args, required, _ = CALLS[name]
    body = content(name)["application/json"]["example"]
    server.answer(body)
    theirs, ours = (call(each, "sync", server, path, args, required) for each in PACKAGES)
    assert ours.model_dump() == theirs.model_dump()
    assert ours.to_dict() == theirs.to_dict() == body
    # Fields stand in the order of the description in ours, of the alphabet in theirs.
    assert sorted(ours.model_dump_json()) == sorted(theirs.model_dump_json())
    assert sorted(ours.to_json()) == sorted(theirs.to_json())
    assert sorted(ours.to_json(indent=None)) == sorted(theirs.to_json(indent=None))


@quiet
@pytest.mark.parametrize("name", ["getRun", "getThread", "getMessage"])
def test_more_ways_to_look_at_a_model(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.answer({**content(name)["application/json"]["example"], "news": 1})
    theirs, ours = (call(each, "sync", server, path, args, required) for each in PACKAGES)
    assert ours.model_fields_set == theirs.model_fields_set - {"news"}
    assert ours.model_extra == theirs.model_extra == {"news": 1}
    assert sorted(dict(ours)) == sorted(dict(theirs))
    for dump in ({"use_api_names": False}, {"exclude_none": True}, {"exclude_unset": False}):
        assert ours.to_dict(**dump) == theirs.to_dict(**dump)
        assert json.loads(ours.to_json(**dump)) == json.loads(theirs.to_json(**dump))


@quiet
@pytest.mark.parametrize("name", ["getRun", "getThread", "getMessage"])
def test_models_from_data(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    body = content(name)["application/json"]["example"]
    server.answer(body)
    for package in PACKAGES:
        first = call(package, "sync", server, path, args, required)
        made: Any = type(first)
        assert made.model_validate(body) == first
        assert made.model_validate_json(first.to_json()) == first
        assert made.construct(**body) == first
        assert made.model_construct(**body) == first


@quiet
@pytest.mark.parametrize("name", ["getRun", "getThread", "getMessage"])
def test_copies_and_equality(name: str, server: Recorder) -> None:
    path, args, required, _ = CALLS[name]
    server.answer(content(name)["application/json"]["example"])
    for package in PACKAGES:
        first, second = (call(package, "sync", server, path, args, required) for _ in range(2))
        assert first == second
        changed = first.model_copy(update={"id": "other"})
        assert (changed.id, changed == first) == ("other", False)


@quiet
def test_odd_events_are_skipped_or_let_through(server: Recorder) -> None:
    server.stream(
        ": a comment\n\n"
        + _event("thread.run.created", {**RUN, "news": 1})
        + "\n\n"
        + DONE
        + _event("thread.run.failed", RUN)
    )
    kwargs = {"assistant_id": "a", "stream": True}
    theirs, ours = (call(each, "sync", server, "runs.create", ["t"], kwargs) for each in PACKAGES)
    assert plain(ours) == plain(theirs)
    assert len(ours) == 1


@quiet
@pytest.mark.parametrize("form", ["sync", "async"])
def test_an_error_in_a_stream(form: str, server: Recorder) -> None:
    data = {"error": {"message": "Broken.", "code": "c", "type": "t", "param": None}}
    server.stream(_event("thread.run.created", RUN) + _event("error", data))
    said: list[Any] = []
    for package in PACKAGES:
        with pytest.raises(package.APIError) as caught:
            kwargs = {"assistant_id": "a", "stream": True}
            call(package, form, server, "runs.create", ["t"], kwargs)
        error = caught.value
        said.append((error.body, error.code, error.param, error.type, "Broken." in error.message))
    assert said[1] == said[0]


def test_plain_dicts_within_models() -> None:
    for package in PACKAGES:
        beta: Any = importlib.import_module(f"{package.__name__}.types.beta")
        tool = beta.FunctionTool(type="function", function={"name": "f", "parameters": {"a": 1}})
        assert type(tool.function).__name__ == "FunctionDefinition"
        assert tool.function.name == "f"
        assert tool.to_dict() == {
            "type": "function",
            "function": {"name": "f", "parameters": {"a": 1}},
        }
        search = beta.FileSearchTool(type="file_search", file_search={"max_num_results": 3})
        assert search.file_search.max_num_results == 3
        choice = beta.AssistantToolChoice(type="function", function={"name": "f"})
        assert choice.function.to_dict() == {"name": "f"}
