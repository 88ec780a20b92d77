"""An event that reports an error is raised from every stream of whole APIs that can have one."""

from __future__ import annotations

import json

import pytest
import yaml
from reading import described
from whole_kit import ROOT, Whole

pytestmark = pytest.mark.slow

PROGRAM = ROOT / "tests" / "contract" / "failing.py"
STREAMS = {
    "openai": {"createResponse", "getResponse", "createRun", "createThreadAndRun"}
    | {"submitToolOuputsToRun"},
    "anthropic": {"messages_post", "complete_post", "beta_messages_post"},
    "cohere": {"generate"},
}
"""The operations whose streams have such an event, by the settings that are inferred."""


def test_error_events_are_raised_with_their_body_and_no_status(whole: Whole) -> None:
    settings = yaml.safe_load((whole.folder / "bindwright.yaml").read_text("utf-8"))
    given = [settings, described(whole.vendor)]
    raised = json.loads(whole.run(str(PROGRAM), whole.module, given=given))
    assert {name.split()[0] for name in raised} == STREAMS[whole.vendor]
    for sent, kind, status, body in raised.values():
        assert (kind, status) == ("StreamEventError", None)
        # Some APIs put what they say into an envelope, as in the answers of other errors.
        assert body in (sent, sent.get("error"))
