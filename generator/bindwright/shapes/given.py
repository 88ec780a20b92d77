"""What the caller of a method gives: the arguments besides those in the path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bindwright.hints import argument_hint
from bindwright.names import (
    BUILDER_PARAMETERS,
    METHOD_PARAMETERS,
    MODEL_ATTRIBUTES,
    attribute,
    distinct,
)
from bindwright.normalize.form import NormalForm, Operation, Parameter, Property
from bindwright.settings import MethodSettings, Settings
from bindwright.shapes.classes import annotating
from bindwright.shapes.form import PlanError

_RESERVED = METHOD_PARAMETERS | MODEL_ATTRIBUTES
"""Arguments of a method are fields of a class, too."""
WHOLE_BODY = "body"
"""The argument that is the request body, where it is not an object with properties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One argument, by its Python name."""

    name: str
    property: Property
    location: Literal["query", "header", "cookie", "body"]


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

    def of(
        self, operation: Operation, flag: str | None, method: MethodSettings
    ) -> tuple[Given, ...]:
        """The keyword arguments of an operation, without the stream flag, required ones first.

        Headers that the client sends by itself are left out.

        Raises:
            PlanError: two things that are sent have one name.
        """
        found = [each for each in self._all(operation) if each[0] != "body" or each[1].wire != flag]
        wires = [each.wire for _, each in found]
        for wire in wires:
            if wires.count(wire) > 1:
                raise PlanError(
                    method.pointer,
                    f"operation {operation.id} sends {wire!r} in two places",
                    "one argument cannot stand for both",
                    "rename one of them in an overlay, or skip the operation",
                )
        found.sort(key=lambda each: not each[1].required)
        taken = {*METHOD_PARAMETERS, *(name for name, _ in path_names(operation))}
        hints = [argument_hint(each.type, self._schemas) for _, each in found]
        # They become fields of a class, too, where `omit` and `field` are written out.
        taken |= annotating([*hints, "omit", "field"])
        if flag:
            taken.add(attribute(flag))
        names = distinct((attribute(each.wire, _RESERVED) for _, each in found), taken)
        return tuple(
            Given(name=name, property=each, location=location)
            for name, (location, each) in zip(names, found, strict=True)
        )

    def _all(
        self, operation: Operation
    ) -> Iterator[tuple[Literal["query", "header", "cookie", "body"], Property]]:
        body = operation.body
        if body is not None:
            for each in body.properties:
                yield "body", each
            if body.type is not None:
                yield (
                    "body",
                    Property(
                        wire=WHOLE_BODY,
                        type=body.type,
                        required=body.required,
                        description=body.description,
                    ),
                )
        for parameter in operation.parameters:
            if parameter.location == "path":
                continue
            wire = parameter.property.wire.lower()
            if parameter.location != "header" or wire not in self._sent:
                yield parameter.location, parameter.property


def path_names(operation: Operation) -> list[tuple[str, Parameter]]:
    """The path parameters under their Python names, in the order of the path."""
    found = [each for each in operation.parameters if each.location == "path"]
    found.sort(key=lambda each: operation.path.find(f"{{{each.property.wire}}}"))
    names = distinct(attribute(each.property.wire, BUILDER_PARAMETERS) for each in found)
    return list(zip(names, found, strict=True))
