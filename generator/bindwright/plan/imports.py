"""What generated files import, and the names that they offer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`from module import names`, or `import module` without names."""

    module: str
    names: tuple[str, ...]
    apart: bool = False
    """Whether a blank line stands before it, because another group begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One name that a package offers, loaded when it is first used."""

    name: str
    home: str
    """Where it is, relative to the package of the module that offers it: `.module`, or `.module:other_name`."""
