"""The seed: `RunCreateAndStreamParams` of OpenAI's TypeScript library v4.61.1, as a dataclass."""

from __future__ import annotations

import dataclasses
import typing
from typing import Any, Literal

import pytest
from openai_runs import Omit, Unknown, omit
from openai_runs.types.beta import AssistantTool, ChatModel
from openai_runs.types.beta.threads import (
    AdditionalMessage,
    RunCreateAndStreamParams,
    TruncationStrategy,
)
from sdk import one_form, union_members

OPTIONAL_AND_NULLABLE = {
    "additional_instructions": str,
    "additional_messages": AdditionalMessage,
    "instructions": str,
    "max_completion_tokens": int,
    "max_prompt_tokens": int,
    "metadata": str,
    "model": str,
    "response_format": Literal,
    "temperature": float,
    "tool_choice": Literal,
    "tools": AssistantTool,
    "top_p": float,
    "truncation_strategy": TruncationStrategy,
}
"""The 13 properties beside `assistant_id`, and something that their type must mention."""

NAMED_MODELS = [
    "gpt-4o",
    "gpt-4o-2024-05-13",
    "gpt-4-turbo",
    "gpt-4-turbo-2024-04-09",
    "gpt-4-0125-preview",
    "gpt-4-turbo-preview",
    "gpt-4-1106-preview",
    "gpt-4-vision-preview",
    "gpt-4",
    "gpt-4-0314",
    "gpt-4-0613",
    "gpt-4-32k",
    "gpt-4-32k-0314",
    "gpt-4-32k-0613",
    "gpt-3.5-turbo",
    "gpt-3.5-turbo-16k",
    "gpt-3.5-turbo-0613",
    "gpt-3.5-turbo-1106",
    "gpt-3.5-turbo-0125",
    "gpt-3.5-turbo-16k-0613",
]

HINTS = typing.get_type_hints(RunCreateAndStreamParams)
FIELDS = {each.name: each for each in dataclasses.fields(RunCreateAndStreamParams)}


def _mentioned(hint: Any) -> list[Any]:
    found: list[Any] = []
    for member in union_members(one_form(hint)):
        origin = typing.get_origin(member)
        found += [member, origin]
        if origin is not Literal:
            for each in typing.get_args(member):
                found += _mentioned(each)
    return found


def test_the_assistant_alone_is_required() -> None:
    required = {name for name, each in FIELDS.items() if each.default is dataclasses.MISSING}
    assert required == {"assistant_id"}
    assert HINTS["assistant_id"] is str


@pytest.mark.parametrize("name", OPTIONAL_AND_NULLABLE)
def test_each_other_property_can_be_absent_or_null(name: str) -> None:
    assert FIELDS[name].default is omit
    members = union_members(HINTS[name])
    assert type(None) in members
    assert Omit in members
    wanted = OPTIONAL_AND_NULLABLE[name]
    known = union_members(wanted) if wanted is AssistantTool else [wanted]
    assert set(known) <= set(_mentioned(HINTS[name])) | {Unknown}


def test_the_model_is_any_string_and_the_known_names_are_completed() -> None:
    members = union_members(HINTS["model"])
    assert str in members
    known = [value for each in members for value in typing.get_args(each)]
    assert set(NAMED_MODELS) <= set(known)
    assert set(known) == set(typing.get_args(ChatModel))
    assert RunCreateAndStreamParams(assistant_id="a", model="of-tomorrow").model == "of-tomorrow"


def test_the_three_states_stay_apart() -> None:
    made = RunCreateAndStreamParams(assistant_id="a", instructions=None, top_p=0.5)
    assert made.to_dict() == {"assistant_id": "a", "instructions": None, "top_p": 0.5}


def test_the_nested_types_take_part() -> None:
    made = RunCreateAndStreamParams(
        assistant_id="a",
        additional_messages=[AdditionalMessage(role="user", content="Hello")],
        truncation_strategy=TruncationStrategy(type="last_messages", last_messages=4),
    )
    assert made.to_dict() == {
        "assistant_id": "a",
        "additional_messages": [{"role": "user", "content": "Hello"}],
        "truncation_strategy": {"type": "last_messages", "last_messages": 4},
    }
