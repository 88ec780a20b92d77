"""Deprecated methods: the checkers strike them out, and calling one warns."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Mark a function as deprecated, as PEP 702 says; calling it warns with `message`."""

        def mark(function: Callable[P, R]) -> Callable[P, R]:
            @functools.wraps(function)
            def warned(*args: P.args, **kwargs: P.kwargs) -> R:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return function(*args, **kwargs)

            warned.__deprecated__ = message
            return warned

        return mark
