"""The name lock beside the settings, read and checked: people merge it, and may edit it."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from bindwright.diagnostics import Refused
from bindwright.lock.model import (
    FILE,
    FORMAT,
    Former,
    LockedClass,
    LockedMethod,
    NameLock,
    Renamed,
)
from bindwright.lock.text import read_plainly
from bindwright.source import Document, pointer, read_file
from bindwright.source.raw import is_map

T = TypeVar("T")

_MODULE = re.compile(r"types(\.[a-z_][a-z0-9_]*)+")
_PACKAGE = re.compile(rf"types|{_MODULE.pattern}")
_SECTIONS = (
    *("classes", "methods", "resources", "events", "callbacks"),
    *("renamed_components", "renamed_operations"),
    *("deprecated_classes", "deprecated_methods", "deprecated_fields", "deprecated_parameters"),
)


def lock_file(settings: Path) -> Path:
    """Where the name lock of settings lies."""
    return settings.parent / FILE


def read_lock(settings: Path) -> NameLock:
    """The names that the SDK of these settings has had; none when there is no lock yet.

    Raises:
        Refused: The lock cannot be read, or was written by a newer bindwright.
    """
    file = lock_file(settings)
    return _Reader(file).lock() if file.exists() else NameLock()


class _Reader:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._data = read_plainly(file) or self._document.data

    @cached_property
    def _document(self) -> Document:
        """The lock with its places, which only findings need."""
        return read_file(self._file)

    def lock(self) -> NameLock:
        data = self._data
        found = data.get("format")
        if isinstance(found, int) and found > FORMAT:
            raise Refused(
                [
                    self._document.diagnostic(
                        "newer-name-lock",
                        "/format",
                        f"the name lock has the format {found}, and this bindwright knows {FORMAT}",
                        "it is not known which names the SDK has had",
                        "take the version of bindwright that wrote it, or a newer one",
                    )
                ]
            )
        if not isinstance(found, int) or found < 1:
            self._refuse("/format", "the name lock does not say its format")
        for key in data:
            if key != "format" and key not in _SECTIONS:
                self._refuse(pointer(key), f"a name lock has no part {key!r}")
        return NameLock(
            classes=self._each("classes", self._class),
            methods=self._each("methods", self._method),
            events=self._each("events", self._event),
            resources=self._names(data.get("resources", {}), "/resources"),
            callbacks=self._names(data.get("callbacks", {}), "/callbacks"),
            components=self._texts(data.get("renamed_components", {}), "/renamed_components"),
            operations=self._texts(data.get("renamed_operations", {}), "/renamed_operations"),
            old_classes=self._each("deprecated_classes", self._old_class),
            old_methods=self._texts(data.get("deprecated_methods", {}), "/deprecated_methods"),
            old_fields=_by_owner(self._each("deprecated_fields", self._former)),
            old_parameters=_by_owner(self._each("deprecated_parameters", self._former)),
        )

    def _each(self, section: str, read: Callable[[str, Any, str], T]) -> dict[str, T]:
        entries = self._data.get(section, {})
        if not is_map(entries):
            self._refuse(pointer(section), f"{section} is not a mapping")
        return {key: read(key, each, pointer(section, key)) for key, each in entries.items()}

    def _class(self, name: str, entry: Any, where: str) -> LockedClass:
        facts = self._facts(entry, where, {"at", "in"}, {"also", "form"}, ("fields", "types"))
        self._check_class(name, where)
        if "form" in facts:
            self._check_class(facts["form"], where)
        fields = self._names(entry.get("fields", {}), f"{where}/fields")
        return LockedClass(
            place=facts["at"],
            module=self._module(facts["in"], where),
            also=tuple(self._package(each, where) for each in facts.get("also", "").split()),
            form=facts.get("form", ""),
            fields=fields,
            types=self._texts(entry.get("types", {}), f"{where}/types"),
        )

    def _method(self, path: str, entry: Any, where: str) -> LockedMethod:
        facts = self._facts(
            entry, where, {"calls", "at"}, {"params", "gives"}, ("parameters", "types")
        )
        if not all(map(_is_name, path.split("."))):
            self._refuse(where, f"{path!r} is no path of a method")
        if "params" in facts:
            self._check_class(facts["params"], where)
        return LockedMethod(
            operation=facts["calls"],
            route=facts["at"],
            params=facts.get("params", ""),
            gives=facts.get("gives", ""),
            parameters=self._names(entry.get("parameters", {}), f"{where}/parameters"),
            types=self._texts(entry.get("types", {}), f"{where}/types"),
        )

    def _event(self, name: str, entry: Any, where: str) -> Mapping[str, str]:
        return self._texts(entry, where)

    def _old_class(self, name: str, entry: Any, where: str) -> Renamed:
        facts = self._facts(entry, where, {"now", "in"}, set())
        self._check_class(name, where)
        self._check_class(facts["now"], where)
        return Renamed(name=facts["now"], module=self._module(facts["in"], where))

    def _former(self, key: str, entry: Any, where: str) -> Former:
        facts = self._facts(entry, where, {"now", "was"}, set())
        parts = key.split(".")
        if len(parts) < 2 or not all(map(_is_name, (*parts, facts["now"]))):
            self._refuse(where, f"{key!r}, which is {facts['now']!r} now, is no name in Python")
        return Former(now=facts["now"], was=facts["was"])

    def _facts(
        self,
        entry: Any,
        where: str,
        needed: set[str],
        allowed: set[str],
        inner: tuple[str, ...] = (),
    ) -> dict[str, str]:
        if not is_map(entry) or not needed <= entry.keys():
            self._refuse(where, f"the entry lacks one of {', '.join(sorted(needed))}")
        odd = entry.keys() - needed - allowed - {*inner}
        if odd:
            self._refuse(where, f"the entry has an unknown part {min(odd)!r}")
        return self._texts({key: each for key, each in entry.items() if key not in inner}, where)

    def _texts(self, entries: Any, where: str) -> dict[str, str]:
        if not is_map(entries):
            self._refuse(where, "this is not a mapping")
        for key, each in entries.items():
            if not isinstance(each, str):
                self._refuse(where + pointer(key), f"{each!r} is not a text")
        return dict(entries)

    def _names(self, entries: Any, where: str) -> dict[str, str]:
        found = self._texts(entries, where)
        for key, each in found.items():
            if not _is_name(each):
                self._refuse(where + pointer(key), f"{each!r} is no name in Python")
        return found

    def _check_class(self, name: str, where: str) -> None:
        if not _is_name(name) or not name[0].isupper():
            self._refuse(where, f"{name!r} is no name of a class")

    def _module(self, module: str, where: str) -> str:
        if not _MODULE.fullmatch(module) or any(map(keyword.iskeyword, module.split("."))):
            self._refuse(where, f"{module!r} is no module below types")
        return module

    def _package(self, package: str, where: str) -> str:
        if not _PACKAGE.fullmatch(package) or any(map(keyword.iskeyword, package.split("."))):
            self._refuse(where, f"{package!r} is no package of types")
        return package

    def _refuse(self, where: str, problem: str) -> NoReturn:
        raise Refused(
            [
                self._document.diagnostic(
                    "bad-name-lock",
                    where,
                    problem,
                    "it is not known which names the SDK has had",
                    "restore the file; without it, bindwright generate records the names afresh",
                )
            ]
        )


def _by_owner(entries: Mapping[str, Former]) -> dict[str, dict[str, Former]]:
    found: dict[str, dict[str, Former]] = {}
    for key, each in entries.items():
        owner, _, name = key.rpartition(".")
        found.setdefault(owner, {})[name] = each
    return found


def _is_name(text: str) -> bool:
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text)
