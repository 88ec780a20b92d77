"""How the parameters of an operation are sent: the source of its path, query and headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from bindwright.literal import py_str
from bindwright.normalize.form import (
    AliasSchema,
    Anything,
    Location,
    Named,
    Nullable,
    Operation,
    Parameter,
    Schema,
    Type,
)
from bindwright.normalize.kinds import kind_of
from bindwright.plan import Argument
from bindwright.planner.bodies import STYLES, table_source, tuple_source
from bindwright.planner.kinds import kinds_text
from bindwright.settings import Settings
from bindwright.shapes import path_names

_PREFIXES = {"label": ".", "matrix": ";"}


class Parameters:
    """Writes how the parameters of one operation are sent."""

    def __init__(
        self,
        operation: Operation,
        arguments: Sequence[Argument],
        schemas: Mapping[str, Schema],
        settings: Settings,
    ) -> None:
        self._operation = operation
        self._arguments = arguments
        self._schemas = schemas
        self._settings = settings

    def path(self) -> str:
        """Source of the call that fills the path in."""
        template = self._operation.path.partition("?")[0]
        values: list[str] = []
        for name, each in path_names(self._operation):
            template = template.replace(f"{{{each.property.wire}}}", f"{{{name}}}")
            values.append(f"{name}={self._segment(name, each)}")
        return f"path({', '.join([py_str(template), *values])})"

    def kinds(self) -> str:
        """Source of the kinds of value that arguments of query, headers and cookies take."""
        locations: tuple[Location, ...] = ("query", "header", "cookie")
        keys = {(each.location, each.wire): each.key for each in self._arguments}
        found = {
            keys[location, each.property.wire]: kinds_text(each.property.type, self._schemas)
            for location in locations
            for each in self._found(location)
        }
        return table_source(found)

    def query(self) -> str:
        """Source of the query parameters; empty when there are none."""
        found = self._found("query")
        styled = [each for each in found if not each.media_type]
        json = [each.property.wire for each in found if each.media_type]
        given = self._given("query")
        parts: list[str] = []
        if styled:
            entries = (f"{py_str(each.property.wire)}: {self._style(each)}" for each in styled)
            reserved = tuple_source(each.property.wire for each in styled if each.reserved)
            tail = f", {reserved}" if reserved else ""
            parts.append(f"query({given}, {{{', '.join(entries)}}}{tail})")
        if json:
            parts.append(f"json_query({given}, {tuple_source(json)})")
        for each in self._found("querystring"):
            whole = f"{py_str(each.property.wire)}, {py_str(each.media_type)}"
            parts.append(f"whole_query({self._given('querystring')}, {whole})")
        # No OpenAPI, and yet published: a query in the path is the same for every call.
        fixed = parse_qsl(self._operation.path.partition("?")[2], keep_blank_values=True)
        if len(parts) == 1 and not fixed:
            return parts[0]
        pairs = [f"({py_str(name)}, {py_str(value)})" for name, value in fixed]
        return _joined([*pairs, *(f"*{each}" for each in parts)])

    def headers(self, fixed: Mapping[str, str]) -> str:
        """Source of the operation's own headers: fixed ones, and those that are arguments."""
        parts = [table_source(fixed)[1:-1]] if fixed else []
        parts += self._header_parts()
        parts += self._cookie_part()
        return f"{{{', '.join(parts)}}}" if parts else ""

    def _header_parts(self) -> list[str]:
        found = self._found("header")
        names = [each.property.wire for each in found if not each.media_type]
        # Only a mapping looks another way when it is exploded.
        exploded = [
            each.property.wire
            for each in found
            if each.explode and not each.media_type and not self._is_flat(each.property.type)
        ]
        json = [each.property.wire for each in found if each.media_type]
        given = self._given("header")
        parts: list[str] = []
        if names:
            tail = f", {tuple_source(exploded)}" if exploded else ""
            parts.append(f"**headers({given}, {tuple_source(names)}{tail})")
        if json:
            parts.append(f"**json_headers({given}, {tuple_source(json)})")
        return parts

    def _cookie_part(self) -> list[str]:
        found = self._found("cookie")
        if not found:
            return []
        styled = [each for each in found if not each.media_type]
        facts = {
            "exploded": [
                each for each in styled if each.explode and not self._is_scalar(each.property.type)
            ],
            "plain": [each for each in styled if each.style == "cookie" or each.reserved],
            "json": [each for each in found if each.media_type],
        }
        given = [tuple_source(each.property.wire for each in styled) or "()"]
        given += [
            f"{name}={tuple_source(one.property.wire for one in each)}"
            for name, each in facts.items()
            if each
        ]
        return [f"**cookies({self._given('cookie')}, {', '.join(given)})"]

    def _found(self, location: Location) -> list[Parameter]:
        """The parameters of one place, those that the client sends by itself left out."""
        names = {each.wire for each in self._arguments if each.location == location}
        found = [each for each in self._operation.parameters if each.location == location]
        return [each for each in found if each.property.wire in names]

    def _given(self, location: Location) -> str:
        """Source of the arguments by wire name, for the parameters of one place."""
        keys = {
            each.key: each.wire
            for each in self._arguments
            if each.location == location and each.key != each.wire
        }
        return f"renamed(arguments, {table_source(keys)})" if keys else "arguments"

    def _style(self, parameter: Parameter) -> str:
        match self._settings.client.array_query:
            case "brackets":
                return "BRACKETS"
            case "repeat":
                return "REPEAT"
            case "comma":
                return "COMMA"
            case "described":
                return STYLES.get((parameter.style, parameter.explode), "REPEAT")

    def _segment(self, name: str, parameter: Parameter) -> str:
        """Source of what stands for a parameter in the path."""
        if parameter.media_type:
            return f"json_segment({name})"
        prefix = _PREFIXES.get(parameter.style, "")
        if not prefix and self._is_scalar(parameter.property.type):
            return name
        options = [name]
        options += [f"prefix={py_str(prefix)}"] if prefix else []
        options += [f"name={py_str(parameter.property.wire)}"] if prefix == ";" else []
        options += ["explode=True"] if parameter.explode else []
        return f"segment({', '.join(options)})"

    def _is_scalar(self, type_: Type) -> bool:
        """Whether a value is neither a list nor a mapping, for all that is known."""
        inner = self._plain(type_)
        kind = kind_of(inner, self._schemas)
        return kind not in ("array", "object", "any") or isinstance(inner, Anything)

    def _is_flat(self, type_: Type) -> bool:
        return self._is_scalar(type_) or kind_of(self._plain(type_), self._schemas) == "array"

    def _plain(self, type_: Type) -> Type:
        while True:
            schema = self._schemas.get(type_.name) if isinstance(type_, Named) else None
            if isinstance(type_, Nullable):
                type_ = type_.inner
            elif isinstance(schema, AliasSchema):
                type_ = schema.type
            else:
                return type_


def _joined(parts: Sequence[str]) -> str:
    return f"({', '.join(parts)},)" if parts else ""
