"""What on the new side is what on the old side, under its own name or another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from bindwright.changes.model import Cause
from bindwright.changes.retyping import Retyping
from bindwright.changes.sides import Side
from bindwright.lock.deprecating import has_grown
from bindwright.normalize.form import AliasSchema, ObjectSchema, Property, Schema, UnionSchema
from bindwright.plan import Method

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

T = TypeVar("T")
_Like: TypeAlias = Callable[[Schema, Schema, Retyping], bool]


def unique_pairs(
    gone: Iterable[T], come: Iterable[T], alike: Callable[[T, T], bool]
) -> list[tuple[T, T]]:
    """Those that are alike, each with the only one that it is like."""
    gone, come = list(gone), list(come)
    pairs: list[tuple[T, T]] = []
    for each in gone:
        likes = [other for other in come if alike(each, other)]
        if len(likes) == 1 and sum(alike(other, likes[0]) for other in gone) == 1:
            pairs.append((each, likes[0]))
    return pairs


def renamed_classes(old: Side, new: Side) -> dict[str, str]:
    """Old name -> new name of the classes that go by another one.

    A class is the same when the new side keeps its old name as a deprecated one, when its schema
    stands under the same key, or when no other schema that came or went looks like it.
    """
    gone = [each for each in old.classes if each not in new.classes]
    come = [each for each in new.classes if each not in old.classes]
    kept = new.settings.lock.old_classes
    found = {
        name: kept[name].name for name in gone if name in kept and kept[name].name in new.classes
    }
    for name in [each for each in gone if each not in found]:
        now = new.form.sources.get(old.keys.get(name, ""))
        if now in come and _comparable(old.form.schemas.get(name), new.form.schemas.get(now)):
            found[name] = now
    # Unions come after the objects that they are made of, and what has grown after all else.
    for like in (same_shape, same_shape, grown_shape):
        retyping = Retyping(old.form, new.form, found)
        rest = [each for each in gone if each in old.form.schemas and each not in found]
        free = [each for each in come if each in new.form.schemas and each not in found.values()]

        def alike(was: str, name: str, retyping: Retyping = retyping, like: _Like = like) -> bool:
            return like(old.form.schemas[was], new.form.schemas[name], retyping)

        found |= dict(unique_pairs(rest, free, alike))
    return found


def _comparable(old: Schema | None, new: Schema | None) -> bool:
    return old is not None and type(old) is type(new)


def grown_shape(old: Schema, new: Schema, retyping: Retyping) -> bool:
    """Whether an object is another one with few more properties."""
    if not (isinstance(old, ObjectSchema) and isinstance(new, ObjectSchema)):
        return False
    was, now = _shape(old.properties), _shape(new.properties)
    return has_grown(was, now) and all(
        same_property(was[each], now[each], retyping) for each in was
    )


def same_shape(old: Schema, new: Schema, retyping: Retyping) -> bool:
    """Whether two schemas say the same, apart from their names and texts."""
    match old, new:
        case ObjectSchema(), ObjectSchema():
            was, now = _shape(old.properties), _shape(new.properties)
            return (
                was.keys() == now.keys()
                and len(was) > 1
                and all(same_property(was[each], now[each], retyping) for each in was)
            )
        case UnionSchema(), UnionSchema():
            return not list(retyping.members(old.members, new.members))
        case AliasSchema(), AliasSchema():
            return retyping.same(old.type, new.type)
        case _:
            return False


def _shape(properties: Sequence[Property]) -> dict[str, Property]:
    return {each.wire: each for each in properties}


def same_property(old: Property, new: Property, retyping: Retyping) -> bool:
    """Whether two properties differ in nothing but names and texts."""
    return old.required == new.required and retyping.same(old.type, new.type)


def renamed_methods(old: Side, new: Side, retyping: Retyping) -> dict[str, str]:
    """Old path -> new path of the methods that go by another one.

    A method is the same when it calls the same operation, or one of the same resource that takes
    and gives the same where there is only one such.
    """
    gone = [each for each in old.methods if each not in new.methods]
    come = [each for each in new.methods if each not in old.methods]

    def same_operation(was: str, name: str) -> bool:
        one, other = old.methods[was], new.methods[name]
        same = one.operation == other.operation or route(one) == route(other)
        return same and one.sending == other.sending and bool(one.poll) == bool(other.poll)

    def same_call(was: str, name: str) -> bool:
        one, other = old.methods[was], new.methods[name]
        return (
            was.rpartition(".")[0] == name.rpartition(".")[0]
            and one.verb == other.verb
            and one.sending == other.sending
            and [each.name for each in one.arguments] == [each.name for each in other.arguments]
            and len(one.path_arguments) == len(other.path_arguments)
            and _answers_alike(old, new, one, other, retyping)
        )

    found = dict(unique_pairs(gone, come, same_operation))
    rest = [each for each in gone if each not in found]
    free = [each for each in come if each not in found.values()]
    return found | dict(unique_pairs(rest, free, same_call))


def _answers_alike(old: Side, new: Side, one: Method, other: Method, retyping: Retyping) -> bool:
    was, now = (
        side.operations[each.operation].answer.type for side, each in ((old, one), (new, other))
    )
    return was == now if was is None or now is None else retyping.same(was, now)


def route(method: Method) -> tuple[str, str]:
    """Verb and path, whatever the parameters in the path are called."""
    return method.verb, plain_path(method.path)


def plain_path(path: str) -> str:
    """A path without the names of its parameters."""
    return _PLACEHOLDER.sub("{}", path)


def renamed_properties(
    old: Mapping[str, Property],
    new: Mapping[str, Property],
    pairs: Mapping[str, str],
    retyping: Retyping,
) -> dict[str, str]:
    """Old name -> new name of the properties, beside the known `pairs`, that go by another one.

    Such a property is the only one of its type to come and go, and has kept its text or its
    place: most properties are plain strings, and of two of them the type tells little.
    """
    before = _predecessors(list(old), set(pairs))
    after = _predecessors(list(new), set(pairs.values()))

    def alike(was: str, name: str) -> bool:
        text = old[was].description
        kept = bool(text) and text == new[name].description
        placed = pairs.get(before[was], "") == after[name]
        return (kept or placed) and same_property(old[was], new[name], retyping)

    gone = [each for each in old if each not in pairs]
    come = [each for each in new if each not in pairs.values()]
    return dict(unique_pairs(gone, come, alike))


def _predecessors(names: Sequence[str], known: set[str]) -> dict[str, str]:
    """For each name, the last `known` one before it."""
    found: dict[str, str] = {}
    last = ""
    for name in names:
        found[name] = last
        last = name if name in known else last
    return found


class Ended(NamedTuple):
    """Why a deprecated name of a field or parameter is there no longer."""

    wire: str
    cause: Cause
    instead: str = ""


def former_ended(reused: bool, gone: bool) -> Ended:
    """Why a deprecated name has ended.

    Args:
        reused: Whether something else has the name now.
        gone: Whether what it stood for is gone.
    """
    if reused:
        what = "the description has something new of that name"
        return Ended(what, "description", "; something else is called so now")
    if gone:
        return Ended("what it stood for is gone from the description", "description")
    return Ended("the deprecated name was taken out of the name lock", "settings")
