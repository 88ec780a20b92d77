"""What a schema validator has to say, in words: the deepest error that matters, not the outermost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from bindwright.checks.rule import remove, update
from bindwright.diagnostics import Severity, shown, told
from bindwright.normalize.raw import is_list, is_map
from bindwright.source import pointer, split

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
_COMPONENT = re.compile(r"[A-Za-z0-9._-]+")
_READ_PAST = "it is read past; the SDK is made from the rest"
_IGNORED = "nothing knows what it means, so it changes nothing in the SDK"
# Names of definitions in the published schemas -> what they are called.
_CALLED = {
    "apikeysecurityscheme": "security scheme",
    "httpsecurityscheme": "security scheme",
    "oauth2securityscheme": "security scheme",
    "type-http": "security scheme",
    "type-apikey": "security scheme",
    "parameterlocation": "parameter",
    "pathparameter": "parameter",
    "queryparameter": "parameter",
}
_VALUES: Mapping[str, Any] = {
    "description": "...",
    "title": "...",
    "version": "1.0.0",
    "required": True,
    "url": "https://...",
    "name": "...",
    "in": "query",
    "content": {},
    "schema": {},
    "scopes": {},
    "tokenUrl": "https://...",
    "propertyName": "type",
    "default": "...",
    "type": "http",
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that the standard does not allow."""

    code: str
    pointer: str
    problem: str
    effect: str
    remedy: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True, eq=False)
class _Error:
    """One error of the validator."""

    kind: str
    """As the validator calls it, such as `Required`."""
    facts: Mapping[str, Any]
    """What belongs to the kind: `property`, `options`, `types`, `unexpected`, ..."""
    path: tuple[str | int, ...]
    rule: tuple[str, ...]
    """Where the published schema says so."""
    instance: Any
    message: str
    branches: tuple[tuple[_Error, ...], ...] = ()
    """For a union: the errors of each member."""


def _read(error: ValidationError) -> _Error:
    facts = error.kind.as_dict()
    context: list[list[ValidationError]] = facts.get("context", [])
    return _Error(
        kind=type(error.kind).__name__,
        facts=facts,
        path=tuple(error.instance_path),
        rule=tuple(map(str, error.schema_path)),
        instance=error.instance,
        message=error.message,
        branches=tuple(tuple(map(_read, branch)) for branch in context),
    )


def complaints(
    error: ValidationError,
    definitions: Mapping[str, Any],
    data: Any,
    whole: str = "the description",
) -> Iterator[Complaint]:
    """What an error comes down to.

    `definitions` are those of the published schema; `whole` is what the data is called.
    """
    leaves = _leaves(_read(error))
    explained = {leaf.path for leaf in leaves if leaf.kind != "OneOfMultipleValid"}
    for leaf in leaves:
        if leaf.kind == "OneOfMultipleValid" and leaf.path in explained:
            continue  # something is missing that would tell the forms apart
        defined = _defined(leaf, definitions)
        name = _called(defined, whole)
        place = where(data, leaf.path)
        subject = _subject(place, whole)
        match leaf.kind:
            case "Required":
                yield _missing(place, name, [str(leaf.facts["property"])], leaf.instance)
            case "OneOfNotValid" | "AnyOf":
                yield _missing(place, name, _wanted(leaf), leaf.instance)
            case "Type":
                yield _wrong_type(place, subject, leaf)
            case "Enum":
                yield _unknown_value(place, subject, leaf.instance, list(leaf.facts["options"]))
            case "Constant":
                yield _unknown_value(place, subject, leaf.instance, [leaf.facts["expected_value"]])
            case "AdditionalProperties" | "UnevaluatedProperties":
                if defined == "paths":
                    continue  # a rule says what is wrong with a path
                yield from _unknown_fields(place, name, leaf, definitions.get(defined, {}))
            case "MinItems" if place.endswith(("/oneOf", "/anyOf", "/allOf")):
                pass  # a rule says what follows from that
            case "PropertyNames" if place.endswith("/additionalOperations"):
                pass  # reading the operations says which
            case "PropertyNames" if is_map(leaf.instance):
                yield from _odd_keys(place, subject, leaf.instance)
            case "FalseSchema":
                yield _needless(place, subject)
            case _:
                yield _bad(place, subject, leaf)


