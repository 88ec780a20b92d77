"""Streams of JSON values: one a line, or one a record (RFC 7464, JSON text sequences)."""

from __future__ import annotations

from typing import Final

from .sse import ServerSentEvent

RECORD: Final = b"\x1e"
"""What each record of a JSON text sequence begins with."""
_SPACE: Final = b" \t\r\n"


class LineParser:
    """Turns the bytes of a stream into values, however the bytes are cut into chunks.

    It has the shape of `sse.EventParser`: each value is an event without a name. Empty lines make
    no value, and the last one needs no end.

    Attributes:
        limit: the largest value accepted, in bytes.
        last_event_id: always empty; there is none here.
        retry: always None.
        overflowed: a value exceeded the limit. Nothing is parsed from there on.
    """

    def __init__(self, limit: int, separator: bytes = b"\n") -> None:
        self.limit = limit
        self.last_event_id = ""
        self.retry: int | None = None
        self.overflowed = False
        self._separator = separator
        self._rest = bytearray()

    def restart(self) -> None:
        """Get ready for a new connection: what was unfinished is dropped."""
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[ServerSentEvent]:
        """The values that the next bytes of the stream complete."""
        if self.overflowed:
            return []
        self._rest += chunk
        if self._separator not in chunk:
            self.overflowed = len(self._rest) > self.limit
            return []
        *values, self._rest = self._rest.split(self._separator)
        events: list[ServerSentEvent] = []
        for each in values:
            if len(each) > self.limit:
                self.overflowed = True
                break
            events += self._parsed(each)
        return events

    def finish(self) -> list[ServerSentEvent]:
        """The value that the end of the stream completes."""
        rest, self._rest = self._rest, bytearray()
        return [] if self.overflowed else self._parsed(rest)

    def _parsed(self, value: bytes | bytearray) -> list[ServerSentEvent]:
        text = value.strip(_SPACE).decode("utf-8", "replace")
        return [ServerSentEvent("message", text)] if text else []
