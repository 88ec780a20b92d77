"""The files of one description, by URI: loading them, and finding what their parts are called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bindwright.diagnostics import Place
from bindwright.source.building import Marks
from bindwright.source.document import Document, locate, parse_bytes, read_bytes
from bindwright.source.limits import Fault, Limits
from bindwright.source.objects import DATA, NAMED
from bindwright.source.pointers import pointer, resolve, split
from bindwright.source.raw import is_list, is_map
from bindwright.source.remote import Remote, is_remote

_IDENTIFIERS = ("$id", "$anchor", "$dynamicAnchor")


Change: TypeAlias = Callable[[str, Any, Marks], None]
"""Changes the data of a file at a URI before it is looked at; may raise `Refused`."""


@dataclass(eq=False, slots=True)
class File:
    """One file of a description."""

    name: str
    """Its path as diagnostics show it."""
    location: str
    """The URI that it was read from."""
    text: str
    data: Any
    marks: Marks = field(repr=False)
    digest: str = ""
    """SHA-256 of it, as hexadecimal digits."""
    base: str = ""
    """The URI that its references are relative to: where it was read from, or its `$self`."""
    bases: dict[str, str] = field(default_factory=dict[str, str])
    """Pointer -> base URI of the schemas that have an `$id`."""

    def place(self, path: str) -> Place:
        """Where the value that a pointer names begins."""
        return locate(self.data, self.marks, path) or Place(self.name, 1, 1)

    def base_at(self, path: str) -> str:
        """The base URI of the references at a pointer (JSON Schema 2020-12, section 8.2.1)."""
        found = self.bases.get("", self.base)
        if self.bases:
            held = ""
            for part in split(path):
                held += pointer(part)
                found = self.bases.get(held, found)
        return found


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to."""

    file: File
    pointer: str

    @property
    def value(self) -> Any:
        """The value there, which must exist."""
        return resolve(self.file.data, self.pointer)

    @property
    def exists(self) -> bool:
        """Whether there is a value."""
        return _exists(self.file.data, self.pointer)

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.file.place(self.pointer)

    @property
    def base(self) -> str:
        """What its references are relative to."""
        return self.file.base_at(self.pointer)


