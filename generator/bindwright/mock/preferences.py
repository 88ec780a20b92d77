"""What a caller prefers to be answered: the `Prefer` header (RFC 7240)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_PREFERENCE = re.compile(
    r"""\s* ([\w!#$%&'*+.^`|~-]+) (?: \s*=\s* ( "(?:[^"\\]|\\.)*" | [^\s,;]* ) )? [^,]* (?:,|$)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The preferences that the mock knows; others are ignored, as section 2 says."""

    example: str | None = None
    code: int | None = None
    cut: int | None = None
    """Events after which a stream ends, early and as if it were whole."""
    drop: int | None = None
    """Events after which the connection breaks."""
    split: int | None = None
    """Bytes of each piece in which a stream is sent."""
    applied: list[str] = field(default_factory=list[str])
    """The ones that had an effect, for `Preference-Applied` (section 3)."""

    def apply(self, name: str, value: object) -> None:
        """Remember that a preference had an effect."""
        text = f"{name}={value}"
        if text not in self.applied:
            self.applied.append(text)


def read_preferences(headers: Iterable[str]) -> Preferences:
    """The preferences of a request: `example=NAME, code=404`; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in _pairs(", ".join(headers)):
        found.setdefault(name.lower(), value)
    return Preferences(
        example=found.get("example"),
        code=_number(found, "code", 200, 599),
        cut=_number(found, "cut", 0),
        drop=_number(found, "drop", 0),
        split=_number(found, "split", 1),
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for found in _PREFERENCE.finditer(text):
        name, value = found.groups(default="")
        if value.startswith('"'):
            value = re.sub(r"\\(.)", r"\1", value[1:-1])
        yield name, value


def _number(found: dict[str, str], name: str, least: int, most: int = 10**9) -> int | None:
    text = found.get(name, "")
    if not re.fullmatch("[0-9]{1,9}", text) or not least <= int(text) <= most:
        return None
    return int(text)
