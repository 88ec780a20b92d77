"""Bodies that are not JSON: files and forms, sent piece by piece and never held in memory whole."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias, TypeGuard

from .absent import is_given
from .model import Model
from .parameters import Style, query, query_text
from .records import encode

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    import httpx2

FileContent: TypeAlias = bytes | IO[bytes] | os.PathLike[str]
"""What is in a file: the bytes, a file opened for reading bytes, or a path."""
FileInput: TypeAlias = FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]
"""A file to upload: its content, or its name and content, or its name, content and media type."""

_CHUNK: Final = 64 * 1024
_OCTETS: Final = "application/octet-stream"


@dataclass(slots=True, frozen=True)
class FileBody:
    """A body that is the content of one file."""

    file: object

    def upload(self, extra: object = None) -> Upload:
        """What is sent.

        Raises:
            TypeError: it is no file, or there is something to be merged into it.
        """
        if extra is not None:
            raise TypeError("extra_body cannot be merged into a body that is a file")
        return Upload((_opened(self.file).content,))


@dataclass(slots=True, frozen=True)
class MultipartBody:
    """A form of parts (RFC 7578), not yet encoded, so that `extra_body` can still be merged in.

    A file becomes a part with a file name; text, numbers and booleans become parts as they read,
    and objects become JSON (OpenAPI 3.1, section 4.8.14). A list becomes one part for each of its
    items (RFC 7578, section 4.3).

    Attributes:
        values: name -> value; None sends nothing.
        types: name -> media type of its parts, where it is not the usual one.
        files: the names whose values are files, and nothing else.
        brackets: whether names tell the structure, `a[]=1` and `a[b]=1`, in place of JSON.
    """

    values: Mapping[str, object]
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    files: Iterable[str] = ()
    brackets: bool = False
    boundary: str = field(default_factory=lambda: os.urandom(16).hex())

    @property
    def content_type(self) -> str:
        """The media type of the body, with the text that stands between its parts."""
        return f"multipart/form-data; boundary={self.boundary}"

    def upload(self, extra: object = None) -> Upload | None:
        """What is sent, with the values of `extra` put over its own.

        None if there is nothing in it: a form has at least one part (RFC 2046, section 5.1.1).

        Raises:
            TypeError: a value cannot be sent, or `extra` is no mapping.
        """
        values = dict(self.values)
        if extra is not None:
            if not _is_mapping(extra):
                raise TypeError("extra_body takes a mapping, for a request whose body is a form")
            values.update(extra)
        pieces: list[FileContent] = []
        for name, value in values.items():
            if is_given(value) and value is not None:
                for part_name, each in self._parts(name, value):
                    if name in self.files and not _is_file(each):
                        raise _no_file(name, each)
                    pieces += self._part(part_name, self.types.get(name), each)
        if not pieces:
            return None
        return Upload((*pieces, f"--{self.boundary}--\r\n".encode()))

    def _parts(self, name: str, value: object) -> Iterator[tuple[str, object]]:
        if _is_file(value):
            yield name, value
        elif isinstance(value, Model) or _is_mapping(value):
            encoded = encode(value)
            if self.brackets and name not in self.types:
                for key, each in encoded.items():
                    yield from self._parts(f"{name}[{key}]", each)
            else:
                yield name, encoded
        elif _is_items(value):
            for each in value:
                yield from self._parts(f"{name}[]" if self.brackets else name, each)
        else:
            yield name, encode(value)

    def _part(self, name: str, media_type: str | None, value: object) -> list[FileContent]:
        content: FileContent
        disposition = f'Content-Disposition: form-data; name="{_quoted(name)}"'
        if _is_file(value):
            opened = _opened(value)
            disposition += f'; filename="{_quoted(opened.name)}"'
            media_type = opened.type or _one_of(media_type, _guessed(opened.name))
            content = opened.content
        elif _is_mapping(value):
            from .jsontext import dumps

            media_type, content = _one_of(media_type, "application/json"), dumps(value)
        else:
            media_type = _one_of(media_type, "text/plain") if media_type else None
            content = _text(value).encode()
        lines = [f"--{self.boundary}", disposition]
        if media_type is not None:
            lines.append(f"Content-Type: {_one_line(media_type)}")
        return ["\r\n".join([*lines, "", ""]).encode(), content, b"\r\n"]


class Upload:
    """The pieces of a body: bytes, and files that are read while they are sent.

    It can be gone through several times, since a request may be sent again: paths are opened
    anew, and files go back to where they were. `length` is in bytes; None if a file does not tell.
    """

    def __init__(self, pieces: Iterable[FileContent]) -> None:
        self._pieces = tuple(pieces)
        self._starts = {
            index: piece.tell()
            for index, piece in enumerate(self._pieces)
            if not isinstance(piece, (bytes, os.PathLike)) and piece.seekable()
        }
        self._passes = 0

    @property
    def length(self) -> int | None:
        """How many bytes there are."""
        total = 0
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, bytes):
                total += len(piece)
            elif isinstance(piece, os.PathLike):
                total += os.stat(piece).st_size
            elif index in self._starts:
                total += piece.seek(0, os.SEEK_END) - self._starts[index]
                piece.seek(self._starts[index])
            else:
                return None
        return total

    def __iter__(self) -> Iterator[bytes]:
        self._begin()
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                with _reading(piece) as file:
                    yield from iter(partial(file.read, _CHUNK), b"")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio

        self._begin()
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                with _reading(piece) as file:
                    while chunk := await asyncio.to_thread(file.read, _CHUNK):
                        yield chunk

    def _begin(self) -> None:
        self._passes += 1
        for index, piece in enumerate(self._pieces):
            if isinstance(piece, (bytes, os.PathLike)):
                continue
            if index in self._starts:
                piece.seek(self._starts[index])
            elif self._passes > 1:
                raise OSError("the request cannot be sent again: its file cannot be read twice")


def http_request(
    method: str, url: httpx2.URL, *, content: bytes | Upload | None, **options: Any
) -> httpx2.Request:
    """A request of the HTTP library, whose body can be an upload for either of its clients."""
    import httpx2

    if not isinstance(content, Upload):
        return httpx2.Request(method, url, content=content, **options)

    upload = content

    class Both(httpx2.SyncByteStream, httpx2.AsyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            return iter(upload)

        def __aiter__(self) -> AsyncIterator[bytes]:
            return upload.__aiter__()

    request = httpx2.Request(method, url, content=content, **options)
    if (length := content.length) is not None:
        request.headers.pop("Transfer-Encoding", None)
        request.headers["Content-Length"] = str(length)
    request.stream = Both()
    return request


def file_body(arguments: Mapping[str, object], name: str) -> FileBody | None:
    """The body that is one file; None if it was not given."""
    return FileBody(arguments[name]) if name in arguments else None


def multipart_body(
    arguments: Mapping[str, object],
    names: Iterable[str],
    *,
    types: Mapping[str, str] | None = None,
    files: Iterable[str] = (),
    brackets: bool = False,
) -> MultipartBody:
    """The form made of those `arguments` that were given; keys are wire names."""
    given = {name: arguments[name] for name in names if name in arguments}
    return MultipartBody(given, types or {}, files, brackets)


def form_body(
    arguments: Mapping[str, object],
    names: Iterable[str],
    styles: Mapping[str, Style] | None = None,
) -> bytes:
    """The text of a form (application/x-www-form-urlencoded, WHATWG URL, section 5.2).

    A list is sent item by item, a mapping as JSON (OpenAPI 3.1, section 4.8.14.4); `styles` says
    where it is otherwise.

    Raises:
        TypeError: a value has no text form.
    """
    from .jsontext import dumps

    given = {name: arguments[name] for name in names if name in arguments}
    pairs: list[tuple[str, str]] = []
    for name, value in encode({key: each for key, each in given.items() if is_given(each)}).items():
        if styles and name in styles:
            pairs += query({name: value}, styles)
            continue
        for each in value if _is_items(value) else [value]:
            if _is_mapping(each):
                pairs.append((name, dumps(each).decode()))
            elif each is not None:
                pairs.append((name, _text(each)))
    return query_text(tuple(pairs)).encode()


def whole_form(arguments: Mapping[str, object], name: str) -> bytes | None:
    """The form that is one argument, a mapping; None if it was not given."""
    held = encode(arguments[name]) if name in arguments else None
    return None if held is None else form_body(held, held)


def whole_multipart(arguments: Mapping[str, object], name: str) -> MultipartBody | None:
    """The form of parts that is one argument, a mapping; None if it was not given."""
    held = arguments.get(name)
    return MultipartBody(held) if _is_mapping(held) else None


@dataclass(slots=True, frozen=True)
class _Opened:
    name: str
    content: FileContent
    type: str | None


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_items(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, Mapping))


def _is_named(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _no_file(name: str, value: object) -> TypeError:
    """What to say of a value that would go out as text: the path of a file, say."""
    return TypeError(
        f"{name!r} takes a file, not {type(value).__name__}: bytes, a pathlib.Path, an open file, "
        "or a tuple of its name, one of these, and its media type"
    )


def _is_content(value: object) -> TypeGuard[FileContent]:
    return isinstance(value, (bytes, os.PathLike)) or hasattr(value, "read")


def _is_file(value: object) -> TypeGuard[FileInput]:
    if _is_named(value):
        return len(value) in (2, 3) and isinstance(value[0], str) and _is_content(value[1])
    return _is_content(value)


def _opened(value: object) -> _Opened:
    """The name, content and media type of a file.

    Raises:
        TypeError: it is no file, or one that gives text.
    """
    if not _is_file(value):
        kind = type(value).__name__
        raise TypeError(f"a file is bytes, a path or a file opened for reading bytes, not {kind}")
    media_type: str | None = None
    if isinstance(value, tuple):
        name, content = value[0], value[1]
        media_type = value[2] if len(value) == 3 else None
    else:
        name, content = _called(value), value
    if hasattr(content, "encoding"):
        raise TypeError("a file to upload has to be opened for reading bytes, not text")
    return _Opened(name, content, media_type)


def _called(file: FileContent) -> str:
    """The name of a file; one that was opened by its number has that in place of a name."""
    path: object = getattr(file, "name", None)
    if isinstance(file, os.PathLike):
        path = os.fspath(file)
    return os.path.basename(path) if isinstance(path, str) else "upload"


def _reading(piece: IO[bytes] | os.PathLike[str]) -> AbstractContextManager[IO[bytes]]:
    """A file to read from; only one that was opened here is closed."""
    return closing(open(piece, "rb")) if isinstance(piece, os.PathLike) else nullcontext(piece)


def _one_of(declared: str | None, usual: str) -> str:
    """The media type of a part, of which several or a range may be declared.

    It is the usual one where that is among them, else the first that is no range (OpenAPI 3.1,
    section 4.8.15.1).
    """
    types = [each.strip() for each in (declared or usual).split(",")]
    ranges = tuple(each[:-1] for each in types if each.endswith("*"))
    if usual in types or usual.startswith(ranges) or "*/*" in types:
        return usual
    return next((each for each in types if not each.endswith("*")), usual)


def _guessed(name: str) -> str:
    from mimetypes import guess_type

    return guess_type(name)[0] or _OCTETS


def _quoted(name: str) -> str:
    """A name in a header of a part (WHATWG HTML, multipart form data)."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _one_line(media_type: str) -> str:
    if "\r" in media_type or "\n" in media_type:
        raise TypeError("a media type cannot hold line ends")
    return media_type


def _text(scalar: Any) -> str:
    if isinstance(scalar, bool):
        return "true" if scalar else "false"
    return str(scalar)
