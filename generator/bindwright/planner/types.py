"""The modules of types: which classes each has, and what it imports for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bindwright.constructors import decorators
from bindwright.literal import docstring
from bindwright.models import ModelSource, typed_dict_hint
from bindwright.plan import ClassPlan, FieldPlan, TypeModule
from bindwright.planner.layout import Layout, imports_for, symbols
from bindwright.shapes import Shape, Shapes

_DECLARED = re.compile(r"^ +(\w+:|def \w+)", re.MULTILINE)
"""The name of a field or property, where a class declares it."""


def type_modules(
    layout: Layout, shapes: Shapes, models: Mapping[str, ModelSource]
) -> tuple[TypeModule, ...]:
    """The modules of types, without the further names that the settings put there."""
    modules: list[TypeModule] = []
    for module, names in layout.modules().items():
        names.sort(key=lambda name: models[name].position)
        sources = [models[name].source for name in names]
        # A TypedDict whose keys are no names quotes its annotations.
        dicts = [shapes.shapes[name] for name in names if shapes.shapes[name].kind == "typed_dict"]
        sources += [typed_dict_hint(field) for each in dicts for field in each.fields]
        kinds = {shapes.shapes[name].kind for name in names}
        known = set[str]() if kinds & {"dataclass"} else {"Model"}
        fields = [field for name in names for field in shapes.shapes[name].fields]
        # A field that is called like something that could be imported is no use of it.
        known |= {each.name for each in fields} | {
            former for name in names for former in shapes.shapes[name].former
        }
        known -= {word for each in sources for word in symbols(_DECLARED.sub("", each))}
        known -= {word for name in names for word in decorators(shapes.shapes[name]).values()}
        modules.append(
            TypeModule(
                module=module,
                path=module.replace(".", "/") + ".py",
                doc=docstring(_module_doc([shapes.shapes[name] for name in names]), 0),
                imports=imports_for(
                    # An alias that holds itself quotes a part of what it stands for.
                    [*sources, *(shapes.shapes[name].hint for name in names)],
                    module,
                    layout.homes,
                    known,
                ),
                classes=tuple(_class(shapes.shapes[name], models[name]) for name in names),
                has_models="dataclass" in kinds,
            )
        )
    return tuple(modules)


def _module_doc(shapes: list[Shape]) -> str:
    own = [each for each in shapes if not each.twin] or shapes
    alone = len(own) == 1
    return f"`{own[-1].name}`." if alone else f"`{own[-1].name}` and what it is made of."


def _class(shape: Shape, model: ModelSource) -> ClassPlan:
    return ClassPlan(
        name=shape.name,
        kind=shape.kind,
        fields=tuple(
            FieldPlan(
                name=each.name,
                wire=each.wire,
                hint=each.hint,
                required=each.default is None,
                description=each.description,
            )
            for each in shape.fields
        ),
        source=model.source,
        schema=shape.schema,
        description=shape.description,
        brief=_brief(shape.description),
        former=shape.former,
    )


def _brief(text: str) -> str:
    """The first sentence of a text, on one line."""
    line = " ".join(text.split("\n\n")[0].split())
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
