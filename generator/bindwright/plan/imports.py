"""One import statement of a generated file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`, or `import module` without names."""

    module: str
    names: tuple[str, ...]
    apart: bool = False
    """Whether a blank line stands before it, because another group begins."""
