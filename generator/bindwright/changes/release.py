"""A release: the next version in the settings, a section in the changelog, the SDK renewed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bindwright.changes import compare
from bindwright.changes.baseline import Baseline, last_release
from bindwright.changes.changelog import FILE, section, with_section
from bindwright.changes.model import Changes, Severity
from bindwright.changes.revisions import Repository
from bindwright.changes.sides import Side, open_side
from bindwright.changes.undoing import take_back, undone_if_refused
from bindwright.changes.version import Reasons, Version, reasons_for
from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.fingerprint import fingerprint
from bindwright.pipeline import OnStage, Result, generate
from bindwright.publish import MANIFEST, current_inputs, find_manifest, parse_manifest
from bindwright.publish.disk import replace_file
from bindwright.settings import Settings, read_settings
from bindwright.settings.editing import with_version

_MADE_FROM = ("templates", "generator", "black", "datamodel-code-generator", "jinja2")
"""The inputs in a manifest that are not the user's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release, prepared or made."""

    previous: str
    version: str
    reasons: Reasons
    changes: Changes
    section: str
    """The changelog's section, as it was written."""
    settings: Path
    changelog: Path
    out: Path
    result: Result | None
    """What generating did; `None` for a dry run."""

    def to_dict(self) -> dict[str, Any]:
        """The release as JSON values."""
        return {
            "ok": True,
            "previous": self.previous,
            "version": self.version,
            "severity": self.reasons.severity,
            "reasons": self.reasons.to_dict(),
            "settings": str(self.settings),
            "changelog": str(self.changelog),
            "out": str(self.out),
            "section": self.section,
            "released": self.result is not None,
            "changes": self.changes.to_dict(),
        }


def release(
    folder: Path,
    *,
    out: Path | None = None,
    since: str | None = None,
    version: str | None = None,
    day: date | None = None,
    dry_run: bool = False,
    on_stage: OnStage | None = None,
) -> Release:
    """Release an SDK: write its next version and changelog, and generate it.

    A second run before the release is committed prepares the same release again.

    Args:
        folder: The folder with `bindwright.yaml`, or that file.
        out: The folder of the SDK; by default `generated/<package>` in the working directory.
        since: The release before, as `bindwright diff` understands it; by default the commit
            that gave the settings their version.
        version: The version to write; by default the least that the changes allow.
        day: The day of the release; by default today.
        dry_run: Write nothing.
        on_stage: Called with the name of each stage as it begins.

    Raises:
        Refused: Something cannot be read or written, nothing has changed, or the version is too
            small.
    """
    settings = _settings(folder, dry_run)
    out = out or Path("generated") / settings.package.name
    find_manifest(out)  # an SDK that cannot be renewed is not released
    baseline = None if since else last_release(settings.file)
    old_side = since or (baseline.side if baseline else "")
    inside = settings.file.resolve().parent if baseline else None
    with (
        open_side(old_side, on_stage, inside) as old,
        open_side(str(folder), on_stage) as new,
    ):
        changes = compare(old, new)
        lost = bool(_lost_names(old))
        previous = old.settings.package.version
    generator = "breaking" if lost else _generator(settings, out, baseline)
    reasons = reasons_for(changes.findings, generator)
    if reasons.severity is None:
        raise _nothing(settings, out, previous)
    chosen = _next(settings, previous, reasons.severity, version)
    changelog = settings.file.parent / FILE
    written = section(chosen, day or date.today(), changes, reasons)
    prepared = Release(
        previous=previous,
        version=chosen,
        reasons=reasons,
        changes=changes,
        section=written,
        settings=settings.file,
        changelog=changelog,
        out=out,
        result=None,
    )
    if dry_run:
        return prepared
    return replace(prepared, result=_made(prepared, settings, on_stage))


def _settings(folder: Path, dry_run: bool) -> Settings:
    """The settings, as they were before a release that was killed."""
    settings = read_settings(folder)
    if dry_run:
        return settings
    try:
        take_back(settings.file)
    except OSError as error:
        raise _unusable(settings.file, "written", error) from error
    return read_settings(folder)


