"""Resources and methods: nested like the static segments of the paths, named for what they do."""

from __future__ import annotations

import keyword
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from bindwright.infer.description import Description
from bindwright.infer.routes import Route, actions, lists, own_words, parse
from bindwright.names import attribute, snake
from bindwright.settings.model import MethodSettings, ResourceSettings
from bindwright.settings.names import CLIENT_ATTRIBUTES, RESOURCE_ATTRIBUTES

_ITEM = {"GET": "retrieve", "PUT": "update", "PATCH": "update", "POST": "update"}
_COLLECTION = {"POST": "create", "PUT": "update", "PATCH": "update"}
_CHANGING = ("update_", "modify_", "edit_", "set_", "replace_")
_OTHERWISE = {("PUT", "update"): "replace", ("DELETE", "delete"): "delete_all"}
"""Verb and name -> the name beside an operation that changes a part, or deletes one thing."""
_UPDATES = ("PATCH", "PUT", "POST")
_ORDER = ("create", "retrieve", "update", "list", "delete")
_DEPRECATED = "The API marks this operation as deprecated."


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One operation with its place in the SDK."""

    route: Route
    path: tuple[str, ...]
    """The resource's path from the client, then the method's name."""
    wished: str
    """The method's name if nothing else had it."""


@dataclass(slots=True)
class _Node:
    """A resource while it is being filled."""

    methods: dict[str, Placed] = field(default_factory=dict[str, Placed])
    children: dict[str, _Node] = field(default_factory=dict[str, "_Node"])


def place(description: Description, options: Collection[str]) -> tuple[Placed, ...]:
    """Give every operation one method, in the order of the description.

    Args:
        description: The description.
        options: Arguments of the client, whose names no resource of the client may take.
    """
    routes = [parse(each) for each in description.calls]
    on_parent = actions(description, routes)
    items = {route.segments[:-1] for route in routes if route.is_item}
    homes: list[tuple[str, ...]] = []
    wishes: list[str] = []
    for route in routes:
        action = on_parent.get(route.call.id)
        above = route.names[:-1] if action and not route.custom else route.names
        homes.append(tuple(_resource_names(_without_repeats(above), options)))
        wishes.append(action or _name(description, route, has_items=route.segments in items))
    children = {home[: depth + 1] for home in homes for depth in range(len(home))}
    placed: dict[int, Placed] = {}
    taken: set[tuple[str, ...]] = set(children)
    for index in sorted(range(len(routes)), key=lambda each: (_rank(routes[each]), each)):
        home, wish = homes[index], attribute(wishes[index], RESOURCE_ATTRIBUTES)
        names = _method_names(wish, routes[index])
        path = next((*home, each) for each in names if (*home, each) not in taken)
        taken.add(path)
        placed[index] = Placed(route=routes[index], path=path, wished=wish)
    return tuple(placed[index] for index in range(len(routes)))


def build(
    placed: Collection[Placed], streams: Mapping[str, str], pages: Mapping[str, str]
) -> tuple[ResourceSettings, ...]:
    """The tree of resources.

    Args:
        placed: Where each operation goes.
        streams: Operation -> the name of its stream.
        pages: Operation -> the name of its way of paging.
    """
    top = _Node()
    for each in placed:
        node = top
        for name in each.path[:-1]:
            node = node.children.setdefault(name, _Node())
        node.methods[each.path[-1]] = each
    return tuple(_settings(top, "", streams, pages))


def _settings(
    node: _Node, above: str, streams: Mapping[str, str], pages: Mapping[str, str]
) -> Iterator[ResourceSettings]:
    for name, child in node.children.items():
        pointer = f"{above}/resources/{name}"
        calls = [each.route.call for each in child.methods.values()]
        all_deprecated = len(calls) > 1 and all(
            each.raw.get("deprecated") is True for each in calls
        )
        yield ResourceSettings(
            name=name,
            methods=tuple(
                MethodSettings(
                    name=each,
                    operation=call.id,
                    stream=streams.get(call.id),
                    page=None if call.id in streams else pages.get(call.id),
                    deprecated=(
                        _DEPRECATED
                        if call.raw.get("deprecated") is True and not all_deprecated
                        else None
                    ),
                    pointer=f"{pointer}/methods/{each}",
                )
                for each in sorted(child.methods, key=_order)
                for call in [child.methods[each].route.call]
            ),
            resources=tuple(_settings(child, pointer, streams, pages)),
            deprecated=_DEPRECATED if all_deprecated else None,
            pointer=pointer,
        )


def _name(description: Description, route: Route, *, has_items: bool) -> str:
    """The method's name by its verb, and by whether the path means one thing or many."""
    verb = route.call.verb
    if route.is_item:
        return _ITEM.get(verb, verb.lower())
    if verb == "GET":
        return "list" if lists(description, route, has_items=has_items) else "retrieve"
    if verb == "POST" and route.call.has_id and snake(route.call.id).startswith(_CHANGING):
        return "update"
    return _COLLECTION.get(verb, verb.lower())


def _rank(route: Route) -> tuple[bool, bool, int, int, tuple[int, bool]]:
    """Who gets a name that several operations wish for: the smallest.

    That is what is not deprecated, does not repeat a resource's name, changes the least, says
    most about where it belongs, and is of the newest version.
    """
    call = route.call
    number, stable = route.version
    update = _UPDATES.index(call.verb) if route.is_item and call.verb in _UPDATES else 0
    return (
        call.raw.get("deprecated") is True,
        len(_without_repeats(route.names)) < len(route.names),
        update,
        -route.parameters,
        (-number, not stable),
    )


def _method_names(wish: str, route: Route) -> Iterator[str]:
    """Candidates for a method's name: the wish, the operation id, the id with a number.

    The id goes first without the names of the resources that it begins with.
    """
    yield wish
    if (route.call.verb, wish) in _OTHERWISE:
        yield _OTHERWISE[route.call.verb, wish]
    if own := "_".join(own_words(route, route.names)):
        yield attribute(own, RESOURCE_ATTRIBUTES)
    name = attribute(snake(route.call.id), RESOURCE_ATTRIBUTES)
    yield name
    number = 2
    while True:
        yield f"{name.rstrip('_')}_{number}"
        number += 1


def _resource_names(segments: tuple[str, ...], options: Collection[str]) -> Iterator[str]:
    """Names that are neither keywords nor attributes of the client or of a resource."""
    for depth, name in enumerate(segments):
        reserved = {*CLIENT_ATTRIBUTES, *options} if depth == 0 else RESOURCE_ATTRIBUTES
        # Not `name_`: the module of a resource has its name without the underscore.
        yield f"{name}_api" if name in reserved or keyword.iskeyword(name) else name


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a name right below the same name: `/folders/{id}/folders` is one resource."""
    return tuple(each for index, each in enumerate(names) if names[:index][-1:] != (each,))


def _order(name: str) -> tuple[int, str]:
    return (_ORDER.index(name), "") if name in _ORDER else (len(_ORDER), "")
