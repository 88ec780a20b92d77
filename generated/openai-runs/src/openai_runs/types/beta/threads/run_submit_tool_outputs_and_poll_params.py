"""`RunSubmitToolOutputsAndPollParams`."""

from __future__ import annotations

from dataclasses import dataclass

from .run_submit_tool_outputs_params import (
    RunSubmitToolOutputsParams,
    RunSubmitToolOutputsParamsDict,
)


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunSubmitToolOutputsAndPollParams(RunSubmitToolOutputsParams):
    """The arguments of `beta.threads.runs.submit_tool_outputs_and_poll`."""


class RunSubmitToolOutputsAndPollParamsDict(RunSubmitToolOutputsParamsDict, total=False):
    """A plain dict in place of `RunSubmitToolOutputsAndPollParams`."""
