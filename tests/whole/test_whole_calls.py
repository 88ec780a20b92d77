"""Every method of whole APIs, called in every way against the mock server of the same description."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from whole_kit import OPERATIONS, Whole

from bindwright.shapes import walk_methods

pytestmark = pytest.mark.slow

STREAMS = {"openai": 11, "anthropic": 7, "cohere": 3}
"""Operations that answer with events or lines of JSON, or can."""
EVENTS = {"openai": 86, "anthropic": 49, "cohere": 22}
"""Events of different types that are read at least; those that are errors are raised elsewhere."""
PROGRAM = Path(__file__).with_name("call_everything.py")


@pytest.mark.parametrize("way", ["direct", "socket"])
def test_every_method_sends_what_it_was_given_and_decodes_to_the_declared_types(
    whole: Whole, way: str
) -> None:
    """Sync and async, with the required arguments and with all; unknown shapes are mistakes."""
    if way == "socket" and whole.vendor != "cohere":
        pytest.skip("one API over a socket proves the way there and back for all")
    settings = whole.settings
    methods = {
        method.operation: {
            "path": [*path, method.name],
            "stream": (
                dataclasses.asdict(settings.streams[method.stream]) if method.stream else None
            ),
        }
        for path, method in walk_methods(settings.resources)
    }
    arguments = [str(PROGRAM), whole.module, settings.client.name, way]
    report = json.loads(whole.run(*arguments, given=[whole.data, methods]))
    assert report["problems"] == {}
    assert report["calls"] == 4 * OPERATIONS[whole.vendor]
    assert report["streams"] == 4 * STREAMS[whole.vendor]
    assert report["events"] >= EVENTS[whole.vendor]
