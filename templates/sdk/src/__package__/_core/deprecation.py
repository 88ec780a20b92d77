"""Deprecated methods: the checkers strike them out, and calling one warns."""

from __future__ import annotations

import functools
import inspect
import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

if TYPE_CHECKING:
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
        """Mark a function as deprecated, as PEP 702 says; calling it warns with `message`.

        The warning points at the caller outside of this package, so that Python shows it by
        default where it is the program itself that calls.
        """

        def mark(function: Callable[P, R]) -> Callable[P, R]:
            @functools.wraps(function)
            def warned(*args: P.args, **kwargs: P.kwargs) -> R:
                warnings.warn(message, DeprecationWarning, stacklevel=_distance())
                return function(*args, **kwargs)

            warned.__deprecated__ = message
            if sys.version_info >= (3, 12) and inspect.iscoroutinefunction(function):
                return inspect.markcoroutinefunction(warned)
            return warned

        return mark


def _distance() -> int:
    """The `stacklevel` of the nearest caller, seen from the function that asks."""
    own = __name__.removesuffix(".deprecation").removesuffix("._core") + "."
    frame, level = sys._getframe(1), 1  # pyright: ignore[reportPrivateUsage]
    while frame.f_globals.get("__name__", "").startswith(own) and frame.f_back is not None:
        frame, level = frame.f_back, level + 1
    return level