def where(data: Any, path: Iterable[str | int]) -> str:
    """The pointer of a path; a key that looks like an index is told apart by what holds it."""
    place = ""
    for part in path:
        key: str | int = str(part) if is_map(data) else part
        place += pointer(key)
        data = _member(data, key)
    return place


def _member(data: Any, key: str | int) -> Any:
    if is_map(data):
        return next((each for name, each in data.items() if str(name) == key), None)
    if is_list(data) and isinstance(key, int) and key < len(data):
        return data[key]
    return None


# -- the errors that matter ---------------------------------------------------------------------


def _leaves(error: _Error) -> list[_Error]:
    """The errors inside an error of a union, from the alternative that was probably meant."""
    if error.kind not in ("AnyOf", "OneOfNotValid"):
        return [error]
    branches = [[leaf for each in branch for leaf in _leaves(each)] for branch in error.branches]
    branches = [each for each in branches if each and not _demands_reference(each)] or branches
    own = len(error.path)
    if all(_is_plain_demand(each, own) for each in branches):
        return [error]  # it lacks one of several properties: that is said as one thing
    meant = [each for each in branches if not any(map(_is_other_kind, each))] or branches
    typed = [each for each in meant if not any(_is_wrong_kind(leaf, own) for leaf in each)] or meant
    return max(typed, key=lambda each: (max(len(leaf.path) for leaf in each), -len(each)))


def _demands_reference(branch: list[_Error]) -> bool:
    return any(each.kind == "Required" and each.facts["property"] == "$ref" for each in branch)


def _is_plain_demand(branch: list[_Error], depth: int) -> bool:
    """Whether all that is wrong is one missing property of the object itself."""
    only = branch[0]
    return len(branch) == 1 and only.kind == "Required" and len(only.path) == depth


def _is_other_kind(error: _Error) -> bool:
    """Whether a property that tells kinds apart says that another one is meant."""
    is_fixed = error.kind == "Constant"
    is_fixed = is_fixed or (error.kind == "Enum" and len(error.facts["options"]) == 1)
    return is_fixed and error.path[-1:] in (("in",), ("type",), ("scheme",))


def _is_wrong_kind(error: _Error, depth: int) -> bool:
    return error.kind == "Type" and len(error.path) == depth


def _wanted(error: _Error) -> list[str]:
    """The properties of which one is missing."""
    found = [leaf for branch in error.branches for leaf in branch]
    return [str(each.facts["property"]) for each in found if each.kind == "Required"]


# -- words --------------------------------------------------------------------------------------


def _missing(place: str, name: str, wanted: list[str], instance: Any) -> Complaint:
    names = " or ".join(f"`{each}`" for each in dict.fromkeys(wanted))
    first = wanted[0] if wanted else ""
    value = _VALUES.get(first, {})
    if first == "type" and is_map(instance) and ("in" in instance or "name" in instance):
        value = "apiKey"
    return Complaint(
        "missing-field",
        place,
        f"the {name} lacks {names}" if names else f"the {name} fits none of its forms",
        "the standard asks for it; other tools may refuse the description",
        update(place, {first: value}) if first else "",
    )


def _wrong_type(place: str, subject: str, leaf: _Error) -> Complaint:
    wanted = " or ".join(_TYPES.get(str(each), str(each)) for each in leaf.facts["types"])
    remedy = ""
    if "text" in wanted and isinstance(leaf.instance, bool | int | float):
        remedy = f'quote it: "{shown(leaf.instance)}"'
    return Complaint(
        "wrong-type",
        place,
        f"{subject} has to be {wanted}, not {told(leaf.instance)}",
        _READ_PAST,
        remedy or f"write {wanted}",
    )


def _unknown_value(place: str, subject: str, given: Any, options: list[Any]) -> Complaint:
    texts = [each for each in options if isinstance(each, str)]
    close = get_close_matches(given, texts, 1) if isinstance(given, str) else []
    listed = ", ".join(each if isinstance(each, str) else shown(each) for each in options)
    return Complaint(
        "unknown-value",
        place,
        f"{subject} cannot be {shown(given)}",
        _READ_PAST,
        f"did you mean {close[0]!r}?" if close else f"one of: {listed}",
    )


