"""A comparison as Markdown: for a changelog, or for the text of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.model import SEVERITIES, Changes, Finding, Severity
from bindwright.changes.snippets import shown

TITLES: dict[Severity, str] = {
    "breaking": "Breaking changes",
    "addition": "Additions",
    "fix": "Fixes",
    "docs": "Documentation",
}


def markdown(changes: Changes, *, level: int = 2, places: bool = True) -> str:
    """The findings by severity, each with its cause, its places and its Python.

    Args:
        changes: What to show.
        level: How deep the headings of the severities are.
        places: Whether to say where the sides say so, and the id of each finding: both are for
            those who keep the SDK, not for those who use it.
    """
    return "\n".join(_lines(changes, "#" * level, places)).rstrip() + "\n"


def _lines(changes: Changes, heading: str, places: bool) -> Iterator[str]:
    if not changes.findings:
        yield "Nothing has changed for the users of the SDK."
    for severity in SEVERITIES:
        found = changes.of(severity)
        if found:
            yield f"{heading} {TITLES[severity]}"
            yield ""
            for each in found:
                yield from _finding(each, places)
            yield ""
    if changes.suppressed:
        yield f"{heading} Accepted"
        yield ""
        for accepted in changes.suppressed:
            yield f"- {accepted.finding.message} {accepted.reason}"
        yield ""


def _finding(finding: Finding, places: bool) -> Iterator[str]:
    yield f"- {finding.message}"
    if finding.severity == "docs":
        return
    told = f"{_places(finding)}. `{shown(finding.id)}`" if places else "."
    yield f"  <br>Why: {finding.wire}{told}"
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
