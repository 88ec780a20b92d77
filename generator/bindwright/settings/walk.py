"""Ways through the tree of resources."""

from __future__ import annotations

from collections.abc import Iterator

from bindwright.settings.model import MethodSettings, ResourceSettings, Settings


def walk_resources(
    resources: tuple[ResourceSettings, ...], above: str = ""
) -> Iterator[tuple[str, ResourceSettings]]:
    """Every resource with its path from the client, such as `beta.threads`."""
    for resource in resources:
        path = f"{above}.{resource.name}" if above else resource.name
        yield path, resource
        yield from walk_resources(resource.resources, path)


def methods_by_path(settings: Settings) -> dict[str, MethodSettings]:
    """Every method by its path from the client, such as `beta.threads.create`."""
    return {
        f"{path}.{method.name}": method
        for path, resource in walk_resources(settings.resources)
        for method in resource.methods
    }
