"""What a request carries: the source of its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bindwright.literal import py_str
from bindwright.normalize.form import Body, Operation
from bindwright.plan import Argument

_JSON = "application/json"


def body_source(
    operation: Operation, arguments: Sequence[Argument], *, brackets: bool
) -> tuple[str, str]:
    """Source of the body, and of its media type where the body does not know it."""
    body = operation.body
    if body is None:
        return "", ""
    media_type = py_str(body.content_type)
    if body.type is not None:
        return _whole(body), "" if body.content_type == _JSON else media_type
    names = [each.wire for each in arguments if each.location == "body"]
    given = f"arguments, {tuple_source(names)}"
    match body.form:
        case "multipart":
            types = {name: each for name, each in body.part_types.items() if name in names}
            given += f", types={table_source(types)}" if types else ""
            given += ", brackets=True" if brackets else ""
            return f"multipart_body({given})", ""
        case "form":
            return f"form_body({given})", media_type
        case _:
            return f"json_body({given})", "" if body.content_type == _JSON else media_type


def _whole(body: Body) -> str:
    function = {"file": "file_body", "text": "text_body"}.get(body.form, "whole_body")
    return f'{function}(arguments, "body")'


def tuple_source(names: Iterable[str]) -> str:
    """Source of a tuple of texts; empty when there are none."""
    items = [py_str(each) for each in names]
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})" if items else ""


def table_source(texts: Mapping[str, str]) -> str:
    """Source of a mapping of texts; empty when there are none."""
    entries = ", ".join(f"{py_str(name)}: {py_str(value)}" for name, value in texts.items())
    return f"{{{entries}}}" if entries else ""