def _nothing(settings: Settings, out: Path, previous: str) -> Refused:
    recorded = current_inputs(out)
    names = recorded.manifest.inputs if recorded else ()
    current = (
        recorded is not None
        and recorded.intact
        and recorded.manifest.inputs == fingerprint(settings, recorded=names).values
    )
    problem = f"nothing has changed for the users of the SDK since {previous}"
    remedy = "name another release to compare with by --since, if that is not the last one"
    if current:
        effect = "a new version would be the same as the one before"
    else:
        effect = f"{out} is not current all the same, and no release is needed to renew it"
        remedy = f"run bindwright generate, which keeps the version; or {remedy}"
    return _refused(settings, "nothing-to-release", problem, effect, remedy)


def _next(settings: Settings, previous: str, severity: Severity, asked: str | None) -> str:
    """The version to write: what was asked for, or what stands there already, if it suffices."""
    try:
        least = Version.parse(previous).next(severity)
        wished = Version.parse(asked or settings.package.version)
    except ValueError as error:
        raise _refused(
            settings,
            "odd-version",
            str(error),
            "it is not known what follows it",
            "write a version of three numbers into the settings",
        ) from None
    if wished.order >= least.order and str(wished) != previous:
        return str(wished)
    if asked:
        raise _refused(
            settings,
            "version-too-small",
            f"the version {asked} is smaller than {least}",
            f"since {previous} there is a change of the kind {severity!r}",
            f"take {least}, or leave --version away",
        )
    return str(least)


def _generator(settings: Settings, out: Path, baseline: Baseline | None) -> Severity | None:
    """Whether the SDK before was made by another generator, as its manifest says."""
    recorded = _recorded(out, settings, baseline)
    now = fingerprint(settings).values
    changed = any(recorded.get(each, now[each]) != now[each] for each in _MADE_FROM)
    return "fix" if changed else None


def _lost_names(old: Side) -> set[str]:
    """The classes that the SDK before had, and that this generator would not give it."""
    had, gives = old.settings.lock, old.outline.lock
    return had.classes.keys() - gives.classes.keys() - gives.old_classes.keys()


def _recorded(out: Path, settings: Settings, baseline: Baseline | None) -> Mapping[str, str]:
    """What the SDK before was made from; empty when nobody knows.

    Raises:
        Refused: its manifest cannot be understood.
    """
    if baseline is None:
        manifest = find_manifest(out)
        return manifest.inputs if manifest else {}
    repository = Repository(str(out), settings.file.resolve().parent)
    relative = os.path.relpath(out.resolve() / MANIFEST, repository.top)
    try:
        raw = repository.blob(baseline.commit, Path(relative).as_posix())
    except Refused:
        return {}  # the repository does not keep the SDK
    return parse_manifest(
        raw, Path(f"{baseline.commit[:12]}:{Path(relative).parent.parent}")
    ).inputs


def _made(prepared: Release, settings: Settings, on_stage: OnStage | None) -> Result:
    """Write everything; the settings first, so that a run cut short can be done again."""
    before = _read(prepared.settings)
    log = _read(prepared.changelog) if prepared.changelog.exists() else ""
    text = with_section(log, settings.package.name, prepared.version, prepared.section)
    try:
        with undone_if_refused(prepared.settings, before, with_version(before, prepared.version)):
            result = generate(prepared.settings, out=prepared.out, on_stage=on_stage)
    except OSError as error:
        raise _unusable(prepared.settings, "written", error) from error
    _write(prepared.changelog, text)
    return result


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path, "read", error) from error


def _write(path: Path, text: str) -> None:
    """Put a file in place whole, or not at all."""
    try:
        replace_file(path, text)
    except OSError as error:
        raise _unusable(path, "written", error) from error


def _unusable(path: Path, verb: str, error: Exception) -> Refused:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refused(
        [
            Diagnostic(
                "cannot-release",
                Place(str(path)),
                f"the file cannot be {verb}: {reason}",
                "the release is not made",
                "see to it that the file can be read and written, in UTF-8",
            )
        ]
    )


def _refused(settings: Settings, code: str, problem: str, effect: str, remedy: str) -> Refused:
    return Refused([Diagnostic(code, Place(str(settings.file)), problem, effect, remedy)])
