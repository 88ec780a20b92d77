"""Plan -> the name lock that the next run starts from."""

from __future__ import annotations

import ast

from bindwright.lock.model import LockedClass, LockedMethod, NameLock, callback_key, route_of
from bindwright.lock.renaming import argument_key, field_types, parameter_types
from bindwright.normalize.form import NormalForm, ObjectSchema
from bindwright.plan import Method, Package
from bindwright.shapes import Shapes


def record(before: NameLock, form: NormalForm, shapes: Shapes, plan: Package) -> NameLock:
    """All names of a plan; of the lock `before`, what was renamed goes on."""
    classes = {each.name: module.module for module in plan.types for each in module.classes}
    forms = {
        each.schema: name
        for name, each in shapes.shapes.items()
        if each.twin and each.schema and name in classes
    }
    return NameLock(
        classes={
            name: LockedClass(
                place=place,
                module=classes[name],
                also=before.packages_before(name, classes[name]),
                form=forms.get(name, ""),
                fields=_fields(name, form, shapes),
                types=field_types(form.schemas[name], form.schemas),
            )
            for name, place in form.places.items()
            if name in classes
        },
        methods={
            f"{resource.path}.{method.name}": _method(method, resource.path, form, shapes)
            for resource in plan.resources
            for method in resource.methods
        },
        events={
            each.name: {
                ast.literal_eval(entry.name): entry.class_name
                for entry in each.entries
                if entry.class_name in classes and ast.literal_eval(entry.name)
            }
            for each in plan.streams
            if len(each.entries) > 1
        },
        resources={each.path: each.class_name for each in plan.resources},
        callbacks={
            callback_key(each.operation, each.name): reading.name
            for each, reading in zip(form.callbacks, plan.pushed.callbacks, strict=True)
        },
        components=before.components,
        operations=before.operations,
        old_classes=before.old_classes,
        old_methods=before.old_methods,
        old_fields=before.old_fields,
        old_parameters=before.old_parameters,
    )


def _fields(name: str, form: NormalForm, shapes: Shapes) -> dict[str, str]:
    if not isinstance(form.schemas.get(name), ObjectSchema):
        return {}
    return {each.wire: each.name for each in shapes.shapes[name].fields}


def _method(method: Method, resource: str, form: NormalForm, shapes: Shapes) -> LockedMethod:
    path = (*resource.split("."), method.name)
    parameters: dict[str, str] = {}
    if method.has_raw:
        # In a signature the last parameter of the path comes first.
        for index, each in enumerate(reversed(method.path_arguments)):
            parameters[f"path {index}"] = each.name
        parameters |= {
            argument_key(each.location, each.wire): each.name for each in method.arguments
        }
    return LockedMethod(
        operation=method.operation,
        route=route_of(method.verb, method.path),
        params=shapes.params.get(path, ""),
        gives=method.answer if method.has_raw else "",
        parameters=parameters,
        types=parameter_types(shapes.given.get(path, ()), form.schemas),
    )
