"""`FileSearchToolCallDelta`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ....._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FileSearchToolCallDelta(Model):
    """News of a file search."""

    index: int
    """Position of the call in the list of the step."""
    id: str | None = None
    """Id of the call; sent with its first piece."""
    type: Literal["file_search"] = "file_search"
    """Tells the kinds of tool call apart."""
    file_search: dict[str, Any]
    """Details of the search; empty so far."""
