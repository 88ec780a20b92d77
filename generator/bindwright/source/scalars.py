"""What a plain scalar means: the core schema of YAML 1.2.2, section 10.3.2.

YAML 1.1, which PyYAML implements, would read `no` as false, `1:30` as 90 and `2024-01-01` as a
date. In an API description those are nearly always meant as strings, and under the 1.2 rules
they are.
"""

from __future__ import annotations

import re

_CONSTANTS: dict[str, None | bool | float] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_MOST_DIGITS = 4000
"""Python converts no more than 4300 decimal digits unless told otherwise."""

_TAG = "tag:yaml.org,2002:"


def plain(text: str) -> None | bool | int | float | str:
    """The value of an unquoted scalar.

    Raises:
        ValueError: It is an integer of more than 4000 digits.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _DECIMAL.fullmatch(text):
        if len(text) > _MOST_DIGITS:
            raise ValueError(f"an integer of {len(text)} digits cannot be read")
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    return float(text) if _FLOAT.fullmatch(text) else text


def tagged(text: str, tag: str) -> None | bool | int | float | str:
    """The value of a scalar with an explicit tag, such as `!!str 200`.

    Raises:
        ValueError: The tag is unknown, or the text is not of its kind.
    """
    kind = tag.removeprefix(_TAG)
    if kind in ("str", "!"):
        return text
    value = plain(text)
    matches = {
        "null": value is None,
        "bool": isinstance(value, bool),
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, (int, float)) and not isinstance(value, bool),
    }
    if kind not in matches:
        raise ValueError(f"the tag {tag!r} is not one of JSON's types")
    if not matches[kind]:
        raise ValueError(f"{text[:40]!r} is not of the type its tag {kind!r} says")
    return float(value) if kind == "float" and isinstance(value, int) else value


def check_container_tag(tag: str, kind: str) -> None:
    """Accept `!!map` on a mapping and `!!seq` on a sequence; `kind` is one of these words.

    Raises:
        ValueError: Any other tag.
    """
    if tag not in (_TAG + kind, "!"):
        raise ValueError(f"the tag {tag!r} is not one of JSON's types")
