"""A name lock as text: sorted, one name a line, so that a change of one name is one line.

A lock has thousands of lines, so that the form they are written in is also read, without YAML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bindwright.lock.model import FORMAT, Former, LockedClass, LockedMethod, NameLock

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
# What YAML 1.1 and 1.2 take for something else than text.
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<indent> *)(?P<key>{_QUOTED}|{_PLAIN.pattern}):"
    rf"(?: (?:(?P<text>{_QUOTED}|{_PLAIN.pattern})|(?P<number>[1-9][0-9]{{0,8}})))?"
)

_HEAD = """\
# The public names of {name}, as bindwright generate has given them. Commit this file: it keeps them
# when the description changes. docs/names.md of bindwright says how.
format: {format}
"""


def to_text(lock: NameLock, name: str) -> str:
    """The lock of the SDK `name` as YAML."""
    parts = [_HEAD.format(name=name, format=FORMAT)]
    parts += _section("classes", {key: _class(each) for key, each in lock.classes.items()})
    parts += _section("methods", {key: _method(each) for key, each in lock.methods.items()})
    parts += _names("resources", lock.resources)
    parts += _section("events", {key: _block(_sorted(each)) for key, each in lock.events.items()})
    parts += _names("callbacks", lock.callbacks)
    parts += _names("renamed_components", lock.components)
    parts += _names("renamed_operations", lock.operations)
    old = {
        key: _block({"now": each.name, "in": each.module}) for key, each in lock.old_classes.items()
    }
    parts += _section("deprecated_classes", old)
    parts += _names("deprecated_methods", lock.old_methods)
    parts += _section("deprecated_fields", _former(lock.old_fields))
    parts += _section("deprecated_parameters", _former(lock.old_parameters))
    return "".join(parts)


def _section(name: str, entries: Mapping[str, list[str]]) -> Iterator[str]:
    if entries:
        yield f"\n{name}:\n"
        for key, lines in sorted(entries.items()):
            yield f"  {_scalar(key)}:\n"
            yield from (f"    {line}\n" for line in lines)


def _names(name: str, entries: Mapping[str, str]) -> Iterator[str]:
    if entries:
        yield f"\n{name}:\n"
        yield from (f"  {line}\n" for line in _block(_sorted(entries)))


def _class(locked: LockedClass) -> list[str]:
    also = " ".join(locked.also)
    facts = {"at": locked.place, "in": locked.module, "also": also, "form": locked.form}
    lines = _block({key: each for key, each in facts.items() if each})
    if locked.fields:
        lines += ["fields:", *(f"  {line}" for line in _block(_sorted(locked.fields)))]
    return lines + _types(locked.types)


def _method(locked: LockedMethod) -> list[str]:
    facts = {
        "calls": locked.operation,
        "at": locked.route,
        "params": locked.params,
        "gives": locked.gives,
    }
    lines = _block({key: each for key, each in facts.items() if each})
    if locked.parameters:
        lines += ["parameters:", *(f"  {line}" for line in _block(locked.parameters))]
    return lines + _types(locked.types)


def _types(types: Mapping[str, str]) -> list[str]:
    return ["types:", *(f"  {line}" for line in _block(types))] if types else []


def _former(owners: Mapping[str, Mapping[str, Former]]) -> dict[str, list[str]]:
    return {
        f"{owner}.{name}": _block({"now": each.now, "was": each.was})
        for owner, names in owners.items()
        for name, each in names.items()
    }


def _sorted(entries: Mapping[str, str]) -> Mapping[str, str]:
    return dict(sorted(entries.items()))


def _block(entries: Mapping[str, str]) -> list[str]:
    return [f"{_scalar(key)}: {_scalar(each)}" for key, each in entries.items()]


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text)


def read_plainly(file: Path) -> dict[str, Any] | None:
    """The data of a lock that is laid out as `to_text` does; None for any other text.

    A reader of YAML takes such a text for the same, and other texts are left to one.
    """
    try:
        return _mapping(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _mapping(text: str) -> dict[str, Any]:
    """Nested mappings, a line an entry.

    Raises:
        ValueError: there is something else.
    """
    blocks: list[dict[str, Any]] = [{}]
    for line in text.split("\n"):
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        depth, odd = divmod(len(found["indent"]) if found else 1, 2)
        if found is None or odd or depth >= len(blocks):
            raise ValueError(line)
        _close(blocks, depth + 1)
        key = _text(found["key"])
        if key in blocks[depth]:
            raise ValueError(line)
        if found["text"] or found["number"]:
            blocks[depth][key] = int(found["number"] or 0) or _text(found["text"])
        else:
            blocks.append({})
            blocks[depth][key] = blocks[-1]
    root = blocks[0]
    _close(blocks, 0)
    return root


def _close(blocks: list[dict[str, Any]], depth: int) -> None:
    # A key that nothing is below has no mapping as its value, but null.
    if not all(blocks[depth:]):
        raise ValueError
    del blocks[depth:]


def _text(scalar: str) -> str:
    if scalar.startswith('"'):
        return str(json.loads(scalar))
    if scalar.lower() in _WORDS:
        raise ValueError(scalar)
    return scalar
