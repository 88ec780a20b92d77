"""`CodeInterpreterOutput`."""

from __future__ import annotations

from typing import TypeAlias

from ....._core.model import Unknown
from .code_interpreter_image_output import CodeInterpreterImageOutput
from .code_interpreter_logs_output import CodeInterpreterLogsOutput

CodeInterpreterOutput: TypeAlias = CodeInterpreterLogsOutput | CodeInterpreterImageOutput | Unknown
