"""`python -m bindwright`, and the command of that name: the command line as a process."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from bindwright.cli import main


def script() -> NoReturn:
    """Run one command, and end the process with its exit code."""
    code = main()
    if not sys.stderr.closed:
        sys.stderr.flush()
    # Everything is written: to take a description apart, value by value, would be for nothing.
    os._exit(code)


if __name__ == "__main__":
    script()
