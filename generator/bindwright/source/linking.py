"""Many files -> one document, in which every reference is a pointer into that document.

What another file says is put where the reference to it stands, except for schemas: those become
components, since they may refer to themselves. So no later stage knows of files, identifiers or
base URIs. Values keep their marks, and diagnostics lead into the file that says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from bindwright.diagnostics import Place, Refused
from bindwright.source.building import MapMarks
from bindwright.source.document import Document
from bindwright.source.files import Change, File, Files, Target, relative_to
from bindwright.source.homes import Homes
from bindwright.source.limits import Limits
from bindwright.source.objects import Slot, slots
from bindwright.source.raw import is_map
from bindwright.source.remote import Remote
from bindwright.source.resolving import Later, Resolver

_IDENTIFIERS = ("$id", "$anchor", "$dynamicAnchor")
_DEFINITIONS = ("/$defs/", "/definitions/")
_FILES = (".yaml", ".yml", ".json")
# Beside a reference in OpenAPI 3.0 these would only be read, and change no type.
_PROSE = frozenset({"$ref", "description", "summary"})
_COMMENTS = frozenset({"title", "example", "deprecated", "externalDocs"})


@dataclass(frozen=True, slots=True)
class _Visit:
    """An object to look at: whose part it is, and what encloses it."""

    slot: Slot
    file: File
    base: str
    """What its references are relative to."""
    inside: tuple[Target, ...] = ()
    """What has been put in place around it."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A reference to a schema, to be rewritten once all are known."""

    holder: dict[str, Any]
    key: str
    target: Target


def link(document: Document, limits: Limits, remote: Remote, change: Change) -> Document:
    """The document with everything in it that its references lead to.

    Args:
        document: The first file of a description.
        limits: What each file may ask for at most.
        remote: Fetches files from other machines.
        change: Called with the URI, data and marks of each further file, to apply its overlays.

    Raises:
        Refused: A file cannot be read, or a reference into or out of another file leads nowhere.
    """
    if _stands_alone(document):
        return document
    return _Linker(document, Files.of(document, limits, remote, change)).linked()


def _stands_alone(document: Document) -> bool:
    """Whether all references are pointers already; cheap, since most descriptions are one file."""
    old = is_three_zero(document.data)
    for held in document.marks.values():
        if not isinstance(held, MapMarks):
            continue
        owner = held.owner
        reference = owner.get("$ref")
        if isinstance(reference, str):
            if not reference.startswith("#/") or any(each in reference for each in _DEFINITIONS):
                return False
            if old and not owner.keys() <= _PROSE:
                return False
        if not old and ("$dynamicRef" in owner or any(word in owner for word in _IDENTIFIERS)):
            return False
    return True


def is_three_zero(data: dict[str, Any]) -> bool:
    """Whether it is OpenAPI 3.0, whose schemas have no identifiers of their own."""
    return str(data.get("openapi", "")).startswith("3.0")