def _unknown_fields(
    place: str, name: str, leaf: _Error, definition: Mapping[str, Any]
) -> Iterator[Complaint]:
    known = sorted(_fields(definition))
    for field in leaf.facts["unexpected"]:
        if field in known:
            continue  # known, and reported for what it holds
        close = get_close_matches(str(field), known, 1)
        at = place + pointer(str(field))
        yield Complaint(
            "unknown-field",
            at,
            f"the {name} has no field {shown(str(field))}",
            _IGNORED,
            (
                f"did you mean {close[0]!r}?"
                if close
                else f"call it x-{field}, or take it away; {remove(at)}"
            ),
            "warning",
        )


def _fields(schema: Any) -> set[str]:
    """Every property that a definition names, wherever in it."""
    if is_list(schema):
        return {name for each in schema for name in _fields(each)}
    if not is_map(schema):
        return set()
    own = schema.get("properties")
    found = set(own) if is_map(own) else set[str]()
    return found | {
        name for key, each in schema.items() if key != "properties" for name in _fields(each)
    }


def _needless(place: str, subject: str) -> Complaint:
    return Complaint(
        "unknown-field",
        place,
        f"{subject} has no meaning here",
        _IGNORED,
        f"take it away; {remove(place)}",
        "warning",
    )


def _odd_keys(place: str, subject: str, holder: Mapping[str, Any]) -> Iterator[Complaint]:
    """Names of components that the standard does not allow (OpenAPI 3.1, section 4.8.7.1)."""
    for key in holder:
        if not _COMPONENT.fullmatch(str(key)):
            yield Complaint(
                "bad-value",
                place + pointer(key),
                f"{subject} cannot have the key {shown(key)}",
                "other tools may refuse the description",
                "use letters, digits, and any of: . _ -",
            )


def _bad(place: str, subject: str, leaf: _Error) -> Complaint:
    told = {
        "Pattern": f"{subject} cannot be {shown(leaf.instance)}",
        "Format": f"{subject} cannot be {shown(leaf.instance)}",
        "MinItems": f"{subject} is empty",
        "MinProperties": f"{subject} is empty, or lacks something",
        "MaxProperties": f"{subject} says too many things",
        "UniqueItems": f"{subject} says something twice",
        "OneOfMultipleValid": f"{subject} says things that exclude each other",
        "Not": f"{subject} says things that exclude each other",
    }
    return Complaint(
        "bad-value",
        place,
        told.get(leaf.kind, f"{subject} is not right: {leaf.message}"),
        _READ_PAST,
        _REMEDIES.get(leaf.kind, "write what the standard allows here"),
    )


_REMEDIES = {
    "Pattern": "write it in the form that the standard asks for",
    "Format": "write it in the form that the standard asks for",
    "MinItems": "list at least one thing, or take it away",
    "MinProperties": "say at least one thing, or take it away",
    "UniqueItems": "take away what stands there twice",
    "OneOfMultipleValid": "keep one of them",
    "Not": "keep one of them",
}


def _subject(place: str, whole: str) -> str:
    *_, above, last = ("", *split(place)) if place else ("", "")
    if last.isdecimal() and above:
        return f"item {last} of `{above}`"
    return f"`{last}`" if last else whole


def _defined(leaf: _Error, definitions: Mapping[str, Any]) -> str:
    """The definition of the published schema that an error comes from; empty for JSON Schema's."""
    pairs = zip(leaf.rule, leaf.rule[1:], strict=False)
    found = [name for word, name in pairs if word in ("$defs", "definitions")]
    known = found and (found[-1] in definitions or found[-1] in _CALLED)
    return found[-1] if known else ""


def _called(name: str, whole: str) -> str:
    """What a definition is called: `security-scheme`, `APIKeySecurityScheme` -> words."""
    plain = name.removesuffix("-or-reference")
    if plain in ("", "Schema", "schema"):
        return "value" if whole == "the value" else "schema"
    return _CALLED.get(plain.lower()) or _words(plain)


def _words(name: str) -> str:
    words = ""
    for before, char in zip(" " + name, name, strict=False):
        words += f" {char.lower()}" if char.isupper() and before.islower() else char
    return words.replace("-", " ").lower().strip()
