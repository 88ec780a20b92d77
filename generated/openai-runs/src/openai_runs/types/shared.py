"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from .beta.chat_model import ChatModel as ChatModel
    from .beta.function_definition import FunctionDefinition as FunctionDefinition
    from .beta.function_parameters import FunctionParameters as FunctionParameters
    from .beta.metadata import Metadata as Metadata
    from .beta.reasoning_effort import ReasoningEffort as ReasoningEffort
    from .beta.response_format_json_object import (
        ResponseFormatJSONObject as ResponseFormatJSONObject,
    )
    from .beta.response_format_json_schema import (
        ResponseFormatJSONSchema as ResponseFormatJSONSchema,
    )
    from .beta.response_format_text import ResponseFormatText as ResponseFormatText
    from .error import Error as ErrorObject

__all__ = [
    "ChatModel",
    "ErrorObject",
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
        "ErrorObject": ".error:Error",
        "FunctionDefinition": ".beta.function_definition",
        "FunctionParameters": ".beta.function_parameters",
        "Metadata": ".beta.metadata",
        "ReasoningEffort": ".beta.reasoning_effort",
        "ResponseFormatJSONObject": ".beta.response_format_json_object",
        "ResponseFormatJSONSchema": ".beta.response_format_json_schema",
        "ResponseFormatText": ".beta.response_format_text",
    },
)
