"""What has changed in the resources of a client: its attributes, and those below them."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.sides import Side
from bindwright.plan import Child


def resource_findings(comparison: Comparison) -> Iterator[Finding]:
    """The attributes below the client that hold methods."""
    old, new = _resources(comparison.old), _resources(comparison.new)
    renamed = _renamed(comparison, old, new)
    for path, now in renamed.items():
        yield _resource(
            comparison,
            "resource-renamed",
            path,
            "breaking",
            f"`client.{path}` is called `client.{now}` now.",
            (path, now),
        )
    for path in [*old, *(each for each in new if each not in old)]:
        if path in renamed or path in renamed.values():
            continue
        if path not in new:
            told = f"`client.{path}` is gone."
            yield _resource(comparison, "resource-removed", path, "breaking", told, (path, ""))
        elif path not in old:
            told = f"`client.{path}` is new."
            yield _resource(comparison, "resource-added", path, "addition", told, ("", path))
        else:
            yield from _replaced(comparison, path, old[path], new[path])


def _resources(side: Side) -> dict[str, Child]:
    """Dotted path from the client -> what is there."""
    found = {each.name: each for each in side.plan.client.children}
    return found | {
        f"{resource.path}.{each.name}": each
        for resource in side.plan.resources
        for each in resource.children
    }


def _renamed(
    comparison: Comparison, old: dict[str, Child], new: dict[str, Child]
) -> dict[str, str]:
    """Old path -> new path of the resources whose methods have all moved to one that came."""
    found: dict[str, str] = {}
    for path in old.keys() - new.keys():
        methods = [each for each in comparison.old.methods if each.rpartition(".")[0] == path]
        moved = {comparison.renamed_methods.get(each, "").rpartition(".")[0] for each in methods}
        if len(moved) == 1 and moved <= new.keys() - old.keys():
            found[path] = moved.pop()
    return dict(sorted(found.items()))


def _replaced(comparison: Comparison, path: str, was: Child, now: Child) -> Iterator[Finding]:
    if was.class_name != now.class_name:
        yield _resource(
            comparison,
            "resource-class-renamed",
            path,
            "breaking",
            f"The class of `client.{path}` is called `{now.class_name}` now.",
            (path, path),
            code=(f"class {was.class_name}: ...", f"class {now.class_name}: ..."),
            covers=(was.class_name, now.class_name),
        )
    elif (_own(was), was.offered) != (_own(now), now.offered):
        # A class of the maintainer's own has the generated one's methods, and may have more.
        gained = not _own(was)
        yield _resource(
            comparison,
            "resource-replaced",
            path,
            "addition" if gained else "breaking",
            f"`client.{path}` is an object of the class `{_own(now)}{now.offered}` now.",
            (path, path),
        )


def _own(child: Child) -> str:
    """The module of the maintainer that holds the class; empty when it is generated."""
    return f"{child.home.lstrip('.')}." if child.home != child.module else ""


def _resource(
    comparison: Comparison,
    rule: str,
    path: str,
    severity: Severity,
    message: str,
    paths: tuple[str, str],
    code: tuple[str, str] | None = None,
    covers: tuple[str, ...] = (),
) -> Finding:
    extended = rule == "resource-replaced"
    where = ("extensions", "resources", path) if extended else ("resources", *_steps(paths[0]))
    other = where if extended else ("resources", *_steps(paths[1]))
    said = "`extensions` of the settings" if extended else "`resources` of the settings"
    return comparison.finding(
        rule,
        path,
        severity,
        message,
        f"{said} changed",
        places=(
            comparison.old.settings_place(*where) if paths[0] else None,
            comparison.new.settings_place(*other) if paths[1] else None,
        ),
        code=code or (_attribute(paths[0]), _attribute(paths[1])),
        cause="settings",
        covers=covers,
    )


def _attribute(path: str) -> str:
    return f"client.{path}" if path else ""


def _steps(path: str) -> tuple[str, ...]:
    """Where the settings declare a resource, below `resources`."""
    return tuple(path.replace(".", ".resources.").split("."))
