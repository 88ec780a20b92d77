"""How much a description may ask for, and how a reader says that it cannot go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


MOST_DEPTH = 200
"""No stage after this one has been built for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that keep a hostile or broken file from exhausting the machine.

    The defaults are some twenty times what the largest published descriptions need.
    """

    max_bytes: int = 64 * 1024 * 1024
    """Size of each file."""
    max_depth: int = MOST_DEPTH
    """Mappings and sequences inside one another, counted through aliases."""
    max_nodes: int = 5_000_000
    """Scalars, mappings and sequences in each file."""
    max_alias_expansion: int = 1_000_000
    """Nodes all aliases of a file together would stand for if each were written out."""
    max_merges: int = 20_000
    """Schemas that all `allOf` of a description together join, each written out."""
    max_files: int = 2000
    """Files that the references of a description lead to."""
    max_seconds: int = 30
    """Seconds until a remote file has arrived."""

    def remedy(self, name: str) -> str:
        """How a limit is raised."""
        flag = name.replace("_", "-")
        value = getattr(self, name)
        if name == "max_depth" and value >= MOST_DEPTH:
            return "name inner parts as components, and refer to them"
        return f"if it is meant to be so, raise {name} ({value}): in the settings, or by --{flag}"


@dataclass(eq=False)
class Fault(Exception):
    """Something wrong at one position; `line` and `column` count from 1, 0 is the whole file."""

    code: str
    problem: str
    line: int = 0
    column: int = 0
    effect: str = ""
    remedy: str = ""
