"""Names that a module offers without importing what they stand for."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Final

_TOOLS: Final = {"TYPE_CHECKING", "lazy_names"}
"""What such a module imports for itself alone, and offers nobody."""


def lazy_names(
    module: str,
    homes: Mapping[str, str],
    packages: Iterable[str] = (),
    renamed: Mapping[str, str] = {},
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make the `__getattr__` and `__dir__` of a module (PEP 562).

    A name's home is imported when the name is first used, and the name is then an ordinary
    global. So are the modules below a package, which other packages import from the beginning.

    Args:
        module: the name of the module that offers the names.
        homes: where each name is defined, relative to the package: `.module`, or `.module:other`
            where it has another name there.
        packages: the packages below this one.
        renamed: those of the names that are deprecated, and what they are called now. They warn
            each time, and do not become globals.
    """
    modules = {each.partition(":")[0] for each in homes.values()}
    below = {each[1:] for each in modules if each.rfind(".") == 0} | {*packages}

    def __getattr__(name: str) -> object:
        package = sys.modules[module].__package__
        home, _, other = homes.get(name, "").partition(":")
        if home:
            value = getattr(import_module(home, package), other or name)
        elif name in below and package == module:
            value = import_module(f".{name}", package)
        else:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        if name in renamed:
            message = f"`{name}` is called `{renamed[name]}` now"
            warnings.warn(message, DeprecationWarning, stacklevel=2)
            return value
        setattr(sys.modules[module], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*vars(sys.modules[module]), *homes, *packages} - _TOOLS)

    return __getattr__, __dir__
