"""How much a description may ask for, and how a reader says that it cannot go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile or broken file from exhausting the machine.

    The defaults are some twenty times what the largest published descriptions need.
    """

    max_bytes: int = 64 * 1024 * 1024
    """Size of the file."""
    max_depth: int = 200
    """Mappings and sequences inside one another, counted through aliases."""
    max_nodes: int = 5_000_000
    """Scalars, mappings and sequences in the file."""
    max_alias_expansion: int = 20_000_000
    """Nodes all aliases together would stand for if each were written out."""


@dataclass(eq=False)
class Fault(Exception):
    """Something wrong at one position; `line` and `column` count from 1, 0 is the whole file."""

    code: str
    problem: str
    line: int = 0
    column: int = 0
    effect: str = ""
    remedy: str = ""
