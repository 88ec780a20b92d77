"""Server-sent events: from the bytes of a response to events (WHATWG HTML, section 9.2).

The parser does no I/O and knows nothing of what an event means. It works on whole blocks rather
than on lines, because nearly every block has one of two shapes that a regular expression takes
apart at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

DEFAULT_EVENT_LIMIT: Final = 64 * 1024 * 1024
"""How large one event may be unless the caller says otherwise, in bytes."""

_BOM: Final = b"\xef\xbb\xbf"
_COMMENT: Final = re.compile(rb"^:[^\n]*(?:\n|\Z)", re.M)
# A block of nothing but one data line, or of an event line and one data line, or any other. The
# dot stops at LF alone. No part gives back what it took: it could not match otherwise anyway.
_BLOCK: Final = re.compile(r"(?:(?:event: (.*+)\n)?+data: (.*+)|(.++(?:\n.++)*+))(?:\n\n|\n?\Z)")
# The standard sets no bound. Twelve digits are 31 years, and int() refuses thousands of digits.
_MILLISECONDS: Final = re.compile(r"0*[0-9]{1,12}")


@dataclass(slots=True)
class ServerSentEvent:
    """One event as it was sent.

    Attributes:
        event: its type; `message` where the server named none.
        data: its data, lines joined by LF.
        id: the last `id` sent up to and including this event, empty if there was none.
        retry: the reconnection time in milliseconds, where this very event carried one.
    """

    event: str
    data: str
    id: str = ""
    retry: int | None = None


class EventParser:
    """Turns the bytes of an event stream into events, however the bytes are cut into chunks.

    Lines may end in LF, CR or CRLF. Bytes that are not UTF-8 become U+FFFD. Comments, unknown
    fields and an unfinished block at the end of the stream make no event. Memory is bounded: an
    event is refused as soon as its lines exceed `limit` bytes, comments and line ends not counted.

    Attributes:
        limit: the largest event accepted, in bytes.
        last_event_id: the last `id` of a finished block, to be sent when reconnecting.
        retry: the last reconnection time the server asked for, in milliseconds.
        overflowed: an event exceeded the limit. Nothing is parsed from there on.
    """

    __slots__ = ("_after_cr", "_begun", "_rest", "last_event_id", "limit", "overflowed", "retry")

    def __init__(self, limit: int = DEFAULT_EVENT_LIMIT) -> None:
        self.limit = limit
        self.last_event_id = ""
        self.retry: int | None = None
        self.overflowed = False
        self.restart()

    def restart(self) -> None:
        """Get ready for a new connection: what was unfinished is dropped, id and retry remain."""
        self._rest = bytearray()
        self._begun = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """The events that the next bytes of the stream complete."""
        if self.overflowed:
            return []
        if self._after_cr or b"\r" in chunk:
            chunk = self._with_lf(chunk)
        rest = self._rest
        seen = len(rest)
        rest += chunk
        if not self._begun and not self._begin():
            return []
        # A block ends where two line ends meet. The first of them may have come before.
        end = rest.rfind(b"\n\n", max(0, seen - 1))
        if end < 0:
            self._check_rest()
            return []
        blocks = rest[:end]
        del rest[: end + 2]
        if end > self.limit:
            events = self._parse_large(blocks)
        else:
            # Cutting at LF cannot cut a character: no byte of a longer one looks like LF.
            events = self._parse(blocks.decode("utf-8", "replace"))
        self._check_rest()
        return events

    def finish(self) -> list[ServerSentEvent]:
        """What the end of the stream completes: nothing, an unfinished block is no event."""
        return []

    def _with_lf(self, chunk: bytes) -> bytes:
        """`chunk` with every line end as LF. A CR at its end may be the first half of a CRLF."""
        if self._after_cr and chunk:
            self._after_cr = False
            if chunk[0] == 0x0A:
                chunk = chunk[1:]
        if chunk:
            self._after_cr = chunk[-1] == 0x0D
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _begin(self) -> bool:
        """Remove a byte order mark; False while it cannot yet be told whether there is one."""
        rest = self._rest
        if len(rest) < len(_BOM) and _BOM.startswith(rest):
            return False
        if rest.startswith(_BOM):
            del rest[: len(_BOM)]
        self._begun = True
        return True

    def _check_rest(self) -> None:
        """Refuse an unfinished block that is too large already; forget its comments."""
        rest = self._rest
        if len(rest) <= self.limit:
            return
        last_line = rest.rfind(b"\n") + 1
        in_comment = rest.startswith(b":", last_line)
        rest[:] = _COMMENT.sub(b"", rest)
        self.overflowed |= _size(rest) > self.limit
        if in_comment:
            # However this line goes on, it must still read as a comment.
            rest += b":"

    def _parse_large(self, blocks: bytearray) -> list[ServerSentEvent]:
        """Parse blocks one by one up to the first that exceeds the limit."""
        events: list[ServerSentEvent] = []
        for block in blocks.split(b"\n\n"):
            if len(block) > self.limit and _size(block) > self.limit:
                self.overflowed = True
                break
            events += self._parse(block.decode("utf-8", "replace"))
        return events

    def _parse(self, blocks: str) -> list[ServerSentEvent]:
        events: list[ServerSentEvent] = []
        for name, data, other in _BLOCK.findall(blocks):
            if not other:
                events.append(ServerSentEvent(name or "message", data, self.last_event_id))
            elif (event := self._parse_fields(other)) is not None:
                events.append(event)
        return events

    def _parse_fields(self, block: str) -> ServerSentEvent | None:
        """The event of one block, field by field (WHATWG HTML, section 9.2.6)."""
        name = ""
        data: list[str] = []
        retry: int | None = None
        for line in block.split("\n"):
            field, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if field == "data":
                data.append(value)
            elif field == "event":
                name = value
            elif field == "id":
                if "\0" not in value:
                    self.last_event_id = value
            elif field == "retry" and _MILLISECONDS.fullmatch(value):
                self.retry = retry = int(value)
        if not data:
            return None
        return ServerSentEvent(name or "message", "\n".join(data), self.last_event_id, retry)


def _size(block: bytes | bytearray) -> int:
    """The bytes of a block that count against the limit."""
    fields = _COMMENT.sub(b"", block)
    return len(fields) - fields.count(b"\n")
