"""Rules about names: what is different in a description, and the same in Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bindwright.checks.api import Api, as_map
from bindwright.checks.rule import Found, rule
from bindwright.names import attribute, snake
from bindwright.source import pointer


@rule("property-names-collide", "warning")
def properties_stay_apart(api: Api) -> Iterator[Found]:
    """No two properties of an object have one name in Python."""
    for node in api.nodes["schema"]:
        names = as_map(node.value.get("properties"))
        for name, other in _collisions(names):
            yield Found(
                node.pointer + pointer("properties", name),
                f"{name!r} is {attribute(name)!r} in Python, and so is {other!r}",
                f"the field is called {attribute(name)}_",
                "choose another name with `fields` in bindwright.yaml",
            )


@rule("parameter-names-collide", "warning")
def parameters_stay_apart(api: Api) -> Iterator[Found]:
    """No two parameters of an operation have one name in Python."""
    for call in api.calls:
        found: dict[str, str] = {}
        for place, parameter in api.parameters(call):
            name = parameter.get("name")
            if isinstance(name, str):
                found.setdefault(name, place)
        for name, other in _collisions(found):
            yield Found(
                found[name],
                f"{name!r} is {attribute(name)!r} in Python, and so is {other!r}",
                f"the argument is called {attribute(name)}_",
                "rename one of them, if both are not one and the same",
            )


@rule("schema-names-collide", "warning")
def schemas_stay_apart(api: Api) -> Iterator[Found]:
    """No two schemas under components have one name in Python."""
    schemas = as_map(as_map(api.data.get("components")).get("schemas"))
    first: dict[str, str] = {}
    for name in schemas:
        other = first.setdefault(snake(name), name)
        if other != name:
            yield Found(
                pointer("components", "schemas", name),
                f"{name!r} becomes the same class as {other!r}",
                "one of the classes gets a longer name",
                "choose a name with `models` in bindwright.yaml",
            )


def _collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that is an earlier one in Python, with that."""
    first: dict[str, str] = {}
    for name in names:
        other = first.setdefault(attribute(name), name)
        if other != name:
            yield name, other
