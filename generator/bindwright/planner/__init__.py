"""Normal form + settings + written models -> the plan."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.models import ModelSource
from bindwright.normalize.form import NormalForm
from bindwright.plan import Package
from bindwright.planner.aliases import elsewhere, with_aliases
from bindwright.planner.client import plan_client, plan_pages
from bindwright.planner.codecs import Codecs
from bindwright.planner.exports import Offered, package_exports, public_homes
from bindwright.planner.handlers import plan_handlers
from bindwright.planner.helpers import poll_plans
from bindwright.planner.layout import Layout
from bindwright.planner.pushed import plan_pushed
from bindwright.planner.readme import plan_readme
from bindwright.planner.resources import Resources
from bindwright.planner.streams import plan_streams
from bindwright.planner.types import type_modules
from bindwright.settings import Settings
from bindwright.shapes import PlanError, Shapes

__all__ = ["PlanError", "make_plan"]


def make_plan(
    form: NormalForm, settings: Settings, shapes: Shapes, models: Mapping[str, ModelSource]
) -> Package:
    """Decide everything that the templates print.

    Raises:
        PlanError: the settings ask for something that the description does not offer.
    """
    layout = Layout(shapes, settings)
    homes = layout.homes
    codecs = Codecs(form, shapes, homes)
    resources = Resources(form, settings, shapes, codecs, homes)
    planned = resources.plan()
    client = plan_client(form, settings, resources.children_of_client())
    title = form.title or settings.package.name
    pushed = plan_pushed(form, settings, codecs, homes)
    public = public_homes(settings, homes)
    modules = type_modules(layout, shapes, models)
    streams = plan_streams(form, settings, codecs, homes)
    aliases = elsewhere(settings, modules, planned, public)
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
        handlers=plan_handlers(form, settings.accumulations, settings.streams, codecs, homes),
        pushed=pushed,
        exports=package_exports(Offered(settings, title, client, homes, planned, pushed, aliases)),
        readme=plan_readme(form, settings, planned),
        skips=tuple(each.operation for each in settings.skips),
    )
