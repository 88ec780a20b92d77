"""A comparison as Markdown: for a changelog, or for the text of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.model import SEVERITIES, Changes, Finding, Severity

TITLES: dict[Severity, str] = {
    "breaking": "Breaking changes",
    "addition": "Additions",
    "fix": "Fixes",
    "docs": "Documentation",
}


def markdown(changes: Changes, *, level: int = 2) -> str:
    """The findings by severity, each with its cause, its places and its Python.

    Args:
        changes: What to show.
        level: How deep the headings of the severities are.
    """
    return "\n".join(_lines(changes, "#" * level)) + "\n"


def _lines(changes: Changes, heading: str) -> Iterator[str]:
    if not changes.findings:
        yield "Nothing has changed for the users of the SDK."
    for severity in SEVERITIES:
        found = changes.of(severity)
        if found:
            yield f"{heading} {TITLES[severity]}"
            yield ""
            for each in found:
                yield from _finding(each)
            yield ""
    if changes.suppressed:
        yield f"{heading} Accepted"
        yield ""
        for accepted in changes.suppressed:
            yield f"- {accepted.finding.message} {accepted.reason}"
        yield ""


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- {finding.message}"
    if finding.severity == "docs":
        return
    yield f"  <br>Why: {finding.wire}{_places(finding)}. `{finding.id}`"
    if finding.severity == "breaking":
        yield ""
        yield from _compared(finding)
        yield ""


def _places(finding: Finding) -> str:
    places = [str(each) for each in (finding.old, finding.new) if each is not None]
    return f" ({' → '.join(dict.fromkeys(places))})" if places else ""


def _compared(finding: Finding) -> Iterator[str]:
    """Before and after, as a difference."""
    # No line of a description can end the block: it holds only names and types in Python.
    yield "  ```diff"
    if finding.before != finding.after:
        yield from (f"  - {line}" for line in finding.before.splitlines())
    yield from (f"  + {line}" for line in finding.after.splitlines())
    yield "  ```"
