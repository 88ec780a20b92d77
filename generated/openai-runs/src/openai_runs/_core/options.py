"""The arguments of a client: what they default to, and which are taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar, cast, get_args

if TYPE_CHECKING:
    from .reader import StreamPolicy

T = TypeVar("T")
V = TypeVar("V")

_POLICY: Final[Mapping[str, tuple[type, ...]]] = {
    "truncation": (str,),
    "event_limit": (int,),
    "idle_timeout": (float, int, type(None)),
    "count_keep_alives": (bool,),
    "deadline": (float, int, type(None)),
}
"""What a stream policy may hold."""


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


def expect_text(name: str, value: object) -> None:
    """Check an argument that is text, or None.

    Raises:
        TypeError: it is something else, which the message does not show: it may be secret.
    """
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} takes text, not {type(value).__name__}")


def expect_mapping(name: str, value: object) -> None:
    """Check an argument that is a mapping, or None.

    Raises:
        TypeError: it is something else.
    """
    if value is not None and not isinstance(value, Mapping):
        raise TypeError(f"{name} takes a mapping, not {type(value).__name__}")


def expect_timeout(value: object) -> None:
    """Check a timeout, for what looks like one and is none.

    Raises:
        TypeError: it is text or a mapping.
    """
    if isinstance(value, (str, bytes, Mapping)):
        kind = type(cast("object", value)).__name__
        raise TypeError(f"timeout takes seconds or an httpx2.Timeout, not {kind}")


def expect_policy(policy: StreamPolicy | None) -> StreamPolicy:
    """Check what is to hold for streams: with a word misspelt, a broken one would pass for whole.

    Raises:
        TypeError: something in it is of another kind, or not known.
        ValueError: something in it makes no sense.
    """
    from .events import Truncation

    expect_mapping("stream_policy", policy)
    given: Mapping[str, object] = policy or {}
    for name, value in given.items():
        if name not in _POLICY:
            raise TypeError(f"stream_policy knows {', '.join(_POLICY)}; not {name!r}")
        kinds = _POLICY[name]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            wanted = kinds[0].__name__
            raise TypeError(f"{name} of stream_policy takes {wanted}, not {type(value).__name__}")
        if name == "truncation" and value not in get_args(Truncation):
            wanted = ", ".join(get_args(Truncation))
            raise ValueError(f"{name} of stream_policy is one of {wanted}; not {value!r}")
        if isinstance(value, (int, float)) and bool not in kinds and not value > 0:
            raise ValueError(f"{name} of stream_policy takes a number above 0, not {value!r}")
    return policy or {}


def from_env(value: V | None, env: str) -> V | str | None:
    """An option: what the caller passed, else what the environment holds."""
    return os.environ.get(env) if value is None else value
