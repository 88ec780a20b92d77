"""Settings held against the description: what one names and the other does not have."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager

from bindwright.diagnostics import Diagnostic, Refused
from bindwright.settings import ResourceSettings, Settings, diagnose
from bindwright.shapes import PlanError, walk_methods


def model_names(resources: tuple[ResourceSettings, ...]) -> Iterator[tuple[str, str]]:
    """Key of a schema -> public name, over all resources."""
    for resource in resources:
        for name, key in resource.models.items():
            yield key, name
        yield from model_names(resource.resources)


def unknown_names(settings: Settings, sources: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Names in the settings for schemas that the description does not have."""

    def walk(resources: tuple[ResourceSettings, ...]) -> Iterator[Diagnostic]:
        for resource in resources:
            for name, key in resource.models.items():
                if key not in sources:
                    yield diagnose(
                        settings,
                        "unknown-schema",
                        f"{resource.pointer}/models/{name}",
                        f"the description has no schema {key!r}",
                        f"the class {name} would have nothing to stand for",
                        "write Component, or Component.property.items; bindwright plan shows all",
                    )
            yield from walk(resource.resources)

    yield from walk(settings.resources)


def uncovered(settings: Settings, operations: list[str]) -> Iterator[Diagnostic]:
    """Operations = methods + skips: nothing is dropped in silence."""
    called = {method.operation for _, method in walk_methods(settings.resources)}
    skipped = {each.operation: each for each in settings.skips}
    for each in operations:
        if each not in called and each not in skipped:
            yield diagnose(
                settings,
                "uncovered-operation",
                "/resources",
                f"no method calls the operation {each}",
                "the SDK would lack it",
                "add a method for it, or an entry of skips with the reason",
            )
    for name, skip in skipped.items():
        if name not in operations or name in called:
            yield diagnose(
                settings,
                "needless-skip",
                skip.pointer,
                f"the skip of {name} is not needed",
                "it hides nothing, and would hide a mistake later",
                "take it away",
            )


@contextmanager
def placed_in(settings: Settings) -> Generator[None, None, None]:
    """Say where the settings ask for what the description does not offer."""
    try:
        yield
    except PlanError as error:
        found = diagnose(
            settings, "impossible-setting", error.pointer, error.problem, error.effect, error.remedy
        )
        raise Refused([found]) from None
