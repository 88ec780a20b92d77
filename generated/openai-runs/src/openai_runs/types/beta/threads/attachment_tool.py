"""`AttachmentTool`."""

from __future__ import annotations

from typing import TypeAlias

from ...._core.model import Unknown
from ..code_interpreter_tool import CodeInterpreterTool, CodeInterpreterToolParam
from .attachment_file_search_tool import AttachmentFileSearchTool, AttachmentFileSearchToolParam

AttachmentTool: TypeAlias = CodeInterpreterTool | AttachmentFileSearchTool | Unknown


AttachmentToolParam: TypeAlias = CodeInterpreterToolParam | AttachmentFileSearchToolParam
"""Plain dicts in place of `AttachmentTool`."""
