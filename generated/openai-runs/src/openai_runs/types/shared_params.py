"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from .beta.chat_model import ChatModel as ChatModel
    from .beta.function_definition import FunctionDefinitionParam as FunctionDefinition
    from .beta.function_parameters import FunctionParameters as FunctionParameters
    from .beta.metadata import Metadata as Metadata
    from .beta.reasoning_effort import ReasoningEffort as ReasoningEffort
    from .beta.response_format_json_object import (
        ResponseFormatJSONObjectParam as ResponseFormatJSONObject,
    )
    from .beta.response_format_json_schema import (
        ResponseFormatJSONSchemaParam as ResponseFormatJSONSchema,
    )
    from .beta.response_format_text import ResponseFormatTextParam as ResponseFormatText

__all__ = [
    "ChatModel",
    "FunctionDefinition",
    "FunctionParameters",
    "Metadata",
    "ReasoningEffort",
    "ResponseFormatJSONObject",
    "ResponseFormatJSONSchema",
    "ResponseFormatText",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ChatModel": ".beta.chat_model",
        "FunctionDefinition": ".beta.function_definition:FunctionDefinitionParam",
        "FunctionParameters": ".beta.function_parameters",
        "Metadata": ".beta.metadata",
        "ReasoningEffort": ".beta.reasoning_effort",
        "ResponseFormatJSONObject": ".beta.response_format_json_object:ResponseFormatJSONObjectParam",
        "ResponseFormatJSONSchema": ".beta.response_format_json_schema:ResponseFormatJSONSchemaParam",
        "ResponseFormatText": ".beta.response_format_text:ResponseFormatTextParam",
    },
)