class Files:
    """Loads the files of a description, each once, and knows their identifiers."""

    def __init__(
        self, root: File, path: Path, limits: Limits, remote: Remote, change: Change
    ) -> None:
        self.root = root
        self.all: list[File] = []
        self.remote = remote
        self._limits = limits
        self._change = change
        self._folder = Path(os.path.realpath(path)).parent
        self._shown = os.path.dirname(root.name)
        self._resources: dict[str, tuple[File, str]] = {}
        self._anchors: dict[tuple[File, str, str], str] = {}
        self._add(root)

    @classmethod
    def of(cls, document: Document, limits: Limits, remote: Remote, change: Change) -> Files:
        """The files of a description of which the first has been read."""
        location = document.path.resolve().as_uri()
        root = File(document.name, location, document.text, document.data, document.marks)
        return cls(root, document.path, limits, remote, change)

    def find(self, uri: str, fragment: str) -> Target | None:
        """What a URI identifies, if that is known; it need not exist.

        A pointer that leads nowhere from a schema with an `$id` counts from its whole file:
        that is not the standard's way, but authors mean it.
        """
        if uri not in self._resources:
            return None
        file, place = self._resources[uri]
        fragment = unquote(fragment)
        if fragment and not fragment.startswith("/"):
            return Target(file, self._anchors.get((file, place, fragment), fragment))
        found = Target(file, place + fragment)
        return Target(file, fragment) if place and not found.exists else found

    def load(self, uri: str, alias: str) -> File:
        """Read the file at a URI, which may also be asked for by another.

        Raises:
            Fault: It cannot be read; the fault has no position.
            Refused: It is not YAML or JSON, exceeds a limit, or an overlay does not fit it.
        """
        if uri not in self._resources:
            if len(self.all) > self._limits.max_files:
                problem = f"the description consists of more than {self._limits.max_files} files"
                raise Fault("too-many-files", problem, remedy=self._limits.remedy("max_files"))
            name, raw = (uri, self.remote.fetch(uri)) if is_remote(uri) else self._read(uri)
            content = parse_bytes(raw, name, self._limits)
            self._change(uri, content.data, content.marks)
            # What is remote is known by its bytes, as the lock says them.
            digest = hashlib.sha256(raw).hexdigest() if is_remote(uri) else content.digest
            self._add(File(name, uri, content.text, content.data, content.marks, digest))
        self._resources.setdefault(alias, self._resources[uri])
        return self._resources[uri][0]

    def _read(self, uri: str) -> tuple[str, bytes]:
        """The name and the bytes of a file of this machine."""
        path = Path(unquote(urlsplit(uri).path))
        if path.exists() and not path.is_file():
            raise Fault("unreadable-file", "it is not a file")
        shown = os.path.normpath(os.path.join(self._shown, self._relative(path)))
        return shown.replace(os.sep, "/"), read_bytes(path, self._limits)

    def relative(self, file: File) -> str:
        """The path of a file from the folder of the first one, or its URL."""
        if is_remote(file.location):
            return file.location
        return self._relative(Path(unquote(urlsplit(file.location).path)))

    def _relative(self, path: Path) -> str:
        return os.path.relpath(path, self._folder).replace(os.sep, "/")

    def _add(self, file: File) -> None:
        self.all.append(file)
        own = file.data.get("$self") if is_map(file.data) else None
        file.base = _join(file.location, own) if isinstance(own, str) else file.location
        for uri in (file.location, file.base):
            self._resources.setdefault(uri, (file, ""))
        if any(word in held.owner for held in file.marks.values() for word in _IDENTIFIERS):
            for found in _identifiers(file.data, "", file.base, "", named=False):
                if found.anchor:
                    self._anchors.setdefault((file, found.resource, found.anchor), found.pointer)
                else:
                    file.bases[found.pointer] = found.base
                    self._resources.setdefault(found.base, (file, found.pointer))


def relative_to(base: str, reference: str) -> tuple[str, str]:
    """The URI without its fragment, and the fragment, of a reference (RFC 3986, section 5.2)."""
    if reference.startswith("#"):
        return base, reference[1:]
    uri, fragment = urldefrag(urljoin(base, reference))
    return canonical(uri), fragment


def canonical(uri: str) -> str:
    """One spelling of the URI of a local file; other URIs are as they were written."""
    parts = urlsplit(uri)
    return Path(unquote(parts.path)).as_uri() if parts.scheme == "file" else uri


def _exists(data: Any, path: str) -> bool:
    """Whether a pointer leads to something."""
    try:
        resolve(data, path)
    except (KeyError, ValueError):
        return False
    return True


def _join(base: str, reference: str) -> str:
    return relative_to(base, reference)[0]


class _Identifier(NamedTuple):
    """An `$id`, or an anchor within the schema that has the nearest one."""

    pointer: str
    base: str
    resource: str
    """The pointer of the schema that has the base for its identifier, or of the whole file."""
    anchor: str = ""


def _identifiers(
    value: Any, place: str, base: str, resource: str, *, named: bool
) -> Iterator[_Identifier]:
    """Every identifier outside of data."""
    if is_list(value):
        for index, each in enumerate(value):
            yield from _identifiers(each, f"{place}/{index}", base, resource, named=False)
    if not is_map(value):
        return
    if not named:
        own = value.get("$id")
        if isinstance(own, str):
            base, resource = _join(base, own), place
            yield _Identifier(place, base, resource)
        for word in ("$anchor", "$dynamicAnchor"):
            if isinstance(value.get(word), str):
                yield _Identifier(place, base, resource, value[word])
    for key, each in value.items():
        if named or not (key in DATA or key.startswith("x-")):
            below = not named and key in NAMED
            yield from _identifiers(each, place + pointer(key), base, resource, named=below)
