"""The corpus of edits: two small SDKs, and what each kind of edit does to them."""

from __future__ import annotations

import copy
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bindwright.lock import FILE, to_text
from bindwright.pipeline import outline
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
    base: str
    """The SDK that is edited: a folder beside this file."""
    back: bool
    """Whether it is the edit that is taken back."""
    locked: bool
    """Whether a name lock keeps the names that the base gives by itself."""

    def write(self, folder: Path) -> Path:
        """Write the edited SDK into a folder, and return it."""
        write(folder, self.description, self.settings, base=self.base)
        if self.locked:
            lock = outline(write(folder.with_name(f"{folder.name}-base"), base=self.base)).lock
            (folder / FILE).write_text(to_text(lock, self.base), encoding="utf-8")
        return folder

    def sides(self, folder: Path) -> tuple[Path, Path]:
        """Write the SDK before the change and after it, and return the two."""
        plain, edited = write(folder / "plain", base=self.base), self.write(folder / "edited")
        return (edited, plain) if self.back else (plain, edited)


@cache
def edits() -> tuple[Edit, ...]:
    """Every edit of the corpus."""
    listed = yaml.safe_load((HERE / "edits.yaml").read_text(encoding="utf-8"))
    return tuple(
        Edit(
            name=each["name"],
            description=each.get("edit", []),
            settings=each.get("settings", []),
            expected=each["expect"],
            base=each.get("base", "base"),
            back=each.get("back", False),
            locked=each.get("locked", False),
        )
        for each in listed
    )


@cache
def _base(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def write(
    folder: Path,
    description: list[dict[str, Any]] = [],
    settings: list[dict[str, Any]] = [],
    *,
    base: str = "base",
) -> Path:
    """Write a base with edits into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, steps in (("openapi.yaml", description), ("bindwright.yaml", settings)):
        data = copy.deepcopy(_base(f"{base}/{name}"))
        for each in steps:
            apply(data, each)
        text = yaml.safe_dump(data, sort_keys=False)
        (folder / name).write_text(text, encoding="utf-8")
    lock = HERE / base / FILE
    if lock.is_file():
        shutil.copy(lock, folder)
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
