"""The name lock: every public name that an SDK has given, so that it can give it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FORMAT = 2
"""Version of the file's shape. The first one had no types of properties and parameters."""

FILE = "names.lock.yaml"
"""Beside the settings: it belongs to what an SDK is made from, not to what is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedClass:
    """A class or alias made from a schema."""

    place: str
    """Where its schema stands, in words that stay the same while a description grows."""
    module: str
    """The module that defines it: `types.beta.threads.run`."""
    also: tuple[str, ...] = ()
    """Packages that go on offering it, because it was there before: `types.beta`."""
    form: str = ""
    """The class for plain dicts in its place; empty when there is none."""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name in JSON -> name in Python; what holds all further properties has no name in JSON."""
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name in JSON -> type, in the order of the description: what a property is known again by."""

    @property
    def wires(self) -> frozenset[str]:
        """The properties of the schema, by their names in JSON."""
        return frozenset(each for each in self.fields if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedMethod:
    """A method of a resource."""

    operation: str
    route: str
    """Verb and path of the operation; its parameters have no names there."""
    params: str = ""
    """The class with its arguments; empty when there is none."""
    gives: str = ""
    """The annotation of its plain answer."""
    parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    """`path 0`, `query limit`, `body model` -> name in Python, in the order of the signature."""
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same keys -> type, in the order of the description; those in the path are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """What a deprecated name of a class stands for."""

    name: str
    module: str
    """The module that defined the class under its old name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What a deprecated name of a field or parameter stands for."""

    now: str
    """Its name in Python."""
    was: str
    """What the description called it: a name in JSON, or `query limit`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLock:
    """All names of one SDK."""

    classes: Mapping[str, LockedClass] = field(default_factory=dict[str, LockedClass])
    methods: Mapping[str, LockedMethod] = field(default_factory=dict[str, LockedMethod])
    """By the path from the client: `beta.threads.runs.create`."""
    resources: Mapping[str, str] = field(default_factory=dict[str, str])
    """Path from the client -> class."""
    events: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """Stream -> event -> class."""
    callbacks: Mapping[str, str] = field(default_factory=dict[str, str])
    """Operation and callback -> the function that reads it."""
    components: Mapping[str, str] = field(default_factory=dict[str, str])
    """What the settings call a component -> its key, where the description has another one now."""
    operations: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same for the ids of operations."""
    old_classes: Mapping[str, Renamed] = field(default_factory=dict[str, Renamed])
    """Deprecated names of classes."""
    old_methods: Mapping[str, str] = field(default_factory=dict[str, str])
    """Deprecated paths of methods -> the paths that they have now."""
    old_fields: Mapping[str, Mapping[str, Former]] = field(
        default_factory=dict[str, Mapping[str, Former]]
    )
    """Class -> its deprecated names of fields."""
    old_parameters: Mapping[str, Mapping[str, Former]] = field(
        default_factory=dict[str, Mapping[str, Former]]
    )
    """Path of a method -> its deprecated names of parameters."""

    def reserved(self) -> Iterator[str]:
        """The names that no schema may get: those of other forms, and the deprecated ones."""
        yield from (each.form for each in self.classes.values() if each.form)
        for method in self.methods.values():
            if method.params:
                yield from (method.params, f"{method.params}Dict")
        for name in self.resources.values():
            yield from (name, f"Async{name}")
        yield from self.old_classes

    def module_of(self, name: str) -> str:
        """The module that has defined a class; empty when it is new."""
        found = self.classes.get(name)
        return found.module if found else ""

    def packages_before(self, name: str, module: str) -> tuple[str, ...]:
        """Packages that have offered a class, and are not that of its module now."""
        found = self.classes.get(name)
        if found is None:
            return ()
        packages = {*found.also, package_of(found.module)}
        return tuple(sorted(packages - {package_of(module)}))

    def by_route(self) -> dict[str, LockedMethod]:
        """Route -> the method that has called its operation by itself."""
        return {each.route: each for each in self.methods.values() if each.parameters}

    def former_parameters(self) -> dict[str, dict[str, Former]]:
        """Route -> the deprecated names of the parameters of its methods."""
        found: dict[str, dict[str, Former]] = {}
        for path, names in self.old_parameters.items():
            if path in self.methods:
                found.setdefault(self.methods[path].route, {}).update(names)
        return found


def package_of(module: str) -> str:
    """The package that a module is in."""
    return module.rpartition(".")[0]


def callback_key(operation: str, name: str) -> str:
    """What the lock knows a callback by."""
    return f"{operation} {name}"


def route_of(verb: str, path: str) -> str:
    """What the lock knows an operation by, whatever its id is."""
    return f"{verb} {plain_path(path)}"


def plain_path(path: str) -> str:
    """A path without the names of its parameters, which no server sees."""
    return re.sub(r"\{[^{}]*\}", "{}", path)
