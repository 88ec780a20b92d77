"""Properties and parameters that the description renames keep their old names as deprecated ones.

What a property or parameter is known again by is its type, whether it is required, and where it
stands. A type that many have, such as a text, says little; so does the last place, where whatever
is new goes, and any place in an alphabetical list.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bindwright.hints import answer_hint, argument_hint
from bindwright.lock.following import only_pairs
from bindwright.lock.model import Former, LockedClass, LockedMethod, NameLock
from bindwright.normalize.form import NormalForm, ObjectSchema, Property, Schema
from bindwright.shapes import Given, Shape, Shapes, unhidden

_WORD = re.compile(r"\w+")
_LONGEST = 80
_REQUIRED = "required "

Names = Mapping[str, Former]


def argument_key(location: str, wire: str) -> str:
    """What the lock knows an argument by."""
    return f"{location} {wire}"


def field_types(schema: Schema, schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Name in JSON -> type of the properties of an object, as the lock says it."""
    if not isinstance(schema, ObjectSchema):
        return {}
    return {each.wire: _type(each, answer_hint(each.type, schemas)) for each in schema.properties}


def parameter_types(given: Iterable[Given], schemas: Mapping[str, Schema]) -> dict[str, str]:
    """Place and name -> type of the arguments of a method, as the lock says it."""
    return {
        argument_key(each.location, each.property.wire): _type(
            each.property, argument_hint(each.property.type, schemas)
        )
        for each in sorted(given, key=lambda each: each.position)
    }


def _type(property_: Property, hint: str) -> str:
    if len(hint) > _LONGEST:
        digest = hashlib.sha256(hint.encode()).hexdigest()[:8]
        hint = f"{hint[:_LONGEST]}... {digest}"
    return f"{_REQUIRED}{hint}" if property_.required else hint


def with_old_names(lock: NameLock, form: NormalForm, shapes: Shapes) -> tuple[NameLock, Shapes]:
    """The lock and the shapes, with the deprecated names of what the description has renamed."""
    renaming = _Renaming(lock, form, shapes)
    fields = {
        name: found
        for name, shape in shapes.shapes.items()
        if shape.kind == "dataclass" and shape.schema and (found := renaming.fields(name, shape))
    }
    parameters = {
        ".".join(path): found for path in shapes.given if (found := renaming.parameters(path))
    }
    named = dict(fields)
    for path, name in shapes.params.items():
        if ".".join(path) in parameters:
            named |= dict.fromkeys((name, f"{name}Dict"), parameters[".".join(path)])
    changed = {
        name: _with_former(each, named.get(name) or named[each.base or ""], shapes)
        for name, each in shapes.shapes.items()
        if name in named or (each.base in named and not each.twin)
    }
    return (
        replace(lock, old_fields=fields, old_parameters=parameters),
        replace(shapes, shapes={**shapes.shapes, **changed}),
    )


def _with_former(shape: Shape, names: Names, shapes: Shapes) -> Shape:
    """A class with deprecated names; its base class may be the one that has them."""
    if shape.twin:
        # The keys of a plain dict are all that there is of it.
        fields = {each.name: each for each in shape.fields}
        old = (
            replace(
                fields[each.now],
                name=name,
                default="absent",
                description=f"Deprecated: it is called `{each.now}` now.",
            )
            for name, each in names.items()
        )
        return replace(shape, fields=(*shape.fields, *old))
    former = {name: each.now for name, each in names.items()}
    if shape.base:
        inherited = unhidden(shapes.shapes[shape.base].fields, former)
        return replace(shape, former=former, inherited=inherited)
    return replace(shape, former=former, fields=unhidden(shape.fields, former))


class _Renaming:
    """Finds what goes by another name than the lock has it."""

    def __init__(self, lock: NameLock, form: NormalForm, shapes: Shapes) -> None:
        self._lock = lock
        self._form = form
        self._shapes = shapes
        self._before = {each.name: old for old, each in lock.old_classes.items()}

    def fields(self, name: str, shape: Shape) -> dict[str, Former]:
        """The deprecated names of the fields of a class."""
        owner = name if name in self._lock.classes else self._before.get(name, name)
        locked = self._lock.classes.get(owner, LockedClass(place="", module=""))
        now = {each.wire: each.name for each in shape.fields}
        types = field_types(self._form.schemas[name], self._form.schemas)
        pairs = self._pairs(locked.types, types)
        # The settings may have given another name to what the description still calls the same.
        pairs |= {wire: wire for wire in locked.fields if wire in now}
        former = self._lock.old_fields
        earlier = former.get(name, {}) or former.get(owner, {})
        return _names(earlier, locked.fields, pairs, now)

    def parameters(self, path: tuple[str, ...]) -> dict[str, Former]:
        """The deprecated names of the parameters of a method."""
        where, given = ".".join(path), self._shapes.given[path]
        locked = self._lock.methods.get(where, LockedMethod(operation="", route=""))
        now = {argument_key(each.location, each.property.wire): each.name for each in given}
        types = parameter_types(given, self._form.schemas)
        pairs: dict[str, str] = {}
        for place in {key.partition(" ")[0] for key in types}:
            before, after = (
                {key: each for key, each in side.items() if key.startswith(f"{place} ")}
                for side in (locked.types, types)
            )
            pairs |= self._pairs(before, after)
        return _names(self._lock.old_parameters.get(where, {}), locked.parameters, pairs, now)

    def _pairs(self, before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
        """Old key -> new key of what is the same by its type and its place."""
        old_places, new_places = _places(before, after), _places(after, before)
        listed = list(before) == sorted(before) and list(after) == sorted(after)

        def alike(old: str, new: str) -> bool:
            telling = self._is_own(after[new]) or not (listed or new_places[new][1] == "")
            same = self._renamed_in(before[old]) == after[new]
            return same and telling and old_places[old] == new_places[new]

        return only_pairs(
            [key for key in before if key not in after],
            [key for key in after if key not in before],
            alike,
        )

    def _is_own(self, type_: str) -> bool:
        """Whether a type is made of a class or of fixed values, which few properties have."""
        return "Literal[" in type_ or bool(
            self._form.schemas.keys() & set(_WORD.findall(type_.removeprefix(_REQUIRED)))
        )

    def _renamed_in(self, type_: str) -> str:
        """A type of the lock, with the names that its classes have now."""
        old = self._lock.old_classes
        return _WORD.sub(lambda word: old[word[0]].name if word[0] in old else word[0], type_)


def _places(here: Mapping[str, str], there: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each key, the nearest before and after it that stand on both sides."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for found, keys in ((before, list(here)), (after, list(here)[::-1])):
        last = ""
        for key in keys:
            found[key] = last
            last = key if key in there else last
    return {key: (before[key], after[key]) for key in here}


def _names(
    earlier: Names, locked: Mapping[str, str], pairs: Mapping[str, str], now: Mapping[str, str]
) -> dict[str, Former]:
    """The deprecated names: those that there were, and those of what was renamed.

    A name that is used again is deprecated no longer.

    Args:
        earlier: the deprecated names so far.
        locked: key -> the name that it has had.
        pairs: key -> the key that it has now.
        now: key -> the name that it has now.
    """
    found = {
        locked[key]: Former(now=now[to], was=key)
        for key, to in pairs.items()
        if key in locked and to in now
    }
    followed = {
        old: replace(each, now=found[each.now].now if each.now in found else each.now)
        for old, each in earlier.items()
    }
    used = set(now.values())
    return {
        old: each
        for old, each in sorted((followed | found).items())
        if old not in used and each.now in used
    }
