"""A new version in the text of `bindwright.yaml`: all else stays as a person wrote it."""

from __future__ import annotations

import yaml


def with_version(text: str, version: str) -> str:
    """The text of settings with another version of the package, comments and layout kept.

    Args:
        text: Settings that have been read before, so that they are known to be right.
        version: The version to write.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    package = _value(root, "package")
    assert isinstance(package, yaml.MappingNode)
    found = _value(package, "version")
    if found is not None:
        written = text[found.start_mark.index : found.end_mark.index]
        quote = written[0] if written[:1] in ("'", '"') else ""
        return _replaced(text, found.start_mark.index, found.end_mark.index, quote, version)
    key, value = next((key, value) for key, value in package.value if key.value == "name")
    # The scanner ends a plain scalar where its text ends, before spaces and comments.
    end = value.end_mark.index
    if package.flow_style:
        quote = '"' if text[key.start_mark.index] == '"' else ""
        return f"{text[:end]}, {quote}version{quote}: {quote}{version}{quote}{text[end:]}"
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line_end - 1] == "\r":
        line_end -= 1
    indent = " " * key.start_mark.column
    newline = "\r\n" if text[line_end : line_end + 1] == "\r" else "\n"
    return f"{text[:line_end]}{newline}{indent}version: {version}{text[line_end:]}"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _replaced(text: str, start: int, end: int, quote: str, version: str) -> str:
    return f"{text[:start]}{quote}{version}{quote}{text[end:]}"
