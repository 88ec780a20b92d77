"""OpenAI Assistants: threads and runs: client and types."""

from typing import TYPE_CHECKING

from ._core.lazy import lazy_names

if TYPE_CHECKING:
    from ._client import AsyncOpenAI as AsyncOpenAI, OpenAI as OpenAI
    from ._core.absent import (
        NOT_GIVEN as NOT_GIVEN,
        NotGiven as NotGiven,
        Omit as Omit,
        not_given as not_given,
        omit as omit,
    )
    from ._core.errors import (
        APIConnectionError as APIConnectionError,
        APIError as APIError,
        APIResponseValidationError as APIResponseValidationError,
        APIStatusError as APIStatusError,
        APITimeoutError as APITimeoutError,
        AuthenticationError as AuthenticationError,
        BadRequestError as BadRequestError,
        ConflictError as ConflictError,
        InternalServerError as InternalServerError,
        NotFoundError as NotFoundError,
        PermissionDeniedError as PermissionDeniedError,
        RateLimitError as RateLimitError,
        StreamDeadlineExceeded as StreamDeadlineExceeded,
        StreamDecodeError as StreamDecodeError,
        StreamError as StreamError,
        StreamEventError as StreamEventError,
        StreamEventTooLarge as StreamEventTooLarge,
        StreamIdleTimeout as StreamIdleTimeout,
        StreamTruncated as StreamTruncated,
        UnprocessableEntityError as UnprocessableEntityError,
    )
    from ._core.events import UnknownEvent as UnknownEvent
    from ._core.handlers import HandlerStateError as HandlerStateError
    from ._core.merging import AccumulationError as AccumulationError
    from ._core.model import Model as Model, Unknown as Unknown
    from ._core.pages import NoNextPage as NoNextPage
    from ._core.polling import PollTimeout as PollTimeout
    from ._core.responses import (
        IncompleteResponseError as IncompleteResponseError,
        IncompleteResponseTimeout as IncompleteResponseTimeout,
    )
    from ._core.streams import AsyncStream as AsyncStream, Stream as Stream
    from ._errors import OpenAIError as OpenAIError
    from ._handlers import (
        AssistantEventHandler as AssistantEventHandler,
        AssistantStreamManager as AssistantStreamManager,
        AsyncAssistantEventHandler as AsyncAssistantEventHandler,
        AsyncAssistantStreamManager as AsyncAssistantStreamManager,
    )
    from ._version import __version__ as __version__

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AccumulationError",
    "AssistantEventHandler",
    "AssistantStreamManager",
    "AsyncAssistantEventHandler",
    "AsyncAssistantStreamManager",
    "AsyncOpenAI",
    "AsyncStream",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "HandlerStateError",
    "IncompleteResponseError",
    "IncompleteResponseTimeout",
    "InternalServerError",
    "Model",
    "NOT_GIVEN",
    "NoNextPage",
    "NotFoundError",
    "NotGiven",
    "Omit",
    "OpenAI",
    "OpenAIError",
    "PermissionDeniedError",
    "PollTimeout",
    "RateLimitError",
    "Stream",
    "StreamDeadlineExceeded",
    "StreamDecodeError",
    "StreamError",
    "StreamEventError",
    "StreamEventTooLarge",
    "StreamIdleTimeout",
    "StreamTruncated",
    "Unknown",
    "UnknownEvent",
    "UnprocessableEntityError",
    "__version__",
    "not_given",
    "omit",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "APIConnectionError": "._core.errors",
        "APIError": "._core.errors",
        "APIResponseValidationError": "._core.errors",
        "APIStatusError": "._core.errors",
        "APITimeoutError": "._core.errors",
        "AccumulationError": "._core.merging",
        "AssistantEventHandler": "._handlers",
        "AssistantStreamManager": "._handlers",
        "AsyncAssistantEventHandler": "._handlers",
        "AsyncAssistantStreamManager": "._handlers",
        "AsyncOpenAI": "._client",
        "AsyncStream": "._core.streams",
        "AuthenticationError": "._core.errors",
        "BadRequestError": "._core.errors",
        "ConflictError": "._core.errors",
        "HandlerStateError": "._core.handlers",
        "IncompleteResponseError": "._core.responses",
        "IncompleteResponseTimeout": "._core.responses",
        "InternalServerError": "._core.errors",
        "Model": "._core.model",
        "NOT_GIVEN": "._core.absent",
        "NoNextPage": "._core.pages",
        "NotFoundError": "._core.errors",
        "NotGiven": "._core.absent",
        "Omit": "._core.absent",
        "OpenAI": "._client",
        "OpenAIError": "._errors",
        "PermissionDeniedError": "._core.errors",
        "PollTimeout": "._core.polling",
        "RateLimitError": "._core.errors",
        "Stream": "._core.streams",
        "StreamDeadlineExceeded": "._core.errors",
        "StreamDecodeError": "._core.errors",
        "StreamError": "._core.errors",
        "StreamEventError": "._core.errors",
        "StreamEventTooLarge": "._core.errors",
        "StreamIdleTimeout": "._core.errors",
        "StreamTruncated": "._core.errors",
        "Unknown": "._core.model",
        "UnknownEvent": "._core.events",
        "UnprocessableEntityError": "._core.errors",
        "__version__": "._version",
        "not_given": "._core.absent",
        "omit": "._core.absent",
    },
)
