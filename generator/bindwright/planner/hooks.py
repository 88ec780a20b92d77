"""Functions of the maintainer's own that the clients call around each attempt."""

from __future__ import annotations

from bindwright.plan import Hooks
from bindwright.settings import CUSTOM, HookSettings, Target

_ROLES = ("request", "response")


def plan_hooks(hooks: HookSettings) -> dict[str, Hooks]:
    """The hooks of both clients, by the prefix of the class; empty when there are none."""
    targets = _targets(hooks)
    if not targets:
        return {}
    sync, awaited = (
        [f"{before}_{role}" if f"{before}_{role}" in targets else "" for role in _ROLES]
        for before in ("on", "async_on")
    )
    # Where nothing is to be awaited, the asynchronous client calls the ordinary function.
    both = [f"await {name}" if name else sync[at] for at, name in enumerate(awaited)]
    return {
        "": Hooks(request=sync[0], response=sync[1]),
        "Async": Hooks(request=both[0], response=both[1]),
    }


def hook_imports(hooks: HookSettings) -> dict[str, list[str]]:
    """What the module of the clients imports for them, under the names of their roles."""
    modules: dict[str, list[str]] = {}
    for role, target in _targets(hooks).items():
        names = modules.setdefault(f".{CUSTOM}.{target.module}", [])
        names.append(f"{target.name} as {role}")
    return modules


def _targets(hooks: HookSettings) -> dict[str, Target]:
    found = {
        "on_request": hooks.request,
        "on_response": hooks.response,
        "async_on_request": hooks.async_request,
        "async_on_response": hooks.async_response,
    }
    return {role: target for role, target in found.items() if target is not None}
