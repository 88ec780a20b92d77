"""Event streams (WHATWG HTML, section 9.2), as their transcript has them and with faults."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Send

from bindwright.mock.answering import Answers
from bindwright.mock.description import Description
from bindwright.mock.preferences import Preferences
from bindwright.normalize.media import EVENT_FIELDS, EVENT_STREAM, names_error
from bindwright.normalize.raw import is_list, is_map

_BLOCK = re.compile(r".+?(?:\r\n\r\n|\n\n|\r\r|\Z)[\r\n]*", re.DOTALL)
_EVENT = re.compile(r"^(?:data|event)(?::|$)", re.MULTILINE)


class Stream(StreamingResponse):
    """The blocks of a transcript, one after another; it can break off without an end."""

    def __init__(
        self,
        blocks: list[str],
        preferences: Preferences,
        pace: float,
        status: int,
        media_type: str = EVENT_STREAM,
    ) -> None:
        for name in ("cut", "drop"):
            most = getattr(preferences, name)
            if most is not None:
                blocks = _until(blocks, most)
                preferences.apply(name, most)
        if preferences.split is not None:
            preferences.apply("split", preferences.split)
        self._breaks = preferences.drop is not None
        sent = _paced(blocks, preferences.split, pace)
        super().__init__(sent, status_code=status, media_type=media_type)
        self.headers["cache-control"] = "no-cache"

    async def stream_response(self, send: Send) -> None:
        """Send the stream; one that breaks has no last chunk, so the server hangs up."""
        if not self._breaks:
            await super().stream_response(send)
            return
        head = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **head})
        async for chunk in self.body_iterator:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})


def transcript(
    media: dict[str, Any],
    answers: Answers,
    description: Description,
    preferences: Preferences,
    media_type: str = EVENT_STREAM,
) -> list[str]:
    """The blocks of a stream: an event or a comment with its blank line, or a line of JSON."""
    found = answers.example(media, preferences)
    schema = media.get("itemSchema", media.get("schema", {}))
    if media_type != EVENT_STREAM:
        values = _made(schema, answers, description) if found is None else found[0]
        if isinstance(values, str):
            return [values]
        begin = "\x1e" if media_type.endswith("json-seq") else ""
        return [f"{begin}{json.dumps(each, ensure_ascii=False)}\n" for each in values]
    if found is None:
        return list(map(_block, _made(schema, answers, description)))
    value = found[0]
    if not isinstance(value, str):
        return [_block(each) for each in (value if is_list(value) else [value])]
    blocks = _BLOCK.findall(value)
    if blocks:
        # Without a blank line after it, the last event would be thrown away.
        newline = "\r\n" if blocks[-1].endswith("\r\n") else "\n"
        while not re.search(r"(?:\n\n|\r\n\r\n|\r\r)\Z", blocks[-1]):
            blocks[-1] += newline
    return blocks


def _made(schema: Any, answers: Answers, description: Description) -> list[Any]:
    """One event of each kind, but for errors, which would end the stream; unless all are."""
    tags = {"event", "type"}
    for part in description.members(schema):
        tags.add(part.get("discriminator", {}).get("propertyName"))
    made = list(_one_of_each(schema, answers, description))
    kept = [
        each
        for each in made
        if not (is_map(each) and any(names_error(each.get(tag)) for tag in tags))
    ]
    return kept or made


def _one_of_each(schema: Any, answers: Answers, description: Description) -> Iterator[Any]:
    """One made event for each member of the union of events, which may be of unions in turn."""
    seen: set[int] = set()
    waiting: list[tuple[Any, Any]] = [(schema, None)]
    while waiting:
        member, union = waiting.pop(0)
        parts = list(description.members(member))
        inner = [
            (each, part) for part in parts for each in part.get("oneOf", part.get("anyOf", ()))
        ]
        if not inner:
            yield answers.made(member, union)
        elif id(parts[0]) not in seen:
            seen.add(id(parts[0]))
            waiting = inner + waiting


def _block(value: Any) -> str:
    """An event as it is sent: its fields, or the whole value as data."""
    if not (
        is_map(value) and "data" in value and ("event" in value or set(value) <= {*EVENT_FIELDS})
    ):
        value = {"data": value}
    lines: list[str] = []
    for name in EVENT_FIELDS:
        if name in value:
            text = value[name]
            text = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)
            lines += [f"{name}: {line}" for line in text.splitlines() or [""]]
    return "".join(f"{line}\n" for line in [*lines, ""])


def _until(blocks: list[str], events: int) -> list[str]:
    """The blocks up to the end of that many events; comments are not counted."""
    seen = 0
    for index, block in enumerate(blocks):
        if seen == events:
            return blocks[:index]
        seen += _EVENT.search(block) is not None
    return blocks


async def _paced(blocks: list[str], split: int | None, pace: float) -> AsyncIterator[bytes]:
    for index, block in enumerate(blocks):
        if index:
            await asyncio.sleep(pace)
        data = block.encode("utf-8", "surrogatepass")
        size = split or len(data)
        for start in range(0, len(data), size):
            yield data[start : start + size]
            # Lets what was written leave before the next piece joins it.
            await asyncio.sleep(0)
