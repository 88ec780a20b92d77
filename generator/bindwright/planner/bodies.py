"""What a request carries: the source of its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bindwright.literal import py_str
from bindwright.normalize.files import holds_files
from bindwright.normalize.form import Body, Operation, Schema
from bindwright.plan import Argument
from bindwright.planner.kinds import kinds_text

_JSON = "application/json"
_OF_RANGES = {"json": _JSON, "text": "text/plain", "file": "application/octet-stream"}
STYLES = {
    ("form", True): "REPEAT",
    ("form", False): "COMMA",
    ("spaceDelimited", False): "SPACE",
    ("pipeDelimited", False): "PIPE",
    ("deepObject", True): "DEEP",
}
"""Style, and whether it is exploded -> the constant of the runtime."""


def body_source(
    operation: Operation,
    arguments: Sequence[Argument],
    schemas: Mapping[str, Schema],
    *,
    brackets: bool,
) -> tuple[str, str]:
    """Source of the body, and of its media type where the body does not know it."""
    body = operation.body
    if body is None:
        return "", ""
    names = [each.wire for each in arguments if each.location == "body"]
    sources = {
        # Beside JSON, the argument takes the text that stands for the file there as well.
        _sent_as(each): _source(each, names, schemas, brackets=brackets, strict=not body.others)
        for each in body.choices
    }
    media_type = py_str(_sent_as(body))
    if body.others:
        entries = (f"{py_str(each)}: lambda: {source}" for each, source in sources.items())
        chosen = f"content_type(arguments, {media_type})"
        return f"chosen_body({chosen}, {{{', '.join(entries)}}})", chosen
    knows = _sent_as(body) == _JSON or body.form == "multipart"
    return sources[_sent_as(body)], "" if knows else media_type


def _sent_as(body: Body) -> str:
    """The media type that a body is sent as, where a range says no more than how.

    What is sent has a media type, and no range (RFC 9110, section 8.3).
    """
    if body.content_type not in ("*/*", "application/*", "text/*"):
        return body.content_type
    return _OF_RANGES[body.form]


def _source(
    body: Body,
    names: Sequence[str],
    schemas: Mapping[str, Schema],
    *,
    brackets: bool,
    strict: bool,
) -> str:
    """Source of a body of one media type; `strict`: files are all that an argument for one takes."""
    if body.type is not None:
        return _whole(body)
    known = {each.wire for each in body.properties}
    own = [each for each in names if each in known]
    given = f"arguments, {tuple_source(own) or '()'}"
    match body.form:
        case "multipart":
            types = {name: each for name, each in body.part_types.items() if name in own}
            given += f", types={table_source(types)}" if types else ""
            held = {each.wire: each.type for each in body.properties}
            files = [each for each in own if strict and holds_files(held[each])]
            given += f", files={tuple_source(files)}" if files else ""
            given += ", brackets=True" if brackets else ""
            return f"multipart_body({given})"
        case "form":
            styles = (
                f"{py_str(name)}: {STYLES.get(style, 'REPEAT')}"
                for name, style in body.part_styles.items()
                if name in own
            )
            table = ", ".join(styles)
            return f"form_body({given}{f', {{{table}}}' if table else ''})"
        case _:
            held = {each.wire: each.type for each in body.properties}
            kinds = {each: kinds_text(held[each], schemas) for each in own}
            return f"json_body(arguments, {table_source(kinds) or '{}'})"


def _whole(body: Body) -> str:
    functions = {"file": "file_body", "text": "text_body", "json": "whole_body"}
    functions |= {"form": "whole_form", "multipart": "whole_multipart"}
    return f'{functions[body.form]}(arguments, "body")'


def tuple_source(names: Iterable[str]) -> str:
    """Source of a tuple of texts; empty when there are none."""
    items = [py_str(each) for each in names]
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})" if items else ""


def table_source(texts: Mapping[str, str]) -> str:
    """Source of a mapping of texts; empty when there are none."""
    entries = ", ".join(f"{py_str(name)}: {py_str(value)}" for name, value in texts.items())
    return f"{{{entries}}}" if entries else ""
