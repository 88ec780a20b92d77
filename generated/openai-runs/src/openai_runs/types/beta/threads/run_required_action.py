"""`RunRequiredAction` and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...._core.model import Model
from .required_action_function_tool_call import RequiredActionFunctionToolCall


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunRequiredActionSubmitToolOutputs(Model):
    """The results that are waited for."""

    tool_calls: list[RequiredActionFunctionToolCall]
    """Calls to carry out; hand in all their results together."""


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunRequiredAction(Model):
    """What the caller has to do before the run can go on; null while it needs nothing."""

    type: Literal["submit_tool_outputs"] = "submit_tool_outputs"
    """The kind of action; there is only one so far."""
    submit_tool_outputs: RunRequiredActionSubmitToolOutputs
    """The results that are waited for."""
