"""`RunStreamParams`."""

from __future__ import annotations

from dataclasses import dataclass

from .run_create_params import RunCreateParams, RunCreateParamsDict


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStreamParams(RunCreateParams):
    """The arguments of `beta.threads.runs.stream`."""


class RunStreamParamsDict(RunCreateParamsDict, total=False):
    """A plain dict in place of `RunStreamParams`."""
