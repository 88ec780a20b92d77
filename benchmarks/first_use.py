"""What the first use of a resource takes: `first_use.py FOLDER PACKAGE PATH`, in milliseconds.

The package, the HTTP library and a client are there before; what is measured is the way from the
client to the resource, and the import of all that any of its methods would encode or decode.
"""

from __future__ import annotations

import re
import sys
import time
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Print the figure."""
    folder, name, resource = sys.argv[1:]
    sys.path.insert(0, folder)
    package = import_module(name)
    import_module("httpx2")
    reached = package.Client(api_key="k", base_url="https://example.com")
    start = time.perf_counter()
    for part in resource.split("."):
        reached = getattr(reached, part)
    module = sys.modules[type(reached).__module__]
    code = Path(str(module.__file__)).read_text(encoding="utf-8")
    for found in re.finditer(r"^ +from (\.+_codecs[.\w]*) import", code, re.M):
        import_module(found[1], module.__package__)
    print((time.perf_counter() - start) * 1e3)


if __name__ == "__main__":
    main()
