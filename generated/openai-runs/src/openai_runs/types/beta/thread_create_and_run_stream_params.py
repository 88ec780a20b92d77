"""`ThreadCreateAndRunStreamParams`."""

from __future__ import annotations

from dataclasses import dataclass

from .thread_create_and_run_params import ThreadCreateAndRunParams, ThreadCreateAndRunParamsDict


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class ThreadCreateAndRunStreamParams(ThreadCreateAndRunParams):
    """The arguments of `beta.threads.create_and_run_stream`."""


class ThreadCreateAndRunStreamParamsDict(ThreadCreateAndRunParamsDict, total=False):
    """A plain dict in place of `ThreadCreateAndRunStreamParams`."""
