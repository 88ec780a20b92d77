"""`RunUsage`."""

from __future__ import annotations

from dataclasses import dataclass

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class RunUsage(Model):
    """Tokens that a run has cost; null as long as the run is not over."""

    completion_tokens: int
    """Tokens that the model wrote."""
    prompt_tokens: int
    """Tokens that the model read."""
    total_tokens: int
    """Both together."""
