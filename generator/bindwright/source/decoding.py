"""Bytes -> text: the encodings of YAML 1.2.2, section 5.2, which cover JSON's (RFC 8259)."""

from __future__ import annotations

import codecs
import hashlib

from bindwright.source.limits import Fault

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Without a mark, the first character is ASCII and shows the width of the others.
_ZEROS = (
    ((True, True, True, False), "utf-32-be"),
    ((False, True, True, True), "utf-32-le"),
    ((True, False), "utf-16-be"),
    ((False, True), "utf-16-le"),
)


def decode(raw: bytes) -> str:
    """The text in `raw` without its byte order mark, with every line ended by a line feed.

    Raises:
        Fault: The bytes are not text in the encoding their first ones announce.
    """
    encoding, start = _encoding(raw)
    try:
        text = raw[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[start : start + error.start].decode(encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        found = raw[start + error.start : start + error.start + 1].hex()
        raise Fault(
            "not-text",
            f"the file is not {encoding.upper()} text: byte 0x{found} cannot stand here",
            line,
            column,
            remedy="save the file as UTF-8",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_digest(raw: bytes) -> str:
    """SHA-256 of a text, whose lines end as on Unix.

    On checking out, git may write the line ends of Windows; the text is the same.
    """
    return hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest()


def _encoding(raw: bytes) -> tuple[str, int]:
    """The encoding of `raw`, and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    for zeros, encoding in _ZEROS:
        if tuple(byte == 0 for byte in raw[: len(zeros)]) == zeros:
            return encoding, 0
    return "utf-8", 0
