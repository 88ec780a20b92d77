"""Use every resource of a client in a process of its own: `use_each_resource.py PACKAGE PATH...`.

Prints the modules with types that each loads when all that its methods decode or encode is loaded,
as JSON: path -> names below `types`.
"""

from __future__ import annotations

import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Print what each resource loads."""
    name, *paths = sys.argv[1:]
    client = import_module(name).Client
    import_module("httpx2")
    print(json.dumps({path: _alone(name, client, path) for path in paths}))


def _alone(name: str, client: type, path: str) -> list[str]:
    """What the use of one resource loads in a copy of this process, which has loaded none."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with os.fdopen(writing, "w") as answer:
            answer.write(json.dumps(_loaded_by(name, client, path)))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        loaded: list[str] = json.loads(answer.read())
    os.waitpid(child, 0)
    return loaded


def _loaded_by(name: str, client: type, path: str) -> list[str]:
    reached: object = client(api_key="k", base_url="https://example.com")
    for part in path.split("."):
        reached = getattr(reached, part)
    module = sys.modules[type(reached).__module__]
    code = Path(str(module.__file__)).read_text(encoding="utf-8")
    for found in re.finditer(r"^ +from (\.+_codecs[.\w]*) import", code, re.M):
        import_module(found[1], module.__package__)
    types = f"{name}.types."
    return sorted(f"types.{each.removeprefix(types)}" for each in sys.modules if types in each)


if __name__ == "__main__":
    main()
