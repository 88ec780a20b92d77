"""`RunStepUsage`."""

from __future__ import annotations

from dataclasses import dataclass

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunStepUsage(Model):
    """Tokens that a step has cost; null as long as the step is not over."""

    completion_tokens: int
    """Tokens that the model wrote."""
    prompt_tokens: int
    """Tokens that the model read."""
    total_tokens: int
    """Both together."""
