"""The arguments of a method as one value: a dataclass, and its twin for plain dicts."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.hints import argument_hint
from bindwright.names import attribute
from bindwright.normalize.form import Operation, Property, Schema
from bindwright.normalize.spots import pascal, singular
from bindwright.settings import MethodSettings, Settings
from bindwright.shapes.classes import describe
from bindwright.shapes.form import Field, Shape
from bindwright.shapes.reach import arguments_of, operation_of


def params_of(
    path: tuple[str, ...],
    method: MethodSettings,
    methods: list[tuple[tuple[str, ...], MethodSettings]],
    operations: Mapping[str, Operation],
    schemas: Mapping[str, Schema],
    settings: Settings,
) -> Shape | None:
    """The class for the arguments of a method; `None` when there are none."""
    operation = operations.get(operation_of(method, methods, path) or "")
    if operation is None:
        return None
    wrapped = next((m for p, m in methods if p == path and m.name == method.of), method)
    stream = settings.streams.get(wrapped.stream or "")
    properties = arguments_of(operation, stream.flag if stream else None)
    if not properties:
        return None
    prefix = pascal(singular(path[-1]))
    name = f"{prefix}{pascal(method.name)}Params"
    where = ".".join((*path, method.name))
    if method.of:
        return Shape(
            name=name,
            kind="dataclass",
            base=f"{prefix}{pascal(method.of)}Params",
            description=f"The arguments of `{where}`.",
        )
    return Shape(
        name=name,
        kind="dataclass",
        fields=tuple(_params_field(each, schemas) for each in properties),
        description=f"The arguments of `{where}`.",
    )


def _params_field(property_: Property, schemas: Mapping[str, Schema]) -> Field:
    hint = argument_hint(property_.type, schemas)
    return Field(
        wire=property_.wire,
        name=attribute(property_.wire),
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
