"""Further places and names by which classes can be imported, as the settings list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bindwright.names import relative
from bindwright.plan import Export, Import, Resource, TypeModule
from bindwright.planner.layout import sorted_imports
from bindwright.settings import Settings
from bindwright.shapes import PlanError
from bindwright.source import pointer


def with_aliases(
    modules: Iterable[TypeModule], settings: Settings, homes: Mapping[str, str]
) -> tuple[TypeModule, ...]:
    """The modules of types, each with the further names that it is to offer.

    `homes` says in which module of the SDK each public name is.

    Raises:
        PlanError: a name is unknown, or taken by something else.
    """
    return tuple(
        (
            _with(each, settings.aliases[each.module], homes)
            if each.module in settings.aliases
            else each
        )
        for each in modules
    )


def elsewhere(
    settings: Settings,
    modules: Iterable[TypeModule],
    resources: Iterable[Resource],
    homes: Mapping[str, str],
) -> dict[str, dict[str, tuple[str, str]]]:
    """The further names of packages and of modules that hold nothing else.

    For each of those: name -> the module that has it, and its name there.

    Raises:
        PlanError: a name is unknown, or what should be a package is a module already.
    """
    types = {each.module for each in modules}
    files = types | {f"{each.module}{ending}" for each in resources for ending in ("", "_raw")}
    for module in settings.aliases.keys() - types:
        above = [module[:end] for end, char in enumerate(module) if char == "."]
        if blocked := files & {module, *above}:
            raise PlanError(
                pointer("aliases", module),
                f"{min(blocked)} is a module that holds something else",
                "it could not be a package, nor a place for further names",
                "choose another module",
            )
    return {
        module: {
            alias: (_module(module, alias, name, homes), name) for alias, name in names.items()
        }
        for module, names in settings.aliases.items()
        if module not in types
    }


def alias_home(module: str, alias: str, target: str, name: str) -> str:
    """Where a further name of a module is: `name` of `target`, as `Export` has it."""
    home = relative(module, target)
    return home if alias == name else f"{home}:{name}"


def taken(module: str, alias: str) -> PlanError:
    """What to say of a further name that means something else there."""
    return PlanError(
        pointer("aliases", module, alias),
        f"{module} has another {alias!r}",
        "one name cannot stand for two classes",
        "choose another name, or take the alias away",
    )


def _with(module: TypeModule, names: Mapping[str, str], homes: Mapping[str, str]) -> TypeModule:
    own = {each.name for each in module.classes}
    imported = {name for each in module.imports for name in each.names}
    assigned: list[tuple[str, str]] = []
    offered: dict[str, str] = {}
    for alias, name in names.items():
        target = _module(module.module, alias, name, homes)
        if alias == name and alias in own:
            continue
        if alias in own | imported and alias != name:
            raise taken(module.module, alias)
        if name in own:
            assigned.append((alias, name))
        elif alias not in imported:
            offered[alias] = alias_home(module.module, alias, target, name)
    imports = {each.module: set(each.names) for each in module.imports}
    if assigned:
        imports.setdefault("typing", set()).add("TypeAlias")
    if offered:
        imports.setdefault("typing", set()).add("TYPE_CHECKING")
        imports.setdefault(relative(module.module, "_core.lazy"), set()).add("lazy_names")
    return replace(
        module,
        imports=sorted_imports(imports),
        assigned=tuple(assigned),
        names=tuple(Export(name=alias, home=home) for alias, home in sorted(offered.items())),
        typing_imports=typing_imports(offered),
        public=tuple(sorted({*own, *names})),
    )


def typing_imports(homes: Mapping[str, str]) -> tuple[Import, ...]:
    """The imports by which type checkers know lazy names; `homes` are those of `Exports`."""
    modules: dict[str, set[str]] = {}
    for name, home in homes.items():
        module, _, other = home.partition(":")
        modules.setdefault(module, set()).add(f"{other or name} as {name}")
    return sorted_imports(modules)


def _module(module: str, alias: str, name: str, homes: Mapping[str, str]) -> str:
    """The module that a further name leads to."""
    if name in homes:
        return homes[name]
    raise PlanError(
        pointer("aliases", module, alias),
        f"there is no class {name!r} that {alias!r} could stand for",
        f"it could not be imported from {module}",
        "write the name that `bindwright plan` shows, or take the alias away",
    )
