"""`ToolCall`."""

from __future__ import annotations

from typing import TypeAlias

from ....._core.model import Unknown
from .code_interpreter_tool_call import CodeInterpreterToolCall
from .file_search_tool_call import FileSearchToolCall
from .function_tool_call import FunctionToolCall

ToolCall: TypeAlias = CodeInterpreterToolCall | FileSearchToolCall | FunctionToolCall | Unknown
