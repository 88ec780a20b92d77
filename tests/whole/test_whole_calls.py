"""Every method of whole APIs, called in every way against the mock server of the same description."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from whole_kit import OPERATIONS, Whole

from bindwright.shapes import walk_methods

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).with_name("call_everything.py")


def test_every_method_sends_what_it_was_given_and_decodes_to_the_declared_types(
    whole: Whole,
) -> None:
    """Sync and async, with the required arguments and with all; unknown shapes are mistakes."""
    settings = whole.settings
    methods = {
        method.operation: [*path, method.name] for path, method in walk_methods(settings.resources)
    }
    arguments = [str(PROGRAM), str(whole.description), whole.module, settings.client.name]
    report = json.loads(whole.run(*arguments, given=methods))
    assert report["problems"] == {}
    assert report["calls"] == 4 * OPERATIONS[whole.vendor]
