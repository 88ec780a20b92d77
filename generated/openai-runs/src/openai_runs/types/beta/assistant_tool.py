"""`AssistantTool`."""

from __future__ import annotations

from typing import TypeAlias

from ..._core.model import Unknown
from .code_interpreter_tool import CodeInterpreterTool, CodeInterpreterToolParam
from .file_search_tool import FileSearchTool, FileSearchToolParam
from .function_tool import FunctionTool, FunctionToolParam

AssistantTool: TypeAlias = CodeInterpreterTool | FileSearchTool | FunctionTool | Unknown


AssistantToolParam: TypeAlias = CodeInterpreterToolParam | FileSearchToolParam | FunctionToolParam
"""Plain dicts in place of `AssistantTool`."""
