"""`bindwright.yaml` -> `Settings`: read, checked against the schema, then against the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from bindwright.diagnostics import Diagnostic, Diagnostics, Place, Refused, Severity
from bindwright.lock import read_lock
from bindwright.settings.accumulation import read_accumulations
from bindwright.settings.extensions import read_extensions
from bindwright.settings.model import (
    ClientSettings,
    DoneSettings,
    EditSettings,
    ErrorSettings,
    MethodSettings,
    OptionSettings,
    PackageSettings,
    PageSettings,
    PollSettings,
    ResourceSettings,
    Settings,
    SkipSettings,
    StreamSettings,
)
from bindwright.settings.rules import RULES
from bindwright.settings.schema import schema_findings
from bindwright.source import Document, Json, Limits, OverlayFile, pointer, read_file

SETTINGS_FILE = "bindwright.yaml"

T = TypeVar("T")


def read_settings(path: Path | str, diagnostics: Diagnostics | None = None) -> Settings:
    """Read the settings of one SDK and check all that can be checked without the description.

    Args:
        path: The settings file, or the folder with a `bindwright.yaml`. Paths in the file are
            relative to the file.
        diagnostics: Receives the warnings.

    Raises:
        Refused: The file cannot be read, does not fit the schema, or contradicts itself; or the
            name lock beside it cannot be used.
    """
    document = _document(Path(path))
    found = Diagnostics()
    found.extend(schema_findings(document))
    found.raise_if_errors()
    settings = _settings(document)
    for rule in RULES:
        found.extend(rule(settings, document))
    found.raise_if_errors()
    if diagnostics is not None:
        diagnostics.extend(found.found)
    return replace(settings, lock=read_lock(settings.file))


def diagnose(
    settings: Settings,
    code: str,
    pointer: str,
    problem: str,
    effect: str = "",
    remedy: str = "",
    severity: Severity = "error",
) -> Diagnostic:
    """A finding about the settings that `pointer` names, with its place in their file.

    Settings that were inferred have no file; the finding then names the description.
    """
    if not settings.file.is_file():
        place = Place(str(settings.description))
        return Diagnostic(code, place, problem, effect, remedy, severity)
    document = read_file(settings.file)
    return document.diagnostic(code, pointer, problem, effect, remedy, severity)


def _document(path: Path) -> Document:
    file = path / SETTINGS_FILE if path.is_dir() else path
    if path.is_dir() and not file.exists():
        missing = Diagnostic(
            "no-settings",
            Place(str(path)),
            f"the folder has no {SETTINGS_FILE}",
            "it is not known which SDK is meant",
            f"write {file}, or name the description instead of its folder",
        )
        raise Refused([missing])
    return read_file(file)


def _settings(document: Document) -> Settings:
    data = document.data
    folder = document.path.parent
    return Settings(
        file=document.path,
        description=folder / data["description"],
        overlays=tuple(_overlay(each, folder) for each in data.get("overlays", ())),
        limits=_made(Limits, data.get("limits", {})),
        allow_remote=data.get("allow_remote", False),
        package=_package(data["package"]),
        client=_client(data["client"]),
        resources=_resources(data.get("resources", {}), ""),
        streams={
            name: _stream(name, raw, pointer("streams", name))
            for name, raw in data.get("streams", {}).items()
        },
        pagination={
            name: _made(PageSettings, raw, name=name, pointer=pointer("pagination", name))
            for name, raw in data.get("pagination", {}).items()
        },
        polls={
            name: _made(PollSettings, raw, name=name, pointer=pointer("polls", name))
            for name, raw in data.get("polls", {}).items()
        },
        accumulations=read_accumulations(data.get("accumulations", {})),
        fields=data.get("fields", {}),
        aliases={module: _aliases(names) for module, names in data.get("aliases", {}).items()},
        extensions=read_extensions(data.get("extensions", {})),
        edits=_made(EditSettings, data.get("edits", {})),
        skips=tuple(
            _made(SkipSettings, raw, pointer=pointer("skips", index))
            for index, raw in enumerate(data.get("skips", ()))
        ),
        readme=tuple(data.get("readme", ())),
    )


def _overlay(raw: str | dict[str, Any], folder: Path) -> OverlayFile:
    facts: dict[str, Any] = {"path": raw} if isinstance(raw, str) else raw
    return OverlayFile(folder / facts["path"], facts.get("must_match", True))


def _package(raw: dict[str, Any]) -> PackageSettings:
    module = raw["name"].replace("-", "_").replace(".", "_")
    return _made(PackageSettings, {"module": module, **raw})


def _client(raw: dict[str, Any]) -> ClientSettings:
    options = tuple(
        _made(OptionSettings, option, name=name) for name, option in raw.get("options", {}).items()
    )
    errors = _made(ErrorSettings, raw.get("errors", {}))
    timeout = float(raw.get("timeout", ClientSettings(name="").timeout))
    return _made(ClientSettings, raw, options=options, errors=errors, timeout=timeout)


def _resources(raw: dict[str, Any], above: str) -> tuple[ResourceSettings, ...]:
    return tuple(
        _resource(name, each, above + pointer("resources", name)) for name, each in raw.items()
    )


def _resource(name: str, raw: dict[str, Any], where: str) -> ResourceSettings:
    methods = tuple(
        _method(each, method, where + pointer("methods", each))
        for each, method in raw.get("methods", {}).items()
    )
    below = _resources(raw.get("resources", {}), where)
    return _made(ResourceSettings, raw, name=name, methods=methods, resources=below, pointer=where)


def _aliases(names: list[str] | dict[str, str]) -> dict[str, str]:
    return names if isinstance(names, dict) else {each: each for each in names}


def _method(name: str, raw: str | dict[str, Any], where: str) -> MethodSettings:
    facts = {"operation": raw} if isinstance(raw, str) else raw
    return _made(MethodSettings, facts, name=name, pointer=where)


def _stream(name: str, raw: dict[str, Any], where: str) -> StreamSettings:
    done = _made(DoneSettings, raw.get("done", {}))
    return _made(StreamSettings, raw, name=name, done=done, pointer=where)


def _made(kind: Callable[..., T], raw: Mapping[str, Json], **more: Any) -> T:
    """The value whose fields are the keys of `raw`, which the schema has let through."""
    facts = {key: tuple(each) if isinstance(each, list) else each for key, each in raw.items()}
    return kind(**{**facts, **more})
