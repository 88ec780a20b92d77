"""`FunctionDefinition`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Required, TypedDict

from ..._core.absent import Omit, omit
from ..._core.model import Model
from .function_parameters import FunctionParameters


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class FunctionDefinition(Model):
    """A function that the caller is ready to run for the model."""

    description: str | None = None
    """What the function is good for. The model reads this when it decides on a call."""
    name: str
    """Name to call it by: up to 64 ASCII letters, digits, underscores and hyphens."""
    parameters: FunctionParameters | None = None
    """JSON Schema of the arguments object."""
    strict: bool | None | Omit = omit
    """True forces the arguments to match the schema exactly; the schema may then use only part
    of JSON Schema.

    Default: `False`.
    """


class FunctionDefinitionParam(TypedDict, total=False):
    """A plain dict in place of `FunctionDefinition`."""

    description: str
    """What the function is good for. The model reads this when it decides on a call."""
    name: Required[str]
    """Name to call it by: up to 64 ASCII letters, digits, underscores and hyphens."""
    parameters: FunctionParameters
    """JSON Schema of the arguments object."""
    strict: bool | None
    """True forces the arguments to match the schema exactly; the schema may then use only part
    of JSON Schema.

    Default: `False`.
    """
