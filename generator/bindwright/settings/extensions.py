"""Code of the maintainer's own that an SDK takes in, as `extensions` in `bindwright.yaml` names it.

The code lives in the SDK, in the folder `_custom` of its package, where the generator reads it but
never writes. A target is `module.name`, seen from that folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bindwright.source import pointer

CUSTOM = "_custom"
"""The folder, within the package, that belongs to people."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something in a module below `_custom`."""

    module: str
    """Dotted path from `_custom`."""
    name: str
    pointer: str
    """Where the settings name it, as a JSON Pointer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HookSettings:
    """Functions that see each request as it is sent, and each response as it comes."""

    request: Target | None = None
    response: Target | None = None
    async_request: Target | None = None
    """Awaited by the asynchronous client; `None`: that one calls `request`, too."""
    async_response: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionSettings:
    """The places where an SDK takes in code of its maintainer."""

    resources: Mapping[str, Target] = field(default_factory=dict[str, Target])
    """Path of a resource from the client -> the class that takes its place."""
    hooks: HookSettings = HookSettings()
    exports: Mapping[str, Target] = field(default_factory=dict[str, Target])
    """Public name in the package -> what it stands for."""

    def targets(self) -> Iterator[Target]:
        """Everything that has to be there, with the asynchronous twins of classes."""
        for each in self.resources.values():
            yield each
            yield Target(each.module, f"Async{each.name}", each.pointer)
        hooks = self.hooks
        found = (hooks.request, hooks.response, hooks.async_request, hooks.async_response)
        yield from (each for each in found if each is not None)
        yield from self.exports.values()


def read_extensions(raw: Mapping[str, Any]) -> ExtensionSettings:
    """What `extensions` says, once the schema has let it through."""
    return ExtensionSettings(
        resources=_targets(raw, "resources"),
        hooks=HookSettings(**_targets(raw, "hooks")),
        exports=_targets(raw, "exports"),
    )


def _targets(raw: Mapping[str, Any], key: str) -> dict[str, Target]:
    found: dict[str, Target] = {}
    for name, text in raw.get(key, {}).items():
        module, _, attribute = text.rpartition(".")
        found[name] = Target(module, attribute, pointer("extensions", key, name))
    return found
