"""Parameters as JSON values: the styles of OpenAPI 3.1, section 4.8.12.6."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from bindwright.mock.description import Description, bare_type, is_json, kinds
from bindwright.normalize.raw import is_list, is_map

_FORM = "application/x-www-form-urlencoded"
_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
_EXPLODED = ("form", "deepObject", "cookie")
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|", "label": ".", "matrix": ";"}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,999})")
_NUMBER = re.compile(r"-?[0-9]{1,300}(\.[0-9]{1,300})?([eE][+-]?[0-9]{1,2})?")
_WORDS = {"true": True, "false": False, "null": None}

Broken = Callable[[Any, Any], list[str]]
"""From a schema and a value to the words of the schema that the value breaks."""


@dataclass(frozen=True, slots=True)
class Given:
    """The parameters of a request, as text; the names of headers in lower case."""

    path: Mapping[str, str]
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    cookies: list[tuple[str, str]]
    query_string: str = ""
    """The whole query, as it was sent."""


class Undecodable(ValueError):
    """The text of a parameter does not have the form that its description asks for."""


class Parameter:
    """One declared parameter, and how to read it."""

    def __init__(self, declared: dict[str, Any], description: Description, broken: Broken) -> None:
        self.name: str = declared["name"]
        self.place: str = declared["in"]
        self.required: bool = self.place == "path" or declared.get("required") is True
        media = next(iter(declared.get("content", {}).items()), None)
        self._is_json = media is not None and is_json(media[0])
        self._is_form = media is not None and bare_type(media[0]) == _FORM
        self.schema: Any = media[1].get("schema", {}) if media else declared.get("schema", {})
        self._style: str = declared.get("style", _STYLES.get(self.place, "form"))
        self._explode: bool = declared.get("explode", self._style in _EXPLODED)
        self._description, self._broken = description, broken
        self._items = None if media and not self._is_form else _items(description, self.schema)
        self._properties = (
            None if media and not self._is_form else _properties(description, self.schema)
        )

    @property
    def where(self) -> str:
        """How faults name it."""
        return f"{self.place}.{self.name.removesuffix('[]')}"

    def read(self, given: Given) -> tuple[Any] | None:
        """The value in a tuple; None if the request does not have the parameter.

        Raises:
            Undecodable: it is there, and makes no sense.
        """
        if self._properties is not None and self._is_form:
            return (self._form(given.query),) if given.query else None
        if self._properties is not None and self._style == "deepObject":
            return self._deep(given.query)
        if self._properties is not None and self._style in ("form", "cookie") and self._explode:
            pairs = given.query if self.place == "query" else self._cookies(given)
            known = [pair for pair in pairs if pair[0] in self._properties]
            if known or self._items is None:
                return (self._object(known),) if known else None
        texts = self._texts(given)
        if not texts:
            return None
        if self._is_json:
            return (_parsed(texts[-1]),)
        if self._items is not None and (len(texts) > 1 or self._broken(self.schema, texts[0])):
            return ([self._scalar(self._items, each) for each in self._parts(texts)],)
        if len(texts) > 1:
            raise Undecodable(f"is given {len(texts)} times, and must be given once")
        if self._properties is not None and self._broken(self.schema, texts[0]):
            return (self._object(self._pairs(texts)),)
        return (self._scalar(self.schema, self._bare(texts[0])),)

    def _texts(self, given: Given) -> list[str]:
        bare = self.name.removesuffix("[]")
        if self.place == "query":
            names = {self.name, f"{bare}[]"} | ({bare} if self._items is not None else set[str]())
            return [value for name, value in given.query if name in names]
        if self.place == "header":
            found = given.headers.get(self.name.lower())
        elif self.place == "cookie":
            return [value for name, value in self._cookies(given) if name == self.name]
        elif self.place == "querystring":
            found = unquote(given.query_string) or None
        else:
            found = given.path.get(self.name)
        return [] if found is None else [found]

    def _cookies(self, given: Given) -> list[tuple[str, str]]:
        """The cookies; in the style `cookie` they are not percent-encoded (OpenAPI 3.2)."""
        if self._style == "cookie":
            return given.cookies
        return [(name, unquote(value)) for name, value in given.cookies]

    def _form(self, pairs: list[tuple[str, str]]) -> dict[str, Any]:
        """A whole query that is a form."""
        made: dict[str, Any] = {}
        for name, value in pairs:
            schema = (self._properties or {}).get(name, {})
            items = _items(self._description, schema)
            if items is None:
                made[name] = self._scalar(schema, value)
            else:
                made.setdefault(name, []).append(self._scalar(items, value))
        return made

    def _bare(self, text: str) -> str:
        """A text without what announces it in the styles `label` and `matrix` (RFC 6570)."""
        if self._style == "label":
            return text.removeprefix(".")
        if self._style == "matrix":
            return text.removeprefix(";").removeprefix(f"{self.name}=")
        return text

    def _parts(self, texts: list[str]) -> list[str]:
        if self._explode and self.place in ("query", "cookie"):
            return texts
        # A name and a comma-separated list, but given several times: nothing else can be meant.
        whole = [self._bare(each) for each in texts]
        parts = [part for each in whole if each for part in each.split(self._separator())]
        if self._style == "matrix":
            return [part.removeprefix(f"{self.name}=") for part in parts]
        return parts

    def _separator(self) -> str:
        if self._style in ("label", "matrix") and not self._explode:
            return ","
        return _SEPARATORS.get(self._style, ",")

    def _pairs(self, texts: list[str]) -> list[tuple[str, str]]:
        text = texts[0].removeprefix(";") if self._explode else self._bare(texts[0])
        parts = text.removeprefix(".").split(self._separator())
        if self._explode:
            return [(key, value) for key, _, value in (part.partition("=") for part in parts)]
        if len(parts) % 2:
            raise Undecodable("is not a list of names and values")
        return list(zip(parts[::2], parts[1::2], strict=True))

    def _object(self, pairs: list[tuple[str, str]]) -> dict[str, Any]:
        known = self._properties or {}
        return {name: self._scalar(known.get(name, {}), value) for name, value in pairs}

    def _deep(self, query: list[tuple[str, str]]) -> tuple[Any] | None:
        """`name[a][b]=c` and `name[a][]=c`, to any depth."""
        made: dict[str, Any] = {}
        for key, text in query:
            if re.fullmatch(re.escape(self.name) + r"(\[[^\[\]]*\])+", key):
                path: list[str] = re.findall(r"\[([^\[\]]*)\]", key)
                self._put(made, path, text)
        return (made,) if made else None

    def _put(self, holder: dict[str, Any], path: list[str], text: str) -> None:
        schema = self.schema
        *outer, last = path[:-1] if path[-1] == "" and len(path) > 1 else path
        for step in outer:
            schema = (_properties(self._description, schema) or {}).get(step, {})
            inner = holder.setdefault(step, {})
            if not is_map(inner):
                raise Undecodable(f"has both a value and properties at {step!r}")
            holder = inner
        schema = (_properties(self._description, schema) or {}).get(last, {})
        items = _items(self._description, schema)
        if items is None and path[-1] != "":
            holder[last] = self._scalar(schema, text)
            return
        known = holder.setdefault(last, [])
        if not is_list(known):
            raise Undecodable(f"has both a value and a list at {last!r}")
        known.append(self._scalar(items or {}, text))

    def _scalar(self, schema: Any, text: str) -> Any:
        """A text as the JSON value that fits; if none does, as one of the type that is wanted."""
        readings = [(_wrongness(self._broken(schema, each)), each) for each in _readings(text)]
        return min(readings, key=lambda pair: pair[0])[1]


def _items(description: Description, schema: Any) -> Any:
    """The schema of the items, if an array is allowed; None if not."""
    for each in description.alternatives(schema):
        if "items" in each or "array" in kinds(each):
            return each.get("items", {})
    return None


def _properties(description: Description, schema: Any) -> dict[str, Any] | None:
    """The properties, if an object is allowed; None if not."""
    found: dict[str, Any] = {}
    allowed = False
    for each in description.alternatives(schema):
        allowed = allowed or "object" in kinds(each)
        found |= each.get("properties", {})
    return found if allowed else None


def _readings(text: str) -> list[Any]:
    """What a text may mean, the text itself first."""
    found: list[Any] = [text]
    if _INTEGER.fullmatch(text):
        found.append(int(text))
    elif _NUMBER.fullmatch(text):
        found.append(float(text))
    elif text in _WORDS:
        found.append(_WORDS[text])
    return found


def _wrongness(broken: list[str]) -> int:
    if not broken:
        return 0
    return 2 if {"type", "enum", "const", "anyOf", "oneOf"} & set(broken) else 1


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Undecodable(f"is not JSON: {error}") from None
