"""Settings follow their description: what was renamed upstream is found by its shape.

The settings call schemas and operations by the names that the description gives them. Where such a
name is gone and the thing itself is there under another, the settings mean that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bindwright.diagnostics import Diagnostic, Diagnostics
from bindwright.lock.model import NameLock, route_of
from bindwright.normalize.anchors import Kept
from bindwright.normalize.form import NormalForm
from bindwright.normalize.spots import pascal
from bindwright.settings import MethodSettings, ResourceSettings, Settings, diagnose
from bindwright.source import Document
from bindwright.source.raw import is_list, is_map

T = TypeVar("T")

_REFERENCE = "#/components/schemas/"


def kept_classes(lock: NameLock) -> dict[str, Kept]:
    """Place of a schema -> the name that its class keeps."""
    return {each.place: Kept(name, each.wires) for name, each in lock.classes.items()}


def reserved_names(lock: NameLock, document: Document) -> tuple[str, ...]:
    """The names that no schema may get.

    A deprecated one is free for the schema that had it, when the description takes its renaming
    back.
    """
    back: set[str] = set()
    for old, new in _moved_components(lock, _schemas(document)).items():
        moved = [
            (name, each.form)
            for name, each in lock.classes.items()
            if _moved_place(each.place, {old: new}) != each.place
        ]
        names = {name for pair in moved for name in pair}
        back |= {
            former
            for former, each in lock.old_classes.items()
            if each.name in names and former.startswith(pascal(new))
        }
    return tuple(each for each in lock.reserved() if each not in back)


def only_pairs(gone: Iterable[T], come: Iterable[T], alike: Callable[[T, T], bool]) -> dict[T, T]:
    """What is gone -> what has come in its place, where each is like one other alone."""
    gone, come = list(gone), list(come)
    found: dict[T, T] = {}
    for each in gone:
        likes = [other for other in come if alike(each, other)]
        if len(likes) == 1 and sum(alike(other, likes[0]) for other in gone) == 1:
            found[each] = likes[0]
    return found


def follow_components(settings: Settings, document: Document, diagnostics: Diagnostics) -> Settings:
    """The settings, with the keys of components that go by another name now."""
    lock, schemas = settings.lock, _schemas(document)
    fresh = _moved_components(lock, schemas)
    moved: dict[str, str] = {}
    for old in sorted(_mentioned(settings) - schemas.keys()):
        # What an earlier run has followed may have been renamed once more.
        known = lock.components.get(old, old)
        new = fresh.get(known, known)
        if new in schemas:
            moved[old] = new
            diagnostics.add(_component_renamed(settings, old, new))
    places = {lock.components.get(old, old): new for old, new in moved.items()}
    classes = {
        name: replace(each, place=_moved_place(each.place, places))
        for name, each in lock.classes.items()
    }
    settings = replace(settings, lock=replace(lock, classes=classes, components=moved))
    if not moved:
        return settings
    return replace(
        settings,
        resources=tuple(_with_models(each, moved) for each in settings.resources),
        streams={
            name: replace(each, event=each.event and _moved_key(each.event, moved))
            for name, each in settings.streams.items()
        },
        fields={_moved_key(key, moved): name for key, name in settings.fields.items()},
    )


def _component_renamed(settings: Settings, old: str, new: str) -> Diagnostic:
    return diagnose(
        settings,
        "component-renamed",
        "/resources",
        f"the description has no schema {old!r} any more; {new!r} has its properties",
        f"what the settings say of {old!r} is taken to be about {new!r}",
        f"write {new!r} in the settings",
        "warning",
    )


def _schemas(document: Document) -> Mapping[str, Any]:
    components = document.data.get("components")
    declared = components.get("schemas") if is_map(components) else None
    return declared if is_map(declared) else {}


def _moved_components(lock: NameLock, schemas: Mapping[str, Any]) -> dict[str, str]:
    """Old key -> new key of components with the same properties, two at least."""
    locked = {
        each.place[1:]: each.wires
        for each in lock.classes.values()
        if each.place.startswith("#") and "/" not in each.place
    }
    known = {each.place[1:].partition("/")[0] for each in lock.classes.values()}
    shapes = {key: _wires(key, schemas) for key in schemas}
    return only_pairs(
        [key for key, wires in locked.items() if key not in schemas and len(wires) > 1],
        [key for key in schemas if key not in known],
        lambda old, new: locked.get(old) == shapes.get(new),
    )


def _wires(key: str, schemas: Mapping[str, Any]) -> frozenset[str]:
    """The properties of a component, those of its `allOf` included."""
    waiting, seen, found = [schemas[key]], {key}, set[str]()
    while waiting:
        schema = waiting.pop()
        if not is_map(schema):
            continue
        reference = schema.get("$ref")
        if isinstance(reference, str) and reference.startswith(_REFERENCE):
            target = reference.removeprefix(_REFERENCE)
            waiting += [schemas.get(target)] if target not in seen else []
            seen.add(target)
            continue
        properties, parts = schema.get("properties"), schema.get("allOf")
        found.update(properties if is_map(properties) else ())
        waiting += parts if is_list(parts) else []
    return frozenset(found)


def _mentioned(settings: Settings) -> set[str]:
    """The components that the settings name."""

    def models(resources: Iterable[ResourceSettings]) -> Iterable[str]:
        for each in resources:
            yield from each.models.values()
            yield from models(each.resources)

    events = [each.event for each in settings.streams.values() if each.event]
    keys = [*models(settings.resources), *events, *settings.fields]
    return {_component(key) for key in keys}


def _component(key: str) -> str:
    return key.partition(".")[0].partition("[")[0]


def _moved_key(key: str, moved: Mapping[str, str]) -> str:
    component = _component(key)
    return moved.get(component, component) + key.removeprefix(component)


def _moved_place(place: str, moved: Mapping[str, str]) -> str:
    for old, new in moved.items():
        rest = place.removeprefix(f"#{old}")
        if rest != place and (not rest or rest[0] in "/|"):
            return f"#{new}{rest}"
    return place


def _with_models(resource: ResourceSettings, moved: Mapping[str, str]) -> ResourceSettings:
    return replace(
        resource,
        models={name: _moved_key(key, moved) for name, key in resource.models.items()},
        resources=tuple(_with_models(each, moved) for each in resource.resources),
    )


def follow_operations(settings: Settings, form: NormalForm, diagnostics: Diagnostics) -> Settings:
    """The settings, with the ids of operations that have another one on the same route."""
    routes = {each.id: route_of(each.verb, each.path) for each in form.operations}
    by_route = {route: each for each, route in routes.items()}
    lock = settings.lock
    followed: dict[str, str] = {}

    def follow(path: str, method: MethodSettings) -> MethodSettings:
        if method.operation is None or method.operation in routes:
            return method
        # What an earlier run has followed may have been renamed once more.
        known = lock.operations.get(method.operation, method.operation)
        locked = lock.methods.get(path)
        if known not in routes and locked is not None and locked.operation == known:
            known = by_route.get(locked.route, known)
        if known not in routes:
            return method
        followed[method.operation] = known
        diagnostics.add(
            diagnose(
                settings,
                "operation-renamed",
                method.pointer,
                f"the description has no operation {method.operation!r} any more; "
                f"{routes[known]} is {known!r}",
                f"{path} calls {known!r}",
                f"write {known!r} in the settings",
                "warning",
            )
        )
        return replace(method, operation=known)

    found = with_methods(settings, follow)
    return replace(found, lock=replace(lock, operations=followed))


def with_methods(
    settings: Settings, change: Callable[[str, MethodSettings], MethodSettings]
) -> Settings:
    """The settings with every method changed; `change` gets its path, too."""

    def changed(resource: ResourceSettings, above: str) -> ResourceSettings:
        here = f"{above}{resource.name}"
        return replace(
            resource,
            methods=tuple(change(f"{here}.{each.name}", each) for each in resource.methods),
            resources=tuple(changed(each, f"{here}.") for each in resource.resources),
        )

    return replace(settings, resources=tuple(changed(each, "") for each in settings.resources))
