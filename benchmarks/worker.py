"""A process that has loaded one package and measures it when asked: `worker.py PACKAGE`.

A request is a line with the name of a measurement and an amount; the answer is a line with the
figure. `--without-orjson` makes orjson look as if it were not installed.
"""

from __future__ import annotations

import gc
import sys
import warnings
from importlib import import_module

import cases_calls
import cases_stream

WARM_UP = 2000
"""How many events or calls come before the first figure, at most; a tenth where that is less."""


def main() -> None:
    """Answer requests until there are no more."""
    package_name, *flags = sys.argv[1:]
    if "--without-orjson" in flags:
        sys.modules["orjson"] = None  # type: ignore[assignment]  # what stops an import
    warnings.simplefilter("ignore", DeprecationWarning)
    package = import_module(package_name)
    measurements = {**cases_stream.MEASUREMENTS, **cases_calls.MEASUREMENTS}
    warm: set[str] = set()
    for line in sys.stdin:
        name, amount = line.split()
        measure = measurements[name]
        if name not in warm:
            measure(package, min(max(int(amount) // 10, 1), WARM_UP))
            warm.add(name)
        gc.collect()
        print(measure(package, int(amount)), flush=True)


if __name__ == "__main__":
    main()
