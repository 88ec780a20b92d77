"""The whole run, stage by stage: the file to read first.

source -> settings -> normalize -> shapes -> models -> planner -> render -> format -> publish
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bindwright.diagnostics import Diagnostic, Diagnostics, Refused
from bindwright.drift import Reason, why
from bindwright.extensions import missing_extensions
from bindwright.fingerprint import Fingerprint, fingerprint, templates_folder
from bindwright.lock import NameLock, Names
from bindwright.publish import Published, Recorded, current_inputs, no_manifest, publish
from bindwright.run import OnStage as OnStage
from bindwright.run import Run
from bindwright.settings import Settings, read_settings
from bindwright.source import Reading

if TYPE_CHECKING:
    from bindwright.normalize.form import NormalForm
    from bindwright.plan import Package
    from bindwright.shapes import Shapes
    from bindwright.source import Document

SETTINGS_FILE = "bindwright.yaml"
PLAN_STAGES = ("settings", "source", "normalize", "shapes", "models", "plan")
"""What `plan` goes through."""
STAGES = (*PLAN_STAGES, "compare inputs", "render", "format", "publish")
"""What `generate` goes through, and `infer settings` where none are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run did."""

    out: Path
    """The SDK's folder."""
    operations: int
    models: int
    streams: int
    published: Published
    stages: Mapping[str, float]
    """Seconds spent in each stage, in order."""
    inputs: Mapping[str, str]
    """What the SDK is made from: name -> SHA-256 or version."""
    warnings: tuple[Diagnostic, ...] = ()
    up_to_date: bool = False
    """Whether nothing that the SDK is made from had changed, so that no stage ran."""
    reasons: tuple[Reason, ...] = ()
    """With `check`: why the SDK is not what its description says; without any, it is."""
    names_diff: str = ""
    """What changes in the name lock beside the settings, as a unified diff."""


def generate(
    source: Path | str,
    *,
    settings: Path | str | None = None,
    out: Path | str | None = None,
    check: bool = False,
    force: bool = False,
    reading: Reading = Reading(),
    on_stage: OnStage | None = None,
) -> Result:
    """Generate an SDK.

    Args:
        source: A folder with `bindwright.yaml`, that file, or a description.
        settings: The settings, when they are not beside the description.
        out: The folder to write; by default `generated/<package>` in the working directory.
        check: Compare only, and write nothing.
        force: Discard what was edited by hand in generated files, instead of merging it.
        reading: How the description is read, beyond what the settings say.
        on_stage: Called with the name of each stage as it begins.

    Raises:
        Refused: the input cannot be used, or the manifest of the SDK cannot be understood;
            nothing was written.
    """
    run = Run(on_stage, reading)
    with run.stage("settings"):
        chosen, folder = _begin(Path(source), settings, out, run)
        if chosen is not None:
            run.diagnostics.extend(missing_extensions(chosen, folder))
            run.diagnostics.raise_if_errors()
    with run.stage("compare inputs"):
        recorded = current_inputs(folder)
        if check and recorded is None:
            raise Refused([no_manifest(folder)])
        names = recorded.manifest.inputs if recorded else ()
        inputs = fingerprint(chosen or Path(source), run.reading, names)
    if recorded is not None and _is_current(recorded, inputs, folder):
        return _result(
            folder, run, inputs, recorded.manifest.facts, recorded.unchanged(), up_to_date=True
        )
    if chosen is None:
        with run.stage("infer settings"):
            chosen = _inferred_settings(Path(source), run)
    plan, lock = _plan(chosen, run)
    public = Names.of(chosen, lock)
    inputs = inputs.with_files(run.read(chosen.description).digests).with_names(public.digest)
    files = _files(plan, run)
    facts = _facts(plan)
    with run.stage("publish"):
        published = publish(
            files,
            folder,
            manifest=_manifest(inputs, facts),
            check=check,
            force=force,
            ceiling=chosen.edits.ceiling,
        )
        names_diff, names_before = public.diff(), public.digest_before
        if not check:
            # The names come last: a run that is cut short before gives the same ones again.
            public.write()
    if not check:
        inputs.remember(folder)
    reasons: tuple[Reason, ...] = ()
    if check and recorded is not None:
        # What a run would write into the lock explains nothing; what has become of it does.
        now = inputs.with_names(names_before).values
        reasons = why(recorded, now, published, names=bool(names_diff))
    return _result(folder, run, inputs, facts, published, reasons=reasons, names_diff=names_diff)


