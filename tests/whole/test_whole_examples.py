"""Every example of whole descriptions goes through the SDK and comes out as the same JSON."""

from __future__ import annotations

import json

import pytest
import yaml
from examples import Examples, Validity
from meaning import Meanings
from reading import described
from whole_kit import ROOT, Whole

pytestmark = pytest.mark.slow

PROGRAM = ROOT / "tests" / "contract" / "exampling.py"
COUNTS = {
    "openai": {"all": 259, "against their schema": 11},
    "anthropic": {"all": 657, "no operation leads to it": 21, "against their schema": 12},
    "cohere": {
        "all": 17,
        "no operation leads to it": 2,
        "the headers of answers have no type": 1,
        "against their schema": 0,
    },
}
"""Those against their schema lack what it requires, are JSON within a string, or of no member of a
union: jsonschema-rs says so, which has no part in the SDK."""


def test_every_example_comes_out_as_it_went_in(whole: Whole) -> None:
    settings = yaml.safe_load((whole.folder / "bindwright.yaml").read_text("utf-8"))
    description = described(whole.vendor)
    program = (str(PROGRAM), whole.module)
    outcomes = json.loads(whole.run(*program, given=[settings, description]))
    validity = Validity(description)
    examples = {each.place: each for each in Examples(Meanings(description))}
    against = {place for place, each in examples.items() if validity.problem(each)}
    counts = COUNTS[whole.vendor]
    assert outcomes.keys() == examples.keys()
    assert len(outcomes) == counts["all"]
    assert len(against) == counts["against their schema"]
    for reason in counts.keys() - {"all", "against their schema"}:
        assert sum(each == reason for each in outcomes.values()) == counts[reason]
    failed = {
        place: outcome
        for place, outcome in outcomes.items()
        if outcome and outcome not in counts and place not in against
    }
    assert failed == {}
