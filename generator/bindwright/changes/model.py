"""What changed for the users of an SDK: the findings of a comparison, finished and printable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bindwright.diagnostics import Place

Severity = Literal["breaking", "addition", "fix", "docs"]
"""`breaking`: a program that was right may now fail to type-check or to run. `addition`: every
program goes on, and there is something new to use or to turn away from. `fix`: every program goes
on, and a type, a default or a request is truer than it was. `docs`: only texts differ."""

Cause = Literal["description", "settings", "generator"]
"""What has to be put back for the change to go away."""

SEVERITIES: tuple[Severity, ...] = ("breaking", "addition", "fix", "docs")
"""From the worst to the mildest."""

FORMAT = 1
"""Version of the JSON form; it grows when a reader of the former one would go wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One change, as the users of the SDK meet it."""

    rule: str
    """Which kind of change it is, in kebab-case: `parameter-removed`. See docs/changes.md."""
    target: str
    """What has changed, as a dotted Python path: `beta.threads.runs.create.model`."""
    severity: Severity
    cause: Cause
    message: str
    """One or two sentences for the users of the SDK, in Markdown."""
    wire: str
    """The change of the description or of the settings behind it, in Markdown."""
    old: Place | None
    """Where the old side said so; `None` when it said nothing."""
    new: Place | None
    before: str
    """Python that says what was; empty when there was nothing."""
    after: str
    """Python that says what is; empty when there is nothing any more."""
    covers: tuple[str, ...] = ()
    """Further public names that the same change takes away or gives, such as the plain-dict form
    of a class."""

    @property
    def id(self) -> str:
        """The same for the same change of the same thing, in every run."""
        return f"{self.rule}:{self.target}"

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON values."""
        facts = asdict(self)
        return {"id": self.id, **facts, "covers": list(self.covers)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that somebody has accepted, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed from one side to the other, the worst first."""

    old: str
    """The old side, as it was named."""
    new: str
    client: str
    """Name of the client class of the new side."""
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def worst(self) -> Severity | None:
        """The worst severity that is found; `None` when nothing changed."""
        return self.findings[0].severity if self.findings else None

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(each for each in self.findings if each.severity == severity)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON values."""
        return {
            "format": FORMAT,
            "old": self.old,
            "new": self.new,
            "client": self.client,
            "counts": {each: len(self.of(each)) for each in SEVERITIES},
            "findings": [each.to_dict() for each in self.findings],
            "suppressed": [
                {**each.finding.to_dict(), "reason": each.reason} for each in self.suppressed
            ],
        }


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, the worst first, then by what they are about; each once."""
    found = {each.id: each for each in findings}
    return tuple(
        sorted(found.values(), key=lambda each: (SEVERITIES.index(each.severity), each.target))
    )
