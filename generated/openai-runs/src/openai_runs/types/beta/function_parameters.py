"""`FunctionParameters`."""

from __future__ import annotations

from typing import Any, TypeAlias

FunctionParameters: TypeAlias = dict[str, Any]
"""A JSON Schema for the arguments of a function. A function without one takes no arguments."""
