"""`StepDetails`."""

from __future__ import annotations

from typing import TypeAlias

from ....._core.model import Unknown
from .message_creation_step_details import MessageCreationStepDetails
from .tool_calls_step_details import ToolCallsStepDetails

StepDetails: TypeAlias = MessageCreationStepDetails | ToolCallsStepDetails | Unknown
"""What was done."""
