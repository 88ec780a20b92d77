"""bindwright: an OpenAPI description goes in, a typed Python SDK comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bindwright.diagnostics import Diagnostic as Diagnostic
    from bindwright.diagnostics import Refused as Refused
    from bindwright.pipeline import Result as Result
    from bindwright.pipeline import generate as generate

__all__ = ["Diagnostic", "Refused", "Result", "__version__", "generate"]
__version__ = "0.1.0"

_HOMES = {
    "Diagnostic": "diagnostics",
    "Refused": "diagnostics",
    "Result": "pipeline",
    "generate": "pipeline",
}


def __getattr__(name: str) -> object:
    # Loaded on first use, so that `bindwright --help` answers at once.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
