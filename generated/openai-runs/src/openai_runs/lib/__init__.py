"""The classes below `lib`."""

from .._core.lazy import lazy_names

__getattr__, __dir__ = lazy_names(
    __name__,
    {},
    ["streaming"],
)
