"""The values of `calls`, made of our dataclasses instead of plain dicts."""

from __future__ import annotations

from typing import Any, Final

from openai_runs.types import beta
from openai_runs.types.beta import threads
from openai_runs.types.beta.threads import runs

TOOLS: Final[list[beta.AssistantTool]] = [
    beta.CodeInterpreterTool(),
    beta.FileSearchTool(
        file_search=beta.FileSearchToolFileSearch(
            max_num_results=5,
            ranking_options=beta.FileSearchRankingOptions(score_threshold=0.5, ranker="auto"),
        )
    ),
    beta.FunctionTool(
        function=beta.FunctionDefinition(
            name="f",
            description="d",
            parameters={"type": "object", "properties": {}},
            strict=None,
        )
    ),
]
CONTENT: Final[list[threads.MessageContentPart]] = [
    threads.TextContentPart(text="What is this?"),
    threads.ImageURLContentBlock(
        image_url=threads.ImageURL(url="https://example.com/a.png", detail="low")
    ),
    threads.ImageFileContentBlock(image_file=threads.ImageFile(file_id="file_1", detail="auto")),
]
ATTACHMENTS: Final = [
    threads.Attachment(
        file_id="file_1",
        tools=[beta.CodeInterpreterTool(), threads.AttachmentFileSearchTool()],
    )
]
MESSAGE: Final = threads.AdditionalMessage(
    role="user", content=CONTENT, attachments=ATTACHMENTS, metadata={"a": "b"}
)
THREAD_RESOURCES: Final = beta.ThreadCreateToolResources(
    code_interpreter=beta.ThreadCreateToolResourcesCodeInterpreter(file_ids=["file_1"]),
    file_search=beta.ThreadCreateToolResourcesFileSearch(
        vector_stores=[
            beta.VectorStore(
                file_ids=["file_1"],
                chunking_strategy=beta.ChunkingStrategyStatic(
                    static=beta.ChunkingStrategyStaticStatic(
                        max_chunk_size_tokens=800, chunk_overlap_tokens=400
                    )
                ),
                metadata={"a": "b"},
            )
        ]
    ),
)
COMMON: Final[dict[str, Any]] = {
    "response_format": beta.ResponseFormatJSONSchema(
        json_schema=beta.JSONSchema(name="n", schema_={"a": 1})
    ),
    "tool_choice": beta.AssistantToolChoice(
        type="function", function=beta.AssistantToolChoiceFunction(name="f")
    ),
    "tools": TOOLS,
    "truncation_strategy": threads.TruncationStrategy(type="last_messages", last_messages=3),
}

DATACLASSES: Final[dict[str, dict[str, Any]]] = {
    "createThread": {"messages": [MESSAGE], "tool_resources": THREAD_RESOURCES},
    "modifyThread": {
        "tool_resources": beta.ThreadUpdateToolResources(
            code_interpreter=beta.ThreadUpdateToolResourcesCodeInterpreter(file_ids=["file_1"]),
            file_search=beta.ThreadUpdateToolResourcesFileSearch(vector_store_ids=["vs_1"]),
        )
    },
    "createThreadAndRun": {
        **COMMON,
        "thread": beta.ThreadDefinition(
            messages=[MESSAGE], tool_resources=THREAD_RESOURCES, metadata={"a": "b"}
        ),
        "tool_resources": beta.RunToolResources(
            code_interpreter=beta.RunToolResourcesCodeInterpreter(file_ids=["file_1"]),
            file_search=beta.RunToolResourcesFileSearch(vector_store_ids=["vs_1"]),
        ),
    },
    "createMessage": {"attachments": ATTACHMENTS},
    "createRun": {**COMMON, "additional_messages": [MESSAGE]},
    "submitToolOuputsToRun": {
        "tool_outputs": [
            threads.ToolOutput(tool_call_id="call_1", output="yes"),
            threads.ToolOutput(tool_call_id="call_2"),
        ]
    },
}
"""Operation -> those of its arguments that have a class."""

PARAMS: Final[dict[str, type[Any]]] = {
    "createThread": beta.ThreadCreateParams,
    "modifyThread": beta.ThreadUpdateParams,
    "createThreadAndRun": beta.ThreadCreateAndRunParams,
    "listMessages": threads.MessageListParams,
    "createMessage": threads.MessageCreateParams,
    "modifyMessage": threads.MessageUpdateParams,
    "listRuns": threads.RunListParams,
    "createRun": threads.RunCreateParams,
    "modifyRun": threads.RunUpdateParams,
    "submitToolOuputsToRun": threads.RunSubmitToolOutputsParams,
    "listRunSteps": runs.StepListParams,
    "getRunStep": runs.StepRetrieveParams,
}
"""Operation -> the class of all its arguments together."""
