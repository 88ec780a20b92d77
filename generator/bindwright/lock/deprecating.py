"""Names that an SDK no longer gives by itself go on as deprecated ones, where the thing is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from bindwright.lock.following import only_pairs
from bindwright.lock.model import LockedMethod, NameLock, Renamed, route_of
from bindwright.normalize.form import AliasSchema, NormalForm, ObjectSchema, Operation, UnionSchema
from bindwright.settings import MethodSettings, ResourceSettings, Settings
from bindwright.shapes import Shapes, operation_of, walk_methods


def with_old_methods(settings: Settings, form: NormalForm) -> Settings:
    """The settings with a deprecated method for each that was renamed.

    A method was renamed when one of the same resource, and it alone, calls the same operation now,
    or an operation that is called the same way.
    """
    lock = settings.lock
    methods = list(walk_methods(settings.resources))
    named = {".".join((*path, method.name)): (path, method) for path, method in methods}
    operations = {each.id: each for each in form.operations}
    routes = {
        where: operations.get(operation_of(method, methods, path) or "")
        for where, (path, method) in named.items()
    }

    def same_route(old: str, new: str) -> bool:
        operation, wraps = routes[new], named[new][1].of is not None
        return (
            _resource(old) == _resource(new)
            and operation is not None
            and lock.methods[old].route == route_of(operation.verb, operation.path)
            and wraps == (not lock.methods[old].parameters and not lock.methods[old].gives)
        )

    def same_call(old: str, new: str) -> bool:
        operation = routes[new]
        return (
            _resource(old) == _resource(new)
            and operation is not None
            and named[new][1].of is None
            and _called_alike(lock.methods[old], operation)
        )

    gone = [each for each in lock.methods if each not in named and each not in lock.old_methods]
    come = [each for each in named if each not in lock.methods]
    found = only_pairs(gone, come, same_route)
    rest = [each for each in gone if each not in found]
    free = [each for each in come if each not in found.values()]
    found |= only_pairs(rest, free, same_call)
    successors = {old: found.get(new, new) for old, new in lock.old_methods.items()} | found
    old_methods = {old: new for old, new in successors.items() if new in named and old not in named}
    return replace(
        settings,
        resources=tuple(_with_old(each, "", old_methods) for each in settings.resources),
        lock=replace(lock, old_methods=old_methods),
    )


def _resource(path: str) -> str:
    return path.rpartition(".")[0]


def _called_alike(locked: LockedMethod, operation: Operation) -> bool:
    """Whether an operation takes what a method has taken, and at least one thing."""
    given = {f"{each.location} {each.property.wire}" for each in operation.parameters}
    taken = {each for each in given if not each.startswith("path ")}
    if operation.body is not None:
        taken |= {f"body {each.wire}" for each in operation.body.properties}
        taken |= {"body body"} if operation.body.type is not None else set()
    had = {each for each in locked.parameters if not each.startswith("path ")}
    numbers = len(locked.parameters) - len(had), len(given) - len(given & taken)
    verb = locked.route.partition(" ")[0]
    return bool(had) and had == taken and numbers[0] == numbers[1] and verb == operation.verb


def _with_old(
    resource: ResourceSettings, above: str, old_methods: Mapping[str, str]
) -> ResourceSettings:
    here = f"{above}{resource.name}"
    named = {f"{here}.{each.name}": each for each in resource.methods}
    added = tuple(
        _old_method(old.rpartition(".")[2], named[new])
        for old, new in sorted(old_methods.items())
        if new in named and _resource(old) == here
    )
    return replace(
        resource,
        methods=(*resource.methods, *added),
        resources=tuple(_with_old(each, f"{here}.", old_methods) for each in resource.resources),
    )


def _old_method(name: str, method: MethodSettings) -> MethodSettings:
    return replace(method, name=name, deprecated=f"Use `{method.name}` instead.")


def with_old_classes(lock: NameLock, form: NormalForm, shapes: Shapes) -> NameLock:
    """The lock with a deprecated name for each class that was renamed.

    A class was renamed when its schema gets another name, or when one class alone has come that
    has the same properties, or these and few more.
    """
    gone = [each for each in lock.classes if each not in shapes.shapes]
    come = [each for each in form.places if each in shapes.shapes and each not in lock.classes]
    by_place = {form.places[name]: name for name in come}
    found = {
        name: by_place[lock.classes[name].place]
        for name in gone
        if lock.classes[name].place in by_place
    }

    def same_shape(old: str, new: str) -> bool:
        schema, wires = form.schemas[new], lock.classes[old].wires
        return isinstance(schema, ObjectSchema) and len(wires) > 1 and wires == _wires(schema)

    def grown(old: str, new: str) -> bool:
        schema, wires = form.schemas[new], lock.classes[old].wires
        return isinstance(schema, ObjectSchema) and has_grown(wires, _wires(schema))

    for alike in (same_shape, grown):
        rest = [each for each in gone if each not in found]
        free = [each for each in come if each not in found.values()]
        found |= only_pairs(rest, free, alike)
    former = {
        old: replace(each, name=found.get(each.name, each.name))
        for old, each in lock.old_classes.items()
    }
    for old, new in found.items():
        module = lock.classes[old].module
        former[old] = Renamed(name=new, module=module)
        form_of = _form(new, shapes)
        if lock.classes[old].form and form_of:
            former[lock.classes[old].form] = Renamed(name=form_of, module=module)
    return replace(
        lock,
        old_classes={
            old: each
            for old, each in former.items()
            if each.name in shapes.shapes and old not in shapes.shapes
        },
    )


def has_grown(old: Collection[str], new: Collection[str]) -> bool:
    """Whether properties are those of another class and few more: a third as many at most."""
    return len(old) > 2 and set(old) < set(new) and (len(new) - len(old)) * 3 <= len(old)


def _wires(schema: ObjectSchema | UnionSchema | AliasSchema) -> frozenset[str]:
    properties = schema.properties if isinstance(schema, ObjectSchema) else ()
    return frozenset(each.wire for each in properties)


def _form(name: str, shapes: Shapes) -> str:
    return next(
        (each.name for each in shapes.shapes.values() if each.twin and each.schema == name), ""
    )


def with_kept_path_names(form: NormalForm, lock: NameLock) -> NormalForm:
    """The normal form with the names that parameters in paths have had.

    Their names in the description say nothing to the server: their places are what counts.
    """
    locked = lock.by_route()

    def named(operation: Operation) -> Operation:
        found = locked.get(route_of(operation.verb, operation.path))
        if found is None:
            return operation
        parts = [each for each in operation.parameters if each.location == "path"]
        parts.sort(key=lambda each: operation.path.find(f"{{{each.property.wire}}}"))
        names = {
            each.property.wire: found.parameters.get(f"path {index}", "")
            for index, each in enumerate(parts)
        }
        return replace(
            operation,
            parameters=tuple(
                replace(each, name=names[each.property.wire]) if each.location == "path" else each
                for each in operation.parameters
            ),
        )

    return replace(form, operations=tuple(map(named, form.operations)))