def _is_current(recorded: Recorded, inputs: Fingerprint, folder: Path) -> bool:
    """Whether a run would write what is there: its inputs, its files and its generator are."""
    return (
        recorded.intact
        and recorded.manifest.inputs == inputs.values
        and inputs.is_remembered(folder)
    )


def plan(
    source: Path | str,
    *,
    settings: Path | str | None = None,
    reading: Reading = Reading(),
    on_stage: OnStage | None = None,
) -> Package:
    """The plan of an SDK, without writing it; `on_stage` is told each stage as it begins.

    Raises:
        Refused: the input cannot be used.
    """
    run = Run(on_stage, reading)
    with run.stage("settings"):
        chosen = _written_settings(Path(source), settings, run)
        chosen = chosen or _inferred_settings(Path(source), run)
    return _plan(chosen, run)[0]


def load_settings(source: Path, settings: Path | str | None) -> Settings:
    """The settings for a source: given, beside it, or inferred from the description."""
    run = Run()
    return _written_settings(source, settings, run) or _inferred_settings(source, run)


def _begin(
    source: Path, settings: Path | str | None, out: Path | str | None, run: Run
) -> tuple[Settings | None, Path]:
    """The settings and the folder; settings are inferred only where the folder needs a name."""
    chosen = _written_settings(source, settings, run)
    if out:
        return chosen, Path(out)
    chosen = chosen or _inferred_settings(source, run)
    return chosen, Path("generated") / chosen.package.name


def _written_settings(source: Path, settings: Path | str | None, run: Run) -> Settings | None:
    """The settings given, or beside the source; None if the description is all there is."""
    found = _found_settings(source, settings, run)
    if found is not None:
        run.reading = found.reading.with_more(run.reading)
    return found


def _found_settings(source: Path, settings: Path | str | None, run: Run) -> Settings | None:
    if settings:
        return read_settings(settings, run.diagnostics)
    if source.is_dir() or source.name == SETTINGS_FILE:
        return read_settings(source, run.diagnostics)
    beside = source.parent / SETTINGS_FILE
    if beside.is_file():
        about = Diagnostics()
        found = read_settings(beside, about)
        if found.description.resolve() == source.resolve():
            run.diagnostics.extend(about.found)
            return found
    return None


