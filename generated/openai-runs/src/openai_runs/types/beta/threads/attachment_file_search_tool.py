"""`AttachmentFileSearchTool`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Required, TypedDict

from ...._core.model import Model


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class AttachmentFileSearchTool(Model):
    """Names the file search tool where no settings can be given."""

    type: Literal["file_search"] = "file_search"
    """Tells the kinds of tool apart."""


class AttachmentFileSearchToolParam(TypedDict, total=False):
    """A plain dict in place of `AttachmentFileSearchTool`."""

    type: Required[Literal["file_search"]]
    """Tells the kinds of tool apart."""
