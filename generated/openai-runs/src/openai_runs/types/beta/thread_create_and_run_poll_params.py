"""`ThreadCreateAndRunPollParams`."""

from __future__ import annotations

from dataclasses import dataclass

from .thread_create_and_run_params import ThreadCreateAndRunParams, ThreadCreateAndRunParamsDict


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateAndRunPollParams(ThreadCreateAndRunParams):
    """The arguments of `beta.threads.create_and_run_poll`."""


class ThreadCreateAndRunPollParamsDict(ThreadCreateAndRunParamsDict, total=False):
    """A plain dict in place of `ThreadCreateAndRunPollParams`."""
