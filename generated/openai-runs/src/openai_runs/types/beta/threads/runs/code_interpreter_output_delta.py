"""`CodeInterpreterOutputDelta`."""

from __future__ import annotations

from typing import TypeAlias

from ....._core.model import Unknown
from .code_interpreter_logs import CodeInterpreterLogs
from .code_interpreter_output_image import CodeInterpreterOutputImage

CodeInterpreterOutputDelta: TypeAlias = CodeInterpreterLogs | CodeInterpreterOutputImage | Unknown
