"""Where each class lives: one file per class that others share, its own helpers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bindwright.graph import strongly_connected
from bindwright.names import module_name, relative
from bindwright.plan import Import
from bindwright.settings import ResourceSettings, Settings
from bindwright.shapes import Shapes

_STRING = re.compile(
    # A docstring may hold quotation marks that nothing closes.
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    r'|"[^"\\]*(?:\\.[^"\\]*)*"'
    r"|'[^'\\]*(?:\\.[^'\\]*)*'",
    re.DOTALL,
)
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_STANDARD = {
    "Any": "typing",
    "overload": "typing",
    "Final": "typing",
    "Literal": "typing",
    "Required": "typing",
    "TYPE_CHECKING": "typing",
    "TypeAlias": "typing",
    "TypedDict": "typing",
    "IO": "typing",
    "Iterable": "collections.abc",
    "Mapping": "collections.abc",
    "dataclass": "dataclasses",
    "field": "dataclasses",
    "date": "datetime",
    "datetime": "datetime",
    "UUID": "uuid",
    "Decimal": "decimal",
}
_UNHIDDEN = {
    **{f"_{name}": "datetime" for name in ("date", "datetime")},
    **{
        f"_{name}": "builtins"
        for name in ("bool", "bytes", "dict", "float", "int", "list", "str", "tuple")
    },
    "_overload": "typing",
    "_property": "builtins",
}
"""Names for what a field or method of the same class hides, and the modules that have it."""
_THIRD_PARTY = {"httpx2"}
_CORE = {
    "FileInput": "_core.uploads",
    "deprecated": "_core.deprecation",
    "renamed_fields": "_core.deprecation",
    "Omit": "_core.absent",
    "omit": "_core.absent",
    "read_only": "_core.absent",
    "Model": "_core.model",
    "read_plain": "_core.model",
    "Unknown": "_core.model",
    "UnknownEvent": "_core.events",
}


@lru_cache(maxsize=2**16)
def symbols(source: str) -> frozenset[str]:
    """The identifiers of a piece of Python source, without those inside strings."""
    return frozenset(_IDENTIFIER.findall(_STRING.sub("", source)))


def imports_for(
    sources: Iterable[str], module: str, homes: Mapping[str, str], known: Iterable[str] = ()
) -> tuple[Import, ...]:
    """The imports that make the names in `sources` usable in `module`.

    `homes` says where the SDK's own classes live; `known` are names that need no import.
    """
    wanted: dict[str, set[str]] = {}
    for name in {each for source in sources for each in symbols(source)} - set(known):
        if name in homes and homes[name] != module:
            wanted.setdefault(relative(module, homes[name]), set()).add(name)
        elif name in _CORE and name not in homes:
            wanted.setdefault(relative(module, _CORE[name]), set()).add(name)
        elif name == "_deprecated":
            home = relative(module, _CORE["deprecated"])
            wanted.setdefault(home, set()).add("deprecated as _deprecated")
        elif name in _UNHIDDEN:
            wanted.setdefault(_UNHIDDEN[name], set()).add(f"{name[1:]} as {name}")
        elif name in _STANDARD and name not in homes:
            wanted.setdefault(_STANDARD[name], set()).add(name)
    return sorted_imports(wanted)


def sorted_imports(wanted: Mapping[str, Iterable[str]]) -> tuple[Import, ...]:
    """Standard library first, then our own from the far to the near, each alphabetically."""

    def order(module: str) -> tuple[int, int, str]:
        dots = len(module) - len(module.lstrip("."))
        return (2 if dots else 1 if module in _THIRD_PARTY else 0, -dots, module)

    def name_order(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    modules = sorted(wanted, key=order)
    return tuple(
        Import(
            module=module,
            names=tuple(sorted(wanted[module], key=name_order)),
            apart=index > 0 and order(module)[0] != order(modules[index - 1])[0],
        )
        for index, module in enumerate(modules)
    )


def merged_imports(*groups: Iterable[Import]) -> tuple[Import, ...]:
    """Imports from several places, in one order."""
    wanted: dict[str, set[str]] = {}
    for group in groups:
        for each in group:
            wanted.setdefault(each.module, set()).update(each.names)
    return sorted_imports(wanted)


class Layout:
    """Assigns every shape to a module below `types`."""

    def __init__(self, shapes: Shapes, settings: Settings) -> None:
        self._shapes = shapes.shapes
        self.homes: dict[str, str] = {}
        locked = {
            name: settings.lock.module_of(name)
            for name in shapes.shapes
            if settings.lock.module_of(name)
        }
        self._place(shapes, settings, locked)
        if any(len(each) > 1 for each in self._cycles()):
            # Where one class has moved away, those that lived with it go along.
            own = {name: home for name, home in locked.items() if home.endswith(_file(name))}
            self._place(shapes, settings, own)
        self._join_cycles()
        self._leave_folders()

    def _place(self, shapes: Shapes, settings: Settings, locked: Mapping[str, str]) -> None:
        self.homes = {}
        self._place_named(settings.resources, ())
        self.homes = {**locked, **self.homes}
        for path, name in shapes.params.items():
            home = _join(path[:-2], module_name(name))
            self.homes[name] = self.homes[f"{name}Dict"] = home
        self._place_rest()
        self._place_twins()

    def modules(self) -> dict[str, list[str]]:
        """Module -> the names of its classes."""
        found: dict[str, list[str]] = {}
        for name, module in self.homes.items():
            found.setdefault(module, []).append(name)
        return dict(sorted(found.items()))

    def _place_named(self, resources: Iterable[ResourceSettings], path: tuple[str, ...]) -> None:
        for resource in resources:
            for name in resource.models:
                if name in self._shapes:
                    self.homes[name] = _join(path, module_name(name))
            self._place_named(resource.resources, (*path, resource.name))

    def _place_rest(self) -> None:
        """A class that one module uses lives there; one that several use gets its own file."""
        users = self._users()
        waiting = [
            each
            for each, shape in self._shapes.items()
            if each not in self.homes and not shape.twin
        ]
        while waiting:
            ready = [each for each in waiting if all(user in self.homes for user in users[each])]
            # A cycle among classes that nobody placed: the first one gets a file of its own.
            for name in ready or waiting[:1]:
                homes = {self.homes[user] for user in users[name] if user in self.homes}
                self.homes[name] = (
                    homes.pop() if len(homes) == 1 and ready else _shared(homes, name)
                )
                waiting.remove(name)

    def _users(self) -> dict[str, set[str]]:
        users: dict[str, set[str]] = {name: set() for name in self._shapes}
        for shape in self._shapes.values():
            if shape.twin:
                continue
            text = [shape.hint, shape.base or "", *(each.hint for each in shape.fields)]
            for used in {each for source in text for each in symbols(source)}:
                if used in users and used != shape.name and not self._shapes[used].twin:
                    users[used].add(shape.name)
        return users

    def _place_twins(self) -> None:
        """A twin lives beside its dataclass: each may mention the other."""
        for name, shape in self._shapes.items():
            if shape.twin and name not in self.homes:
                self.homes[name] = self.homes[shape.schema or name]

    def _cycles(self) -> list[set[str]]:
        """The modules, those together whose classes refer to each other in a circle."""
        graph: dict[str, set[str]] = {home: set() for home in self.homes.values()}
        for name, shape in self._shapes.items():
            text = [shape.hint, shape.base or "", *(each.hint for each in shape.fields)]
            for used in {each for source in text for each in symbols(source)}:
                if used in self.homes:
                    graph[self.homes[name]].add(self.homes[used])
        return list(strongly_connected(graph))

    def _join_cycles(self) -> None:
        """Modules whose classes refer to each other in a circle become one."""
        joined: dict[str, str] = {}
        for component in self._cycles():
            chosen = min(component, key=lambda home: (home.count("."), home))
            joined.update(dict.fromkeys(component, chosen))
        self.homes = {name: joined[home] for name, home in self.homes.items()}

    def _leave_folders(self) -> None:
        """A file called like a folder beside it moves into the folder."""
        folders = {
            ".".join(parts[:length])
            for parts in (home.split(".") for home in self.homes.values())
            for length in range(1, len(parts))
        }
        for name, home in self.homes.items():
            if home in folders:
                self.homes[name] = f"{home}.{home.rpartition('.')[2]}"


def _join(path: Iterable[str], file: str) -> str:
    return ".".join(("types", *path, file))


def _file(name: str) -> str:
    return f".{module_name(name)}"


def _shared(homes: set[str], name: str) -> str:
    """A file of its own in the deepest folder that all users share."""
    folders = [home.split(".")[1:-1] for home in sorted(homes)] or [[]]
    shared: list[str] = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return _join(shared, module_name(name))
