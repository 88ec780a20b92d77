"""Another place for what is elsewhere."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from .._handlers import (
        AssistantEventHandler as AssistantEventHandler,
        AssistantEventHandlerT as AssistantEventHandlerT,
        AssistantStreamManager as AssistantStreamManager,
        AsyncAssistantEventHandler as AsyncAssistantEventHandler,
        AsyncAssistantEventHandlerT as AsyncAssistantEventHandlerT,
        AsyncAssistantStreamManager as AsyncAssistantStreamManager,
    )

__all__ = [
    "AssistantEventHandler",
    "AssistantEventHandlerT",
    "AssistantStreamManager",
    "AsyncAssistantEventHandler",
    "AsyncAssistantEventHandlerT",
    "AsyncAssistantStreamManager",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "AssistantEventHandler": ".._handlers",
        "AssistantEventHandlerT": ".._handlers",
        "AssistantStreamManager": ".._handlers",
        "AsyncAssistantEventHandler": ".._handlers",
        "AsyncAssistantEventHandlerT": ".._handlers",
        "AsyncAssistantStreamManager": ".._handlers",
    },
)
