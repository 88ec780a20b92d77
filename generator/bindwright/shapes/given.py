"""What the caller of a method gives: the arguments besides those in the path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from bindwright.hints import argument_hint
from bindwright.lock.model import route_of
from bindwright.names import (
    BUILDER_PARAMETERS,
    METHOD_PARAMETERS,
    MODEL_ATTRIBUTES,
    attribute,
    distinct,
)
from bindwright.normalize.form import (
    Body,
    Constant,
    NormalForm,
    OneOf,
    Operation,
    Parameter,
    Property,
)
from bindwright.settings import Settings
from bindwright.shapes.classes import annotating
from bindwright.shapes.form import Given, Place

_RESERVED = METHOD_PARAMETERS | MODEL_ATTRIBUTES
"""Arguments of a method are fields of a class, too."""
CONTENT_TYPE = "Content-Type"
"""The argument that chooses among several media types of the body."""
WHOLE_BODY = "body"
"""The argument that is the request body, where it is not an object with properties."""


class GivenArguments:
    """Finds the arguments of operations."""

    def __init__(self, form: NormalForm, settings: Settings) -> None:
        self._schemas = form.schemas
        client = settings.client
        schemes = form.security_schemes.values()
        sent = [*client.headers, client.idempotency_header]
        sent += [each.header for each in client.options]
        sent += [each.parameter for each in schemes if each.location == "header"]
        self._sent = frozenset(each.lower() for each in sent if each)
        self._kept = settings.lock.by_route()
        self._former = settings.lock.former_parameters()
        self._found: dict[tuple[str, str | None], tuple[Given, ...]] = {}

    def of(self, operation: Operation, flag: str | None) -> tuple[Given, ...]:
        """The keyword arguments of an operation, without the stream flag, required ones first.

        Those that the operation has had keep their names and their order, before all new ones.
        Headers that the client sends by itself are left out.
        """
        key = operation.id, flag
        if key not in self._found:
            self._found[key] = self._of(operation, flag)
        return self._found[key]

    def _of(self, operation: Operation, flag: str | None) -> tuple[Given, ...]:
        listed = list(self._all(operation))
        every = sorted(listed, key=lambda each: not each[1].required)
        keyed = zip(_keys(every), every, strict=True)
        switch = flag_of(operation, flag) if flag else None
        sent = [each for each in keyed if each[1] != switch]
        found = [each for _, each in sent]
        taken = {*METHOD_PARAMETERS, *(name for name, _ in path_names(operation))}
        hints = [argument_hint(each.type, self._schemas) for _, each in found]
        # They become fields of a class, too, where `omit` and `field` are written out.
        taken |= annotating([*hints, "omit", "field"])
        if flag:
            taken.add(attribute(flag))
        kept = self._kept_names(operation)
        # A deprecated name is nobody else's.
        taken |= self._former.get(route_of(operation.verb, operation.path), {}).keys()
        names = _names([key for key, _ in sent], found, taken, kept)
        given = [
            Given(
                name=name,
                key=key,
                property=each,
                location=location,
                position=listed.index((location, each)),
            )
            for name, (key, (location, each)) in zip(names, sent, strict=True)
        ]
        order = {name: index for index, name in enumerate(kept)}
        places = [order.get(f"{each.location} {each.property.wire}", len(order)) for each in given]
        return tuple(each for _, each in sorted(zip(places, given, strict=True), key=_first))

    def _kept_names(self, operation: Operation) -> Mapping[str, str]:
        """Place and wire name of the arguments that an operation has had -> name, in order."""
        route = route_of(operation.verb, operation.path)
        found, former = self._kept.get(route), self._former.get(route, {})
        brought_back = {each.was: name for name, each in former.items()}
        return {**(found.parameters if found else {}), **brought_back}

    def _all(self, operation: Operation) -> Iterator[tuple[Place, Property]]:
        if operation.body is not None:
            yield from _of_body(operation.body)
        for parameter in operation.parameters:
            if parameter.location == "path":
                continue
            wire = parameter.property.wire.lower()
            if parameter.location != "header" or wire not in self._sent:
                yield parameter.location, parameter.property


def _first(pair: tuple[int, Given]) -> int:
    return pair[0]


def flag_of(operation: Operation, flag: str) -> tuple[Place, Property] | None:
    """The property of the body, else the query parameter, that switches streaming on."""
    for each in operation.body.properties if operation.body else ():
        if each.wire == flag:
            return "body", each
    for parameter in operation.parameters:
        if parameter.location == "query" and parameter.property.wire == flag:
            return "query", parameter.property
    return None


def _names(
    keys: Sequence[str],
    found: Sequence[tuple[Place, Property]],
    taken: Collection[str],
    kept: Mapping[str, str],
) -> list[str]:
    """Their Python names: of those with one wire name, all but one say where they go."""
    settled = [kept.get(f"{location} {each.wire}", "") for location, each in found]
    wished = [
        attribute(each.wire if key == each.wire else f"{each.wire}_{location}", _RESERVED)
        for key, (location, each) in zip(keys, found, strict=True)
    ]
    own = [key == each.wire for key, (_, each) in zip(keys, found, strict=True)]
    # Who has a name of its own keeps it.
    order = sorted(range(len(found)), key=lambda index: not own[index])
    free = [index for index in order if not settled[index]]
    names = distinct((wished[index] for index in free), {*taken, *settled})
    given = dict(zip(free, names, strict=True))
    return [name or given[index] for index, name in enumerate(settled)]


def _keys(found: Sequence[tuple[Place, Property]]) -> list[str]:
    """The wire names; the place is added where the body or an earlier place has the same."""
    order: tuple[Place, ...] = ("body", "query", "querystring", "header", "cookie", "path")
    first: dict[str, Place] = {}
    for location, each in sorted(found, key=lambda pair: order.index(pair[0])):
        first.setdefault(each.wire, location)
    return [
        each.wire if first[each.wire] == location else f"{each.wire} ({location})"
        for location, each in found
    ]


def _of_body(body: Body) -> Iterator[tuple[Place, Property]]:
    """The properties of a body, or the whole of it; of several that may be sent, of all."""
    found: dict[str, list[Property]] = {}
    for choice in body.choices:
        for each in choice.properties:
            if not each.read_only:
                found.setdefault(each.wire, []).append(each)
        if choice.type is not None:
            whole = Property(
                wire=WHOLE_BODY,
                type=choice.type,
                required=body.required,
                description=body.description,
            )
            found.setdefault(WHOLE_BODY, []).append(whole)
    for properties in found.values():
        types = tuple(dict.fromkeys(each.type for each in properties))
        yield "body", replace(
            properties[0],
            type=types[0] if len(types) == 1 else OneOf(types),
            required=len(properties) == len(body.choices)
            and all(each.required for each in properties),
        )
    if body.others:
        media_types = tuple(each.content_type for each in body.choices)
        yield "header", Property(
            wire=CONTENT_TYPE,
            type=Constant(media_types),
            required=False,
            description="The media type to send the body as.",
            default=body.content_type,
            has_default=True,
        )


def path_names(operation: Operation) -> list[tuple[str, Parameter]]:
    """The path parameters under their Python names, in the order of the path."""
    found = [each for each in operation.parameters if each.location == "path"]
    found.sort(key=lambda each: operation.path.find(f"{{{each.property.wire}}}"))
    names = distinct(
        each.name or attribute(each.property.wire, BUILDER_PARAMETERS) for each in found
    )
    return list(zip(names, found, strict=True))
