"""Deprecated methods and names: the checkers strike them out, and using one warns."""

from __future__ import annotations

import functools
import inspect
import sys
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

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


def renamed_fields(renamed: Mapping[str, str]) -> Callable[[type[T]], type[T]]:
    """Let the constructor of a dataclass take fields by deprecated names, too: old name -> name."""

    def mark(cls: type[T]) -> type[T]:
        made: Callable[..., None] = cls.__init__

        @functools.wraps(made)
        def __init__(self: T, **values: object) -> None:
            if not renamed.keys().isdisjoint(values):
                values = by_present_names(cls.__name__, values, renamed)
            made(self, **values)

        setattr(cls, "__init__", __init__)
        return cls

    return mark


def by_present_names(
    called: str, values: Mapping[str, object], renamed: Mapping[str, str]
) -> dict[str, object]:
    """The arguments of a call without deprecated names; each of those warns.

    Args:
        called: the name of what is called, for messages.
        values: the arguments by name.
        renamed: the deprecated names, and what they are called now.

    Raises:
        TypeError: one argument was given by two names.
    """
    found = {name: value for name, value in values.items() if name not in renamed}
    for name in (each for each in values if each in renamed):
        now = renamed[name]
        if now in found:
            others = ", ".join(sorted(repr(each) for each in values if renamed.get(each) == now))
            raise TypeError(f"{called}() takes {now!r}, or as before {others}, not both")
        message = f"`{name}` is called `{now}` now."
        warnings.warn(message, DeprecationWarning, stacklevel=_distance())
        found[now] = values[name]
    return found


def _distance() -> int:
    """The `stacklevel` of the nearest caller, seen from the function that asks."""
    own = __name__.removesuffix(".deprecation").removesuffix("._core") + "."
    frame, level = sys._getframe(1), 1  # pyright: ignore[reportPrivateUsage]
    while frame.f_globals.get("__name__", "").startswith(own) and frame.f_back is not None:
        frame, level = frame.f_back, level + 1
    return level
