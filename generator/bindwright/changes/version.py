"""The version that comes next, by Semantic Versioning (https://semver.org) on PEP 440 numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bindwright.changes.model import SEVERITIES, Cause, Finding, Severity

_VERSION = re.compile(
    r"(?P<release>\d+(?:\.\d+)*)(?P<pre>(?:a|b|rc)\d+)?(?:\.post(?P<post>\d+))?"
    r"(?:\.dev(?P<dev>\d+))?"
)
_COUNTED = re.compile(r"(a|b|rc)(\d+)")


@dataclass(frozen=True, slots=True)
class Version:
    """A version as `bindwright.yaml` may say it."""

    release: tuple[int, int, int]
    pre: str = ""
    """`a1`, `b2` or `rc3`; empty for a final release."""
    post: int | None = None
    dev: int | None = None

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read a version; numbers that are not there are 0.

        Raises:
            ValueError: It is none, or has more than three numbers.
        """
        found = _VERSION.fullmatch(text)
        numbers = [int(each) for each in found["release"].split(".")] if found else []
        if found is None or len(numbers) > 3:
            raise ValueError(f"not a version of the form MAJOR.MINOR.PATCH: {text!r}")
        major, minor, patch = (*numbers, 0, 0)[:3]
        post, dev = (int(each) if each else None for each in (found["post"], found["dev"]))
        return cls((major, minor, patch), found["pre"] or "", post, dev)

    def __str__(self) -> str:
        post = "" if self.post is None else f".post{self.post}"
        dev = "" if self.dev is None else f".dev{self.dev}"
        return f"{'.'.join(map(str, self.release))}{self.pre}{post}{dev}"

    @property
    def is_early(self) -> bool:
        """Whether it comes before a final release, and promises nothing yet."""
        return bool(self.pre) or self.dev is not None

    @property
    def order(self) -> tuple[tuple[int, int, int], tuple[str, int], int, float]:
        """What versions are ordered by (PEP 440, "Summary of permitted suffixes")."""
        counted = _COUNTED.fullmatch(self.pre)
        stage = (counted[1], int(counted[2])) if counted else ("z", 0)
        if not counted and self.post is None and self.dev is not None:
            stage = ("", 0)
        dev = float("inf") if self.dev is None else self.dev
        return self.release, stage, -1 if self.post is None else self.post, dev

    def next(self, severity: Severity) -> Version:
        """The least version that may follow with a change as bad as `severity`.

        From 1.0.0 on, a breaking change raises the major number, an addition the minor one, and
        everything else the patch. Before, where anything may change (Semantic Versioning 2.0.0,
        item 4), a breaking change raises the minor number and everything else the patch. Before
        a final release only its counter grows.
        """
        if self.dev is not None:
            return replace(self, dev=self.dev + 1)
        counted = _COUNTED.fullmatch(self.pre)
        if counted:
            return Version(self.release, f"{counted[1]}{int(counted[2]) + 1}")
        major, minor, patch = self.release
        if severity == "breaking":
            return Version((major + 1, 0, 0) if major else (0, minor + 1, 0))
        if severity == "addition" and major:
            return Version((major, minor + 1, 0))
        return Version((major, minor, patch + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """How far each of the three things that make an SDK has changed; `None` for not at all."""

    description: Severity | None
    settings: Severity | None
    generator: Severity | None

    @property
    def severity(self) -> Severity | None:
        """The largest of the three."""
        return _worst((self.description, self.settings, self.generator))

    def to_dict(self) -> dict[str, str | None]:
        """The reasons as JSON values."""
        return {
            "description": self.description,
            "settings": self.settings,
            "generator": self.generator,
        }


def reasons_for(findings: Iterable[Finding], generator: Severity | None) -> Reasons:
    """The reasons for a new version; `generator` is what is known apart from the findings."""
    found = list(findings)

    def of(cause: Cause) -> Severity | None:
        return _worst(each.severity for each in found if each.cause == cause)

    return Reasons(
        description=of("description"),
        settings=of("settings"),
        generator=_worst((generator, of("generator"))),
    )


def _worst(severities: Iterable[Severity | None]) -> Severity | None:
    found = {each for each in severities if each}
    return next((each for each in SEVERITIES if each in found), None)
