"""The types below `types`."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import beta as beta
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
    from .error import Error as Error, Error as ErrorObject
    from .error_response import ErrorResponse as ErrorResponse

__all__ = [
    "ChatModel",
    "Error",
    "ErrorObject",
    "ErrorResponse",
    "FunctionDefinition",
    "FunctionParameters",
    "Metadata",
    "ReasoningEffort",
    "ResponseFormatJSONObject",
    "ResponseFormatJSONSchema",
    "ResponseFormatText",
    "beta",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "ChatModel": ".beta.chat_model",
        "Error": ".error",
        "ErrorObject": ".error:Error",
        "ErrorResponse": ".error_response",
        "FunctionDefinition": ".beta.function_definition",
        "FunctionParameters": ".beta.function_parameters",
        "Metadata": ".beta.metadata",
        "ReasoningEffort": ".beta.reasoning_effort",
        "ResponseFormatJSONObject": ".beta.response_format_json_object",
        "ResponseFormatJSONSchema": ".beta.response_format_json_schema",
        "ResponseFormatText": ".beta.response_format_text",
    },
    ["beta", "shared", "shared_params"],
)