def _inferred_settings(description: Path, run: Run) -> Settings:
    from bindwright.infer import infer_settings

    return infer_settings(description, run.read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What an SDK would be, with all that was decided on the way; only the text of its classes
    is not written."""

    settings: Settings
    document: Document
    form: NormalForm
    shapes: Shapes
    plan: Package
    lock: NameLock
    """The names that it gives."""


OUTLINE_STAGES = ("settings", "source", "normalize", "shapes", "plan")
"""The stages of `outline`, in order."""


def outline(
    source: Path,
    on_stage: OnStage | None = None,
    diagnostics: Diagnostics | None = None,
) -> Outline:
    """Plan an SDK without the stage that costs most: writing the classes.

    Args:
        source: A folder with `bindwright.yaml`, that file, or a description.
        on_stage: Called with the name of each stage as it begins.
        diagnostics: Receives the warnings.

    Raises:
        Refused: the input cannot be used.
    """
    from bindwright.coverage import placed_in
    from bindwright.lock.recording import record
    from bindwright.models import ModelSource
    from bindwright.planner import make_plan

    run = Run(on_stage, diagnostics=diagnostics or Diagnostics())
    with run.stage("settings"):
        settings = _written_settings(source, None, run) or _inferred_settings(source, run)
    with placed_in(settings):
        shaped = _shapes(settings, run)
        names = enumerate(shaped.shapes.shapes)
        models = {name: ModelSource(name, "", at) for at, name in names}
        with run.stage("plan"):
            plan = make_plan(shaped.form, shaped.settings, shaped.shapes, models)
    return Outline(
        settings=shaped.settings,
        document=shaped.document,
        form=shaped.form,
        shapes=shaped.shapes,
        plan=plan,
        lock=record(shaped.settings.lock, shaped.form, shaped.shapes, plan),
    )


@dataclass(frozen=True, slots=True)
class _Shaped:
    settings: Settings
    """The settings, with what follows from the name lock."""
    document: Document
    form: NormalForm
    shapes: Shapes


def _shapes(settings: Settings, run: Run) -> _Shaped:
    from bindwright.coverage import model_names, uncovered, unknown_names
    from bindwright.lock.deprecating import (
        with_kept_path_names,
        with_old_classes,
        with_old_methods,
    )
    from bindwright.lock.following import (
        follow_components,
        follow_operations,
        kept_classes,
        reserved_names,
    )
    from bindwright.lock.renaming import with_old_names
    from bindwright.normalize import normalize
    from bindwright.shapes import make_shapes

    diagnostics = run.diagnostics
    with run.stage("source"):
        document = run.read(settings.description)
    diagnostics.extend(document.notes)
    with run.stage("normalize"):
        settings = follow_components(settings, document, diagnostics)
        lock = settings.lock
        names = dict(model_names(settings.resources))
        events = tuple(each.event for each in settings.streams.values() if each.event)
        kept = kept_classes(lock), reserved_names(lock, document)
        form = normalize(document, names, diagnostics, events, *kept)
        if settings.client.array_query == "brackets":
            diagnostics.settle("part-style")
        form = with_kept_path_names(form, lock)
        settings = follow_operations(settings, form, diagnostics)
        diagnostics.extend(unknown_names(settings, form.sources))
        diagnostics.extend(uncovered(settings, [each.id for each in form.operations]))
        diagnostics.raise_if_errors()
    with run.stage("shapes"):
        settings = with_old_methods(settings, form)
        shapes = make_shapes(form, settings)
        lock, shapes = with_old_names(with_old_classes(settings.lock, form, shapes), form, shapes)
        settings = replace(settings, lock=lock)
    return _Shaped(settings, document, form, shapes)


def _plan(settings: Settings, run: Run) -> tuple[Package, NameLock]:
    """The plan, and the names that it gives."""
    from bindwright.coverage import placed_in
    from bindwright.lock.recording import record
    from bindwright.models import write_models
    from bindwright.planner import make_plan

    with placed_in(settings):
        shaped = _shapes(settings, run)
        with run.stage("models"):
            models = write_models(shaped.shapes.shapes, templates_folder() / "models")
        with run.stage("plan"):
            plan = make_plan(shaped.form, shaped.settings, shaped.shapes, models)
    return plan, record(shaped.settings.lock, shaped.form, shaped.shapes, plan)


def _files(plan: Package, run: Run) -> dict[str, str | bytes]:
    from bindwright.format import format_files
    from bindwright.render import render

    with run.stage("render"):
        rendered = render(plan, templates_folder())
    with run.stage("format"):
        texts = {path: each for path, each in rendered.items() if isinstance(each, str)}
        return {**rendered, **format_files(texts)}


def _facts(plan: Package) -> dict[str, int]:
    called = [method for each in plan.resources for method in each.methods if method.has_raw]
    return {
        # A deprecated name of a method calls the same operation once more.
        "operations": len({method.operation for method in called}),
        "models": sum(len(each.classes) for each in plan.types),
        "streams": sum(1 for method in called if method.event),
    }


def _result(
    out: Path,
    run: Run,
    inputs: Fingerprint,
    facts: Mapping[str, int],
    published: Published,
    *,
    reasons: tuple[Reason, ...] = (),
    names_diff: str = "",
    up_to_date: bool = False,
) -> Result:
    return Result(
        out=out,
        operations=facts.get("operations", 0),
        models=facts.get("models", 0),
        streams=facts.get("streams", 0),
        published=published,
        stages=run.stages,
        inputs=inputs.values,
        warnings=tuple(run.diagnostics.found),
        up_to_date=up_to_date,
        reasons=reasons,
        names_diff=names_diff,
    )


def _manifest(inputs: Fingerprint, facts: Mapping[str, int]) -> dict[str, object]:
    return {"inputs": inputs.values, "facts": dict(facts)}
