"""Normal form + settings + written models -> the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bindwright.constructors import decorators
from bindwright.literal import docstring
from bindwright.lock.model import NameLock, package_of
from bindwright.models import ModelSource, typed_dict_hint
from bindwright.normalize.form import NormalForm
from bindwright.plan import ClassPlan, FieldPlan, Package, TypeModule
from bindwright.planner.aliases import elsewhere, with_aliases
from bindwright.planner.client import plan_client, plan_pages
from bindwright.planner.codecs import Codecs
from bindwright.planner.exports import Former, package_exports
from bindwright.planner.handlers import plan_handlers
from bindwright.planner.helpers import poll_plans
from bindwright.planner.layout import Layout, imports_for, symbols
from bindwright.planner.pushed import plan_pushed
from bindwright.planner.readme import plan_readme
from bindwright.planner.resources import Resources
from bindwright.planner.streams import plan_streams
from bindwright.settings import Settings
from bindwright.shapes import PlanError, Shape, Shapes

__all__ = ["PlanError", "make_plan"]


def make_plan(
    form: NormalForm,
    settings: Settings,
    shapes: Shapes,
    models: Mapping[str, ModelSource],
) -> Package:
    """Decide everything that the templates print.

    Raises:
        PlanError: the settings ask for something that the description does not offer.
    """
    layout = Layout(shapes, settings)
    codecs = Codecs(form, shapes, layout.homes)
    resources = Resources(form, settings, shapes, codecs, layout.homes)
    planned = resources.plan()
    client = plan_client(form, settings, resources.children_of_client())
    title = form.title or settings.package.name
    pushed = plan_pushed(form, settings, codecs, layout.homes)
    handlers = [
        f"{prefix}{name}"
        for each in settings.accumulations.values()
        for name in (each.handler, each.manager)
        for prefix in ("", "Async")
    ]
    public = {
        **layout.homes,
        **dict.fromkeys(handlers, "_handlers"),
        **{
            f"{prefix}{each.handler}T": "_handlers"
            for each in settings.accumulations.values()
            for prefix in ("", "Async")
        },
        **{
            f"{kind}{each.class_name}": "pagination"
            for each in settings.pagination.values()
            for kind in ("Sync", "Async")
        },
    }
    modules = _type_modules(layout, shapes, models)
    streams = plan_streams(form, settings, codecs, layout.homes)
    return Package(
        name=settings.package.name,
        module=settings.package.module,
        version=settings.package.version,
        summary=settings.package.summary,
        license=settings.package.license,
        authors=settings.package.authors,
        homepage=settings.package.homepage,
        holder=", ".join(settings.package.authors) or f"the authors of {settings.package.name}",
        title=title,
        api_version=form.version,
        client=client,
        resources=planned,
        types=with_aliases(modules, settings, public),
        codecs=tuple(codecs.modules()),
        streams=streams,
        streams_fail=any(each.fails for each in streams),
        resumes=any(each.cursor or each.last_event_id for each in settings.streams.values()),
        pages=plan_pages(settings),
        polls=poll_plans(settings),
        handlers=plan_handlers(
            form, settings.accumulations, settings.streams, codecs, layout.homes
        ),
        pushed=pushed,
        exports=package_exports(
            client.name,
            client.error_name,
            layout.homes,
            planned,
            handlers,
            title,
            elsewhere(settings, modules, planned, public),
            _former(settings.lock, layout.homes),
            extra=settings.extensions.exports,
            parts=[
                *(["pagination"] if settings.pagination else []),
                *(["webhooks"] if pushed.webhooks else []),
                *(["callbacks"] if pushed.callbacks else []),
            ],
        ),
        readme=plan_readme(form, settings, planned),
        skips=tuple(each.operation for each in settings.skips),
    )


def _former(lock: NameLock, homes: Mapping[str, str]) -> list[Former]:
    """The names and places of classes that go on beside what they have now."""
    moved = [
        Former(package, each, each)
        for name, locked in lock.classes.items()
        if name in homes
        for package in lock.packages_before(name, homes[name])
        for each in (name, locked.form)
        if each in homes
    ]
    renamed = [
        Former(package_of(each.module), old, each.name)
        for old, each in lock.old_classes.items()
        if each.name in homes
    ]
    return moved + renamed


_DECLARED = re.compile(r"^ +(\w+:|def \w+)", re.MULTILINE)
"""The name of a field or property, where a class declares it."""


def _type_modules(
    layout: Layout, shapes: Shapes, models: Mapping[str, ModelSource]
) -> tuple[TypeModule, ...]:
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
        brief=brief(shape.description),
        former=shape.former,
    )


def brief(text: str) -> str:
    """The first sentence of a text, on one line."""
    line = " ".join(text.split("\n\n")[0].split())
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
