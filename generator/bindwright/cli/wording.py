"""How the commands put numbers and paths into words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: `1 stream`, `2 streams`; `many` where the plural is not `one` and an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
