"""How to wait until something is over."""

from __future__ import annotations

from typing import Final

from ._core.polling import PollScheme

RUN_POLL: Final = PollScheme(
    until="status",
    terminal=frozenset(
        ["cancelled", "completed", "expired", "failed", "incomplete", "requires_action"]
    ),
    interval=1000,
    interval_header="openai-poll-after-ms",
    custom_interval_header="X-Stainless-Custom-Poll-Interval",
    headers={"X-Stainless-Poll-Helper": "true"},
)
