"""Decoders for `types.beta.threads.run_usage`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.run_usage import RunUsage


def decode_run_usage(raw: Any) -> RunUsage:
    if raw.__class__ is not dict:
        return not_an_object(RunUsage, raw)
    get: Getter = raw.get
    model = new(RunUsage)
    model.completion_tokens = get("completion_tokens")
    model.prompt_tokens = get("prompt_tokens")
    model.total_tokens = get("total_tokens")
    model._raw = raw
    return model