class _Linker:
    def __init__(self, document: Document, files: Files) -> None:
        self._document = document
        self._old = is_three_zero(document.data)
        self._marks = document.marks
        self._files = files
        self._root = files.root
        self._texts = {document.name: document.text, **document.texts}
        self._resolver = Resolver(self._files, self._marks, self._texts)
        self._stack: list[_Visit] = []
        self._seen: set[tuple[int, str]] = set()
        self._late: list[_Visit] = []
        self._uses: list[_Use] = []
        self._identified: list[dict[str, Any]] = []

    def linked(self) -> Document:
        whole = Slot({}, "", self._document.data, "description")
        self._visit_all([_Visit(whole, self._root, self._root.base)])
        self._resolver.is_late = True
        self._visit_all(self._late)
        if any(each.severity == "error" for each in self._resolver.found):
            raise Refused(self._resolver.found)
        self._rewrite()
        others = self._files.all[1:]
        return replace(
            self._document,
            texts=self._texts,
            digests={self._files.relative(each): each.digest for each in others},
            notes=tuple(self._resolver.found),
        )

    def _visit_all(self, visits: list[_Visit]) -> None:
        self._stack += reversed(visits)
        while self._stack:
            visit = self._stack.pop()
            try:
                self._stack += reversed(self._look(visit))
            except Later:
                self._late.append(visit)

    def _look(self, visit: _Visit) -> list[_Visit]:
        """Deal with the references of one object; what is to be visited next."""
        value, kind = visit.slot.value, visit.slot.kind
        is_schema = kind == "schema"
        if _refers(value) and not is_schema:
            return self._put_in_place(visit)
        if (id(value), kind) in self._seen:
            return []
        below: list[_Visit] = []
        if is_map(value) and is_schema:
            visit, below = self._schema(visit)
        self._seen.add((id(value), kind))
        return [*(replace(visit, slot=each) for each in slots(value, kind)), *below]

    # -- everything but schemas ---------------------------------------------------------------

    def _put_in_place(self, visit: _Visit) -> list[_Visit]:
        """Replace a reference by what it leads to, unless that is in the first file already."""
        slot, reference = visit.slot, visit.slot.value
        target = self._resolver.resolve(visit.file, visit.base, reference, "$ref")
        passed: list[Target] = []
        while target and target.file is not self._root and _refers(target.value):
            if target in passed:
                target = None
                self._report_loop(reference)
                break
            passed.append(target)
            target = self._resolver.resolve(target.file, target.base, target.value, "$ref")
        if target is None:
            return []
        if target.file is self._root:
            reference["$ref"] = _fragment(target.pointer)
            return [_Visit(Slot({}, "", target.value, slot.kind), self._root, target.base)]
        if target in visit.inside:
            self._report_loop(reference)
            return []
        siblings = self._siblings(slot)
        value = self._joined(target, siblings, reference)
        slot.holder[slot.key] = value
        self._mark(slot.holder, slot.key, target.place)
        inner = _Visit(slot, target.file, target.base, (*visit.inside, target))
        return [
            replace(visit if each.key in siblings else inner, slot=each)
            for each in slots(value, slot.kind)
        ]

    def _siblings(self, slot: Slot) -> dict[str, Any]:
        """What counts beside a reference (OpenAPI 3.1, sections 4.8.9.1 and 4.8.23.1)."""
        if slot.kind == "path item":
            return {key: each for key, each in slot.value.items() if key != "$ref"}
        words = () if self._old else ("summary", "description")
        return {word: slot.value[word] for word in words if word in slot.value}

    def _joined(self, target: Target, siblings: dict[str, Any], reference: dict[str, Any]) -> Any:
        value = target.value
        if not siblings or not is_map(value):
            return value
        joined: dict[str, Any] = {**value, **siblings}
        inner, outer = self._marks[id(value)], self._marks[id(reference)]
        places = {key: (outer if key in siblings else inner).place(key) for key in joined}
        self._marks[id(joined)] = MapMarks(joined, dict(places))
        return joined

    def _mark(self, holder: Any, key: Any, place: Place) -> None:
        held: Any = self._marks.get(id(holder))
        if held is not None:
            held.marks[key] = place

    def _report_loop(self, reference: dict[str, Any]) -> None:
        self._resolver.report(
            "circular-reference",
            reference,
            "$ref",
            f"the reference {reference['$ref']!r} leads back to what it stands in",
            "written out, the description would never end; only schemas may contain themselves",
            "end the circle, or move what it stands for into the first file",
        )

    # -- schemas ------------------------------------------------------------------------------

    def _schema(self, visit: _Visit) -> tuple[_Visit, list[_Visit]]:
        """The visit with its own base, and the schemas that this one refers to."""
        schema: dict[str, Any] = visit.slot.value
        if not self._old and any(word in schema for word in _IDENTIFIERS):
            self._identified.append(schema)
            if isinstance(schema.get("$id"), str):
                visit = replace(visit, base=relative_to(visit.base, schema["$id"])[0])
        if not self._old and isinstance(schema.get("$dynamicRef"), str) and "$ref" not in schema:
            # What may stand in for the anchor elsewhere does not matter to one description.
            self._mark(schema, "$ref", self._marks[id(schema)].place("$dynamicRef"))
            schema["$ref"] = schema.pop("$dynamicRef")
        below: list[_Visit] = []
        if isinstance(schema.get("$ref"), str):
            target = self._resolver.resolve(visit.file, visit.base, schema, "$ref")
            if target is not None:
                below.append(self._use(schema, "$ref", target))
            if self._old:
                self._ignore_siblings(schema)
        below += self._mapped(visit, schema)
        return visit, below

    def _use(self, holder: dict[str, Any], key: str, target: Target) -> _Visit:
        self._uses.append(_Use(holder, key, target))
        return _Visit(Slot({}, "", target.value, "schema"), target.file, target.base)

    def _ignore_siblings(self, schema: dict[str, Any]) -> None:
        """OpenAPI 3.0, section 4.8.23.1; a description harms nobody, and helps the reader."""
        ignored = [key for key in schema if key not in _PROSE and not key.startswith("x-")]
        telling = [key for key in ignored if key not in _COMMENTS]
        if telling:
            self._resolver.report(
                "ignored-sibling",
                schema,
                telling[0],
                f"in OpenAPI 3.0, what stands beside a $ref is ignored: {', '.join(telling)}",
                "the SDK follows the reference alone",
                "put the reference into an allOf of its own, or move to OpenAPI 3.1",
                "note",
            )
        for key in ignored:
            del schema[key]

    def _mapped(self, visit: _Visit, schema: dict[str, Any]) -> Iterator[_Visit]:
        """What a discriminator's mapping refers to by URI, or by a name of another file."""
        discriminator = schema.get("discriminator")
        mapping = discriminator.get("mapping") if is_map(discriminator) else None
        if not is_map(mapping):
            return
        for key, text in mapping.items():
            if not isinstance(text, str) or (visit.file is self._root and text.startswith("#/")):
                continue
            named = Target(visit.file, f"/components/schemas/{text}")
            if "/" in text or "#" in text or text.endswith(_FILES):
                target = self._resolver.resolve(visit.file, visit.base, mapping, key)
            else:
                target = named if visit.file is not self._root and named.exists else None
            if target is not None:
                yield self._use(mapping, key, target)

    def _rewrite(self) -> None:
        """Turn every reference to a schema into a pointer; identifiers have done their work."""
        homes = Homes(self._root, self._marks, [each.target for each in self._uses])
        held = {id(each.holder): each.target for each in self._uses if each.key == "$ref"}
        for name, schema in homes.components():
            target = held.get(id(schema))
            if target is not None and target.file is not self._root and len(schema) == 1:
                homes.move_in(target, name)
        for use in self._uses:
            use.holder[use.key] = _fragment(homes.pointer(use.target))
        for schema in self._identified:
            for word in _IDENTIFIERS:
                schema.pop(word, None)


def _refers(value: Any) -> bool:
    return is_map(value) and isinstance(value.get("$ref"), str)


def _fragment(path: str) -> str:
    """A pointer as a URI reference (RFC 6901, section 6)."""
    return "#" + quote(path, safe="/~!$&'()*+,;=:@?")
