"""Two SDKs -> what has changed for the users of the first, and how badly."""

from __future__ import annotations

from bindwright.changes.calls import method_findings
from bindwright.changes.classes import class_findings
from bindwright.changes.clients import client_findings
from bindwright.changes.comparison import Comparison
from bindwright.changes.exports import export_findings
from bindwright.changes.model import (
    SEVERITIES,
    Cause,
    Changes,
    Finding,
    Severity,
    Suppressed,
    ordered,
)
from bindwright.changes.pushed import pushed_findings
from bindwright.changes.resources import resource_findings
from bindwright.changes.sides import Side, is_revision, open_side
from bindwright.changes.streams import stream_findings
from bindwright.changes.unexplained import unexplained
from bindwright.changes.waiting import waiting_findings

__all__ = [
    "SEVERITIES",
    "Cause",
    "Changes",
    "Finding",
    "Severity",
    "Side",
    "Suppressed",
    "compare",
    "diff",
    "open_side",
    "stages",
]

from bindwright.pipeline import OUTLINE_STAGES, OnStage


def compare(old: Side, new: Side) -> Changes:
    """What changes for the users of `old` when they move to `new`."""
    comparison = Comparison(old, new)
    methods = list(method_findings(comparison))
    told = {name for each in methods for name in each.covers}
    findings = [
        *client_findings(comparison),
        *methods,
        *class_findings(comparison, told),
        *stream_findings(comparison),
        *waiting_findings(comparison),
        *pushed_findings(comparison),
        *resource_findings(comparison),
        *export_findings(comparison),
    ]
    findings += unexplained(comparison, findings)
    return Changes(
        old=old.name,
        new=new.name,
        client=new.plan.client.name,
        findings=ordered(findings),
    )


def diff(old: str, new: str, on_stage: OnStage | None = None) -> Changes:
    """Compare two sides by their names: descriptions, folders with settings, or REV:PATH.

    Raises:
        Refused: A side cannot be read or planned.
    """
    with open_side(old, on_stage) as one, open_side(new, on_stage) as other:
        if on_stage is not None:
            on_stage("compare")
        return compare(one, other)


def stages(old: str, new: str) -> int:
    """How many stages `diff` has."""
    return 1 + sum(len(OUTLINE_STAGES) + is_revision(each) for each in (old, new))
