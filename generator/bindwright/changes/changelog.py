"""The changelog of an SDK, in the shape of Keep a Changelog (https://keepachangelog.com)."""

from __future__ import annotations

import re
from datetime import date

from bindwright.changes.model import Changes
from bindwright.changes.prose import markdown
from bindwright.changes.version import Reasons

FILE = "CHANGELOG.md"
_SECTION = re.compile(r"^## +\[?(?P<name>[^\]\s]+)\]?.*$", re.MULTILINE)
_HEAD = """\
# Changelog

What users of {name} can notice. Versions follow [Semantic Versioning](https://semver.org).
"""


def section(version: str, day: date, changes: Changes, reasons: Reasons) -> str:
    """The section of one version, without what people have noted for it."""
    text = f"## [{version}] - {day.isoformat()}\n\n"
    if changes.findings or changes.suppressed:
        return text + markdown(changes, level=3, places=False)
    assert reasons.generator is not None
    return f"{text}### Fixes\n\n- Made by a newer generator; calls and types are the same.\n"


def with_section(text: str, name: str, version: str, written: str) -> str:
    """A changelog with one section more, the newest first.

    Notes that people left under `Unreleased` go to the top of the new section. A section that
    the same version has already is written anew: the release was prepared before.

    Args:
        text: The changelog so far; empty when there is none.
        name: The SDK's, for the head of a new changelog.
        version: The version of the section.
        written: The section.
    """
    if "\r\n" in text:  # it stays a file of Windows
        plain = with_section(text.replace("\r\n", "\n"), name, version, written)
        return plain.replace("\n", "\r\n")
    text = text if text.strip() else _HEAD.format(name=name)
    found = list(_SECTION.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    parts = {each["name"].lower(): (each, end) for each, end in zip(found, ends, strict=False)}
    if version.lower() in parts:
        old, end = parts[version.lower()]
        return f"{text[: old.start()]}{written.rstrip()}\n{_gap(text[end:])}"
    if "unreleased" in parts:
        head, end = parts["unreleased"]
        notes = text[head.end() : end].strip()
        title, _, body = written.partition("\n")
        noted = f"{title}\n\n{notes}\n{body}" if notes else written
        begin = text[: head.start()]
        return f"{begin}## [Unreleased]\n\n{noted.rstrip()}\n{_gap(text[end:])}"
    start = found[0].start() if found else len(text)
    return f"{text[:start].rstrip()}\n\n{written.rstrip()}\n{_gap(text[start:])}"


def _gap(rest: str) -> str:
    return f"\n{rest}" if rest.strip() else ""
