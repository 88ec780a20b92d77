"""What has changed in the names that packages offer beside those of their own classes."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.changes.comparison import Comparison
from bindwright.changes.model import Finding, Severity
from bindwright.changes.sides import Side
from bindwright.plan import Export
from bindwright.settings import CUSTOM

_Name = tuple[str, str]
"""A module, seen from the package, and a name that can be imported from it."""


def export_findings(comparison: Comparison) -> Iterator[Finding]:
    """Further names of classes, deprecated ones among them, and exports of the maintainer's own."""
    old, new = _offered(comparison.old), _offered(comparison.new)
    own = _homes(comparison.old) | _homes(comparison.new)
    # A class that came or went did so everywhere it has the same name; it has a finding.
    came = comparison.new.classes.keys() - comparison.old.classes.keys()
    gone = comparison.old.classes.keys() - comparison.new.classes.keys()
    for name in [*old, *(each for each in new if each not in old)]:
        was, now = old.get(name), new.get(name)
        if name in own or was == now or name[1] in (came if was is None else gone):
            continue
        if was is None:
            yield _export(comparison, "added", name, "addition", "is new")
        elif now is None:
            yield _export(comparison, "removed", name, "breaking", "is gone")
        elif comparison.renamed_classes.get(was, was) != now:
            yield _export(comparison, "replaced", name, "breaking", f"stands for `{now}` now")


def _offered(side: Side) -> dict[_Name, str]:
    """Each name, and what it stands for, wherever that is defined."""
    modules = [(_module(each.path), each.names) for each in side.plan.exports]
    modules += [(each.module, each.names) for each in side.plan.types]
    found = {(module, each.name): _target(each) for module, names in modules for each in names}
    further = {
        (each.module, name): target for each in side.plan.types for name, target in each.assigned
    }
    return found | further


def _target(export: Export) -> str:
    home, _, name = export.home.partition(":")
    module = home.lstrip(".")
    target = name or export.name
    return f"{module}.{target}" if module.startswith(f"{CUSTOM}.") else target


def _homes(side: Side) -> set[_Name]:
    """Where the SDK's own classes are offered: the rules of classes and resources tell of those."""
    plan = side.plan
    found = {(package, name) for name, package in side.folders.items()}
    mains = [plan.client.name, f"Async{plan.client.name}", plan.client.error_name]
    for handler in plan.handlers.handlers if plan.handlers else ():
        mains += [handler.name, handler.manager]
    found |= {("", f"{prefix}{each}") for each in mains for prefix in ("", "Async")}
    found |= {("", "Client"), ("", "AsyncClient")}
    found |= {
        (_module(each.path), export.name)
        for each in plan.exports
        for export in each.names
        if _module(each.path).partition(".")[0] in ("resources", "_codecs")
    }
    return found


def _module(path: str) -> str:
    """The module that a file is: `types.beta`; empty for the package itself."""
    return path.removesuffix(".py").removesuffix("__init__").strip("/").replace("/", ".")


def _export(
    comparison: Comparison, rule: str, name: _Name, severity: Severity, says: str
) -> Finding:
    old, new = comparison.old, comparison.new
    imports = [
        f"from {'.'.join(filter(None, (side.plan.module, name[0])))} import {name[1]}"
        for side in (old, new)
    ]
    where = ("aliases", name[0]) if name[0] else ("extensions", "exports", name[1])
    return comparison.finding(
        f"export-{rule}",
        ".".join(filter(None, name)),
        severity,
        f"`{name[1]}` of `{'.'.join(filter(None, (new.plan.module, name[0])))}` {says}.",
        f"`{where[0]}` of the settings, or the name lock, changed",
        places=(
            None if rule == "added" else old.settings_place(*where),
            None if rule == "removed" else new.settings_place(*where),
        ),
        code=(
            "" if rule == "added" else imports[0],
            "" if rule == "removed" else imports[1],
        ),
        cause="settings",
    )
