"""`StepDetailsDelta`."""

from __future__ import annotations

from typing import TypeAlias

from ....._core.model import Unknown
from .run_step_delta_message_delta import RunStepDeltaMessageDelta
from .tool_call_delta_object import ToolCallDeltaObject

StepDetailsDelta: TypeAlias = RunStepDeltaMessageDelta | ToolCallDeltaObject | Unknown
"""Pieces of what the step does."""
