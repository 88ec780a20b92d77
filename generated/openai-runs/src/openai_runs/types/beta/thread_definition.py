"""`ThreadDefinition`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ..._core.absent import Omit, omit
from ..._core.model import Model
from .metadata import Metadata
from .thread_create_tool_resources import ThreadCreateToolResources, ThreadCreateToolResourcesParam
from .threads.additional_message import AdditionalMessage, AdditionalMessageParam


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadDefinition(Model):
    """A thread to create: what has been said so far and which files its tools see."""

    messages: Iterable[AdditionalMessage | AdditionalMessageParam] | None = None
    """Messages that are in the thread from the start."""
    tool_resources: ThreadCreateToolResources | ThreadCreateToolResourcesParam | None | Omit = omit
    """Files and vector stores for the tools that work on this thread, by kind of tool."""
    metadata: Metadata | None | Omit = omit
    """Labels to store with the thread."""


class ThreadDefinitionParam(TypedDict, total=False):
    """A plain dict in place of `ThreadDefinition`."""

    messages: Iterable[AdditionalMessage | AdditionalMessageParam]
    """Messages that are in the thread from the start."""
    tool_resources: ThreadCreateToolResources | ThreadCreateToolResourcesParam | None
    """Files and vector stores for the tools that work on this thread, by kind of tool."""
    metadata: Metadata | None
    """Labels to store with the thread."""
