"""The calls that both libraries are made to do: each method with what it needs, and with all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

DESCRIPTION: Any = yaml.load(
    (Path(__file__).parents[2] / "specs" / "openai-runs" / "openapi.yaml").read_text("utf-8"),
    Loader=yaml.CSafeLoader,
)
SCHEMAS: Any = DESCRIPTION["components"]["schemas"]

TOOLS = [
    {"type": "code_interpreter"},
    {
        "type": "file_search",
        "file_search": {
            "max_num_results": 5,
            "ranking_options": {"score_threshold": 0.5, "ranker": "auto"},
        },
    },
    {
        "type": "function",
        "function": {
            "name": "f",
            "description": "d",
            "parameters": {"type": "object", "properties": {}},
            "strict": None,
        },
    },
]
MESSAGE = {
    "role": "user",
    "content": [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png", "detail": "low"}},
        {"type": "image_file", "image_file": {"file_id": "file_1", "detail": "auto"}},
    ],
    "attachments": [
        {"file_id": "file_1", "tools": [{"type": "code_interpreter"}, {"type": "file_search"}]}
    ],
    "metadata": {"a": "b"},
}
THREAD_RESOURCES = {
    "code_interpreter": {"file_ids": ["file_1"]},
    "file_search": {
        "vector_stores": [
            {
                "file_ids": ["file_1"],
                "chunking_strategy": {
                    "type": "static",
                    "static": {"max_chunk_size_tokens": 800, "chunk_overlap_tokens": 400},
                },
                "metadata": {"a": "b"},
            }
        ]
    },
}
RESOURCES = {
    "code_interpreter": {"file_ids": ["file_1"]},
    "file_search": {"vector_store_ids": ["vs_1"]},
}
COMMON = {
    "instructions": "Be brief.",
    "max_completion_tokens": 300,
    "max_prompt_tokens": 400,
    "metadata": {"a": "b"},
    "model": "gpt-4o",
    "parallel_tool_calls": False,
    "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {"a": 1}}},
    "temperature": 0.5,
    "tool_choice": {"type": "function", "function": {"name": "f"}},
    "tools": TOOLS,
    "top_p": 1,
    "truncation_strategy": {"type": "last_messages", "last_messages": 3},
}
RUN = {
    **COMMON,
    "additional_instructions": None,
    "additional_messages": [MESSAGE],
    "reasoning_effort": "low",
    "include": ["step_details.tool_calls[*].file_search.results[*].content"],
}
LISTED = {"after": "x", "before": "y", "limit": 3, "order": "asc"}
OUTPUTS = [{"tool_call_id": "call_1", "output": "yes"}, {"tool_call_id": "call_2"}]

CALLS: dict[str, tuple[str, list[str], dict[str, Any], dict[str, Any]]] = {
    "createThread": (
        "create",
        [],
        {},
        {"messages": [MESSAGE], "metadata": None, "tool_resources": THREAD_RESOURCES},
    ),
    "getThread": ("retrieve", ["thread_1"], {}, {}),
    "modifyThread": (
        "update",
        ["thread_1"],
        {},
        {"metadata": {"a": "b"}, "tool_resources": RESOURCES},
    ),
    "deleteThread": ("delete", ["thread_1"], {}, {}),
    "createThreadAndRun": (
        "create_and_run",
        [],
        {"assistant_id": "asst_1"},
        {
            **COMMON,
            "thread": {
                "messages": [MESSAGE],
                "metadata": {"a": "b"},
                "tool_resources": THREAD_RESOURCES,
            },
            "tool_resources": RESOURCES,
        },
    ),
    "listMessages": ("messages.list", ["thread_1"], {}, {**LISTED, "run_id": "run_1"}),
    "createMessage": (
        "messages.create",
        ["thread_1"],
        {"role": "user", "content": "Hello"},
        {key: MESSAGE[key] for key in ("attachments", "metadata")},
    ),
    "getMessage": ("messages.retrieve", ["msg_1"], {"thread_id": "thread_1"}, {}),
    "modifyMessage": (
        "messages.update",
        ["msg_1"],
        {"thread_id": "thread_1"},
        {"metadata": {"a": "b"}},
    ),
    "deleteMessage": ("messages.delete", ["msg_1"], {"thread_id": "thread_1"}, {}),
    "listRuns": ("runs.list", ["thread_1"], {}, LISTED),
    "createRun": ("runs.create", ["thread_1"], {"assistant_id": "asst_1"}, RUN),
    "getRun": ("runs.retrieve", ["run_1"], {"thread_id": "thread_1"}, {}),
    "modifyRun": ("runs.update", ["run_1"], {"thread_id": "thread_1"}, {"metadata": None}),
    "cancelRun": ("runs.cancel", ["run_1"], {"thread_id": "thread_1"}, {}),
    "submitToolOuputsToRun": (
        "runs.submit_tool_outputs",
        ["run_1"],
        {"thread_id": "thread_1", "tool_outputs": OUTPUTS},
        {},
    ),
    "listRunSteps": (
        "runs.steps.list",
        ["run_1"],
        {"thread_id": "thread_1"},
        {**LISTED, "include": ["step_details.tool_calls[*].file_search.results[*].content"]},
    ),
    "getRunStep": (
        "runs.steps.retrieve",
        ["step_1"],
        {"thread_id": "thread_1", "run_id": "run_1"},
        {"include": ["step_details.tool_calls[*].file_search.results[*].content"]},
    ),
}
"""Operation -> method below client.beta.threads, positional, required and further arguments."""

STREAMING = ("createRun", "createThreadAndRun", "submitToolOuputsToRun")


def operation(name: str) -> Any:
    """The operation object of the description."""
    for item in DESCRIPTION["paths"].values():
        for each in item.values():
            if isinstance(each, dict) and each.get("operationId") == name:
                return each
    raise KeyError(name)


def content(name: str) -> Any:
    """The media types of its successful answer."""
    return operation(name)["responses"]["200"]["content"]


def transcripts(name: str) -> dict[str, str]:
    """Its streams, by name."""
    examples = content(name)["text/event-stream"]["examples"]
    return {key: each["value"] for key, each in examples.items()}


def method(client: Any, path: str) -> Any:
    """The method of a client."""
    found = client.beta.threads
    for part in path.split("."):
        found = getattr(found, part)
    return found
