"""The types below `types`."""

from typing import TYPE_CHECKING

from .._core.lazy import lazy_names

if TYPE_CHECKING:
    from . import beta as beta

__all__ = [
    "beta",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {},
    ["beta"],
)
