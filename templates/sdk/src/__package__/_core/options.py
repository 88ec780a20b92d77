"""The arguments of a client: what they default to, and which are taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")
V = TypeVar("V")


def changed(
    present: Mapping[str, T], added: Mapping[str, T] | None, instead: Mapping[str, T] | None
) -> dict[str, T]:
    """The headers or query of a copied client.

    Raises:
        ValueError: they are both added to and replaced.
    """
    if added is not None and instead is not None:
        raise ValueError("the defaults can be added to or replaced, not both")
    return {**(present if instead is None else instead), **(added or {})}


def expect(name: str, value: object, kind: type) -> None:
    """Check an argument at run time, for programs that no type checker has seen.

    Raises:
        TypeError: it is of another kind.
    """
    if value is not None and not isinstance(value, kind):
        wanted = f"{kind.__module__.partition('.')[0]}.{kind.__name__}"
        raise TypeError(f"{name} takes an {wanted}, not {type(value).__name__}")


def from_env(value: V | None, env: str) -> V | str | None:
    """An option: what the caller passed, else what the environment holds."""
    return os.environ.get(env) if value is None else value
