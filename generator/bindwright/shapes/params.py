"""The arguments of a method as one value: a dataclass, and its twin for plain dicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from bindwright.hints import argument_hint
from bindwright.lock.model import NameLock
from bindwright.names import snake
from bindwright.normalize.form import Operation, Schema
from bindwright.normalize.spots import pascal, singular
from bindwright.settings import MethodSettings, Settings
from bindwright.shapes.classes import describe, unhidden
from bindwright.shapes.form import Field, Given, Shape
from bindwright.shapes.given import GivenArguments
from bindwright.shapes.reach import operation_of

Methods = list[tuple[tuple[str, ...], MethodSettings]]


def params_names(
    methods: Methods, taken: Collection[str], lock: NameLock
) -> dict[tuple[str, ...], str]:
    """Path of a method -> the name of its params class, whether or not it has one.

    It begins with the last part of the resource's path, and as many before it as it takes to be
    unlike the others and what is `taken`. A name that a class has had stays.
    """
    kept = {(*path, method.name): _kept(path, method, lock) for path, method in methods}
    new = [(path, method) for path, method in methods if not kept[*path, method.name]]
    begins = _prefixes(new, {*taken, *kept.values(), *(f"{each}Dict" for each in kept.values())})
    return {
        where: name or f"{begins[where[:-1]]}{pascal(where[-1])}Params"
        for where, name in kept.items()
    }


def _kept(path: tuple[str, ...], method: MethodSettings, lock: NameLock) -> str:
    found = lock.methods.get(".".join((*path, method.name)))
    return found.params if found else ""


def _prefixes(methods: Methods, taken: Collection[str]) -> dict[tuple[str, ...], str]:
    held: dict[tuple[str, ...], list[str]] = {}
    for path, method in methods:
        held.setdefault(path, []).append(method.name)
    used = {snake(each) for each in taken}
    lengths = dict.fromkeys(held, 1)
    while True:
        names = {
            path: [f"{_prefix(path, lengths[path])}{pascal(each)}Params" for each in methods_]
            for path, methods_ in held.items()
        }
        counts = Counter(snake(each) for found in names.values() for each in found)
        unclear = [
            path
            for path, found in names.items()
            if lengths[path] < len(path)
            and any(
                counts[snake(each)] > 1 or {snake(each), snake(f"{each}Dict")} & used
                for each in found
            )
        ]
        if not unclear:
            return {path: _prefix(path, lengths[path]) for path in held}
        for path in unclear:
            lengths[path] += 1


def _prefix(path: tuple[str, ...], length: int) -> str:
    return "".join(pascal(each) for each in path[-length:-1]) + pascal(singular(path[-1]))


def params_of(
    path: tuple[str, ...],
    names: Mapping[tuple[str, ...], str],
    method: MethodSettings,
    methods: Methods,
    operations: Mapping[str, Operation],
    schemas: Mapping[str, Schema],
    settings: Settings,
    given: GivenArguments,
) -> Shape | None:
    """The class for the arguments of a method; `None` when there are none."""
    operation = operations.get(operation_of(method, methods, path) or "")
    if operation is None:
        return None
    wrapped = next((m for p, m in methods if p == path and m.name == method.of), method)
    stream = settings.streams.get(wrapped.stream or "")
    arguments = given.of(operation, stream.flag if stream else None)
    if not arguments:
        return None
    name = names[*path, method.name]
    where = ".".join((*path, method.name))
    if method.of:
        return Shape(
            name=name,
            kind="dataclass",
            base=names[*path, method.of],
            description=f"The arguments of `{where}`.",
        )
    return Shape(
        name=name,
        kind="dataclass",
        fields=unhidden(_params_field(each, schemas) for each in arguments),
        description=f"The arguments of `{where}`.",
    )


def _params_field(given: Given, schemas: Mapping[str, Schema]) -> Field:
    property_ = given.property
    hint = argument_hint(property_.type, schemas)
    return Field(
        wire=property_.wire,
        name=given.name,
        type=property_.type,
        hint=hint if property_.required else f"{hint} | Omit",
        default=None if property_.required else "omit",
        description=describe(property_),
    )


def params_twin(shape: Shape) -> Shape:
    """The form of a params class for plain dicts."""
    return Shape(
        name=f"{shape.name}Dict",
        kind="typed_dict",
        fields=tuple(
            Field(
                wire=each.wire,
                name=each.name,
                type=each.type,
                hint=each.hint,
                default=None if each.default is None else "absent",
                description=each.description,
            )
            for each in shape.fields
        ),
        base=f"{shape.base}Dict" if shape.base else None,
        description=f"A plain dict in place of `{shape.name}`.",
        twin=True,
    )
