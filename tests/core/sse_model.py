"""The event stream of WHATWG HTML, section 9.2, the slow and obvious way.

It wants all bytes at once, and follows the wording of the standard step by step. The parser is
held against it.
"""

from dataclasses import dataclass, field

from _core.sse import ServerSentEvent


@dataclass
class Model:
    """What an event source knows; the names are those of the standard."""

    data: list[str] = field(default_factory=list[str])
    event_type: str = ""
    id_buffer: str = ""
    retry_of_block: int | None = None
    last_event_id: str = ""
    reconnection_time: int | None = None
    events: list[ServerSentEvent] = field(default_factory=list[ServerSentEvent])

    def line(self, line: str) -> None:
        if line == "":
            self.dispatch()
        elif line[0] == ":":
            pass
        elif ":" in line:
            colon = line.index(":")
            value = line[colon + 1 :]
            self.process(line[:colon], value[1:] if value[:1] == " " else value)
        else:
            self.process(line, "")

    def process(self, name: str, value: str) -> None:
        if name == "event":
            self.event_type = value
        elif name == "data":
            self.data.append(value)
        elif name == "id":
            if "\0" not in value:
                self.id_buffer = value
        elif name == "retry":
            if value != "" and all(character in "0123456789" for character in value):
                self.retry_of_block = self.reconnection_time = int(value)

    def dispatch(self) -> None:
        self.last_event_id = self.id_buffer
        if self.data:
            self.events.append(
                ServerSentEvent(
                    self.event_type if self.event_type != "" else "message",
                    "\n".join(self.data),
                    self.last_event_id,
                    self.retry_of_block,
                )
            )
        self.data = []
        self.event_type = ""
        self.retry_of_block = None


def interpret(stream: bytes) -> Model:
    """What a whole stream means."""
    if stream[:3] == b"\xef\xbb\xbf":
        stream = stream[3:]
    model = Model()
    line = ""
    characters = stream.decode("utf-8", errors="replace")
    position = 0
    while position < len(characters):
        character = characters[position]
        if character == "\r" or character == "\n":
            if characters[position : position + 2] == "\r\n":
                position += 1
            model.line(line)
            line = ""
        else:
            line += character
        position += 1
    return model  # a line or block without its end is discarded


def before_too_large(stream: bytes, limit: int) -> bytes | None:
    """What comes before the first block whose lines, comments aside, exceed `limit` bytes.

    None if there is no such block; an unfinished one at the end counts.
    """
    bom = stream[:3] if stream[:3] == b"\xef\xbb\xbf" else b""
    lines = stream[len(bom) :].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    size = 0
    first_of_block = 0
    for number, line in enumerate(lines):
        if line == b"":
            size = 0
            first_of_block = number + 1
        elif line[:1] != b":":
            size += len(line)
        if size > limit:
            return bom + b"".join(line + b"\n" for line in lines[:first_of_block])
    return None
