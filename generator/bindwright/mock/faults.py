"""What is wrong with a request, said so that the person who sent it can put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jsonschema import ValidationError

from bindwright.mock.description import Description, accepts, kind_of, kinds
from bindwright.mock.heirs import same_target
from bindwright.normalize.raw import is_map

_LONGEST = 240
_UNIONS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request; `where` is like `body.tools[0].type`."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


def explain(error: ValidationError, where: str, description: Description) -> Iterator[Fault]:
    """The faults behind an error; those inside a union are of the member that was meant."""
    here = where + "".join(map(_step, error.absolute_path))
    if str(error.validator) in _UNIONS and error.context:
        yield from _Union(error, where, here, description).faults()
    elif error.validator in _UNIONS:
        yield Fault(here, "fits several of the alternatives, and must fit exactly one")
    else:
        yield Fault(here, _short(error.message))


class _Union:
    """A value that fits no member of a union."""

    def __init__(
        self, error: ValidationError, where: str, here: str, description: Description
    ) -> None:
        self._value: Any = error.instance
        self._schema: Any = error.schema
        members: Any = error.validator_value
        self._members: list[Any] = members
        self._where, self._here, self._description = where, here, description
        self._errors: dict[int, list[ValidationError]] = {}
        for each in error.context or ():
            self._errors.setdefault(int(each.schema_path[0]), []).append(each)

    def faults(self) -> Iterator[Fault]:
        """What keeps the value from being the member that it was meant to be."""
        meant = [each for each in self._errors if self._is_of_a_kind_of(each)]
        if not meant:
            yield Fault(self._here, f"{_shown(self._value)} is not {self._wanted()}")
            return
        if is_map(self._value):
            for tag in self._tags():
                known = self._known(tag, meant)
                wanted = [each for each in meant if self._value.get(tag) in known.get(each, ())]
                if tag not in self._value:
                    yield Fault(self._here, f"{tag!r} is a required property")
                    return
                if not wanted:
                    every = list(dict.fromkeys(text for each in known.values() for text in each))
                    problem = f"{_shown(self._value[tag])} is not one of {every!r}"
                    yield Fault(self._here + _step(tag), _short(problem))
                    return
                meant = wanted
        choices = self._choices(meant)
        if choices:
            yield Fault(self._here, _short(f"{_shown(self._value)} is not one of {choices!r}"))
            return
        for each in min((self._errors[each] for each in meant), key=len):
            yield from explain(each, self._where, self._description)

    def _is_of_a_kind_of(self, member: int) -> bool:
        found = self._description.alternatives(self._members[member])
        leaves = [each for each in found if not each.keys() & {*_UNIONS, "allOf"}]
        return not leaves or any(accepts(kinds(each), self._value) for each in leaves)

    def _wanted(self) -> str:
        found = [
            kind
            for member in self._members
            for each in self._description.alternatives(member)
            for kind in sorted(kinds(each))
        ]
        return "of type " + " or ".join(map(repr, dict.fromkeys(found)))

    def _tags(self) -> list[str]:
        """The properties that tell members apart: the declared one, else those with a constant."""
        declared = self._schema.get("discriminator") if is_map(self._schema) else None
        if is_map(declared) and isinstance(declared.get("propertyName"), str):
            return [declared["propertyName"]]
        objects = [each for each in self._errors if self._is_of_a_kind_of(each)]
        found = [self._constants(each) for each in objects]
        if len(found) < 2:
            return []
        return [name for name in found[0] if all(name in each for each in found)]

    def _constants(self, member: int) -> dict[str, list[Any]]:
        """The properties of a member that may have one of a few values only, and those."""
        found: dict[str, list[Any]] = {}
        for schema in self._description.alternatives(self._members[member]):
            for name, declared in schema.get("properties", {}).items():
                for each in self._description.members(declared):
                    values = [each["const"]] if "const" in each else each.get("enum", [])
                    found.setdefault(name, []).extend(values)
        return {name: values for name, values in found.items() if values}

    def _known(self, tag: str, members: Iterable[int]) -> dict[int, list[Any]]:
        """The values of the tag that mean each member, by constant, mapping or schema name."""
        declared = self._schema.get("discriminator") if is_map(self._schema) else None
        mapping: dict[str, Any] = declared.get("mapping", {}) if is_map(declared) else {}
        known: dict[int, list[Any]] = {}
        for each in members:
            reference = self._members[each].get("$ref", "")
            mapped = [key for key, value in mapping.items() if same_target(value, reference)]
            name = [reference.rpartition("/")[2]] if reference else []
            known[each] = mapped or self._constants(each).get(tag, []) or name
        return known

    def _choices(self, members: list[int]) -> list[Any]:
        """All values that would do, if each of the members is a list of values."""
        found: list[Any] = []
        for member in members:
            first = self._errors[member][0]
            if len(self._errors[member]) > 1 or first.path or first.validator not in _FIXED:
                return []
            wanted: Any = first.validator_value
            found += wanted if first.validator == "enum" else [wanted]
        return found


_FIXED = ("const", "enum")


def _step(part: object) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    text = str(part)
    return f".{text}" if re.fullmatch(r"[\w$-]+", text) else f"[{_shown(text)}]"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:60]}... (a JSON {kind_of(value)})"


def _short(message: str) -> str:
    if len(message) <= _LONGEST:
        return message
    return f"{message[: _LONGEST // 2]} ... {message[-_LONGEST // 2 :]}"
