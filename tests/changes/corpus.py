"""The corpus of edits: a small SDK, and what each kind of edit does to it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bindwright.source.pointers import split, step

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the description, the settings or both."""

    name: str
    description: list[dict[str, Any]]
    settings: list[dict[str, Any]]
    expected: dict[str, str]
    """Id of a finding -> its severity."""

    def write(self, folder: Path) -> Path:
        """Write the edited SDK into a folder, and return it."""
        return write(folder, self.description, self.settings)


@cache
def edits() -> tuple[Edit, ...]:
    """Every edit of the corpus."""
    listed = yaml.safe_load((HERE / "edits.yaml").read_text(encoding="utf-8"))
    return tuple(
        Edit(each["name"], each.get("edit", []), each.get("settings", []), each["expect"])
        for each in listed
    )


@cache
def _base(name: str) -> Any:
    return yaml.safe_load((HERE / "base" / name).read_text(encoding="utf-8"))


def write(
    folder: Path, description: list[dict[str, Any]] = [], settings: list[dict[str, Any]] = []
) -> Path:
    """Write the base with edits into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, steps in (("openapi.yaml", description), ("bindwright.yaml", settings)):
        data = copy.deepcopy(_base(name))
        for each in steps:
            apply(data, each)
        text = yaml.safe_dump(data, sort_keys=False)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def apply(data: Any, edit: dict[str, Any]) -> None:
    """Change `data` as one step of an edit says: set, remove, rename or reverse."""
    verb = next(each for each in ("set", "remove", "rename", "reverse") if each in edit)
    *parents, last = split(edit[verb])
    holder = data
    for part in parents:
        holder = step(holder, part, edit[verb])
    if verb == "rename":
        entries = [(edit["to"] if key == last else key, value) for key, value in holder.items()]
        assert last in holder
        holder.clear()
        holder.update(entries)
        if parents[-1:] == ["schemas"]:
            _repoint(data, last, edit["to"])
    elif verb == "reverse":
        step(holder, last, edit[verb]).reverse()
    elif verb == "remove":
        del holder[int(last) if isinstance(holder, list) else last]
    elif isinstance(holder, list):
        holder[int(last) : int(last) + 1] = [edit["to"]]
    else:
        holder[last] = edit["to"]


def _repoint(data: Any, old: str, new: str) -> None:
    if isinstance(data, dict):
        reference = f"#/components/schemas/{old}"
        for key, value in data.items():
            if key == "$ref" and value == reference:
                data[key] = f"#/components/schemas/{new}"
            _repoint(value, old, new)
    elif isinstance(data, list):
        for each in data:
            _repoint(each, old, new)
