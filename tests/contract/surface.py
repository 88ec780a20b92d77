"""An independent walk: what a description promises, held against the classes of a generated SDK.

Nothing here uses the generator. The description is read as plain data; the SDK is read by
`inspect`, `dataclasses`, `typing` and the syntax tree of its files.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin

Json = Any
NONE = type(None)


@dataclass
class Sdk:
    """A generated package, with everything that an annotation may mention."""

    module: str
    namespace: dict[str, Any] = field(default_factory=dict)
    docs: dict[str, dict[str, str]] = field(default_factory=dict)
    """Class -> field -> the string below it."""

    def __post_init__(self) -> None:
        package = importlib.import_module(f"{self.module}.types")
        for info in pkgutil.walk_packages(package.__path__, f"{self.module}.types."):
            module = importlib.import_module(info.name)
            self.namespace.update(
                {name: value for name, value in vars(module).items() if not name.startswith("_")}
            )
            if not info.ispkg:
                self._read_docs(inspect.getsource(module))
        core = importlib.import_module(f"{self.module}._core")
        for info in pkgutil.iter_modules(core.__path__, f"{core.__name__}."):
            held = vars(importlib.import_module(info.name))
            # Some classes of the runtime are called like schemas; nobody's annotations name those.
            self.namespace = {**held, **self.namespace}
        self.namespace.update(vars(importlib.import_module(f"{self.module}.pagination")))
        import collections.abc

        import httpx2

        self.namespace.update(httpx2=httpx2, Literal=Literal, Any=Any, Unpack=typing.Unpack)
        self.namespace.update(Iterable=collections.abc.Iterable, Mapping=collections.abc.Mapping)

    def _read_docs(self, source: str) -> None:
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                found = self.docs.setdefault(node.name, {})
                for before, after in zip(node.body, node.body[1:], strict=False):
                    if (
                        isinstance(before, ast.AnnAssign)
                        and isinstance(before.target, ast.Name)
                        and isinstance(after, ast.Expr)
                        and isinstance(after.value, ast.Constant)
                    ):
                        found[before.target.id] = str(after.value.value)

    def hints(self, thing: Any) -> dict[str, Any]:
        """The annotations of a class or function, resolved."""
        return typing.get_type_hints(thing, globalns=None, localns=self.namespace)

    def classes(self) -> Iterator[type]:
        """Every public dataclass of the package."""
        for value in self.namespace.values():
            if (
                isinstance(value, type)
                and dataclasses.is_dataclass(value)
                and value.__module__.startswith(f"{self.module}.types.")
            ):
                yield value


@dataclass
class Walk:
    """Compares schemas with annotations; collects differences and the classes it has seen."""

    document: Json
    sdk: Sdk
    differences: list[str] = field(default_factory=list)
    seen: set[type] = field(default_factory=set)
    _done: set[tuple[int, str]] = field(default_factory=set)

    def compare(self, schema: Json, hint: Any, where: str) -> None:
        """One schema against one annotation."""
        schema, null = self.plain(schema)
        members = [each for each in union_members(hint) if not is_marker(each)]
        if null != (NONE in members) and "Unknown" not in str(hint):
            self.differences.append(f"{where}: null is {'' if null else 'not '}allowed, but {hint}")
        members = [each for each in members if each is not NONE]
        wanted = self.alternatives(schema)
        if len(wanted) > 1:
            self._compare_union(wanted, members, where)
        elif (problem := self._mismatch(wanted[0], members, where)) is not None:
            self.differences.append(problem)

    def plain(self, schema: Json) -> tuple[Json, bool]:
        """The schema behind references, and whether null is a value of it."""
        null = False
        while True:
            if "$ref" in schema:
                schema = self.resolve(schema["$ref"])
                continue
            kinds = schema.get("type")
            if isinstance(kinds, list) and "null" in kinds:
                null = True
                rest = [each for each in kinds if each != "null"]
                schema = {**schema, "type": rest[0] if len(rest) == 1 else rest}
                if "enum" in schema:
                    schema["enum"] = [each for each in schema["enum"] if each is not None]
            for word in ("anyOf", "oneOf"):
                members = schema.get(word, [])
                kept = [each for each in members if each != {"type": "null"}]
                if len(kept) != len(members):
                    null = True
                    schema = {**schema, word: kept}
            single = [schema[word] for word in ("anyOf", "oneOf", "allOf") if word in schema]
            if len(single) == 1 and len(single[0]) == 1 and "properties" not in schema:
                schema = single[0][0]
                continue
            return schema, null

    def resolve(self, reference: str) -> Json:
        """The target of a local reference."""
        target = self.document
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]
        return target

    def alternatives(self, schema: Json) -> list[Json]:
        """The members of a union, nested ones opened; a plain schema is its only member."""
        for word in ("oneOf", "anyOf"):
            members = schema.get(word)
            if members and not all(set(each) <= {"required"} for each in members):
                return [
                    inner for each in members for inner in self.alternatives(self.plain(each)[0])
                ]
        return [schema]

    def _compare_union(self, wanted: list[Json], members: list[Any], where: str) -> None:
        members = [each for each in members if not is_unknown(each)]
        left = list(members)
        for schema in wanted:
            before = len(self.differences)
            fit = next((each for each in left if self._fits(schema, each)), None)
            del self.differences[before:]
            if fit is None:
                self.differences.append(f"{where}: no member of {members} is {brief(schema)}")
            else:
                left.remove(fit)
                problem = self._mismatch(schema, [fit], where)
                if problem is not None:
                    self.differences.append(problem)
        if left:
            self.differences.append(f"{where}: the description has no {left}")

    def _fits(self, schema: Json, hint: Any) -> bool:
        """Whether a member of a union is the one for a schema: the same tag, or the same kind."""
        if dataclasses.is_dataclass(hint):
            if "properties" not in schema:
                return False
            constants = {
                name: constant(self.plain(each)[0])
                for name, each in schema["properties"].items()
                if constant(self.plain(each)[0]) is not None
            }
            hints = self.sdk.hints(hint)
            names = {wire_name(each): each.name for each in dataclasses.fields(hint)}
            return set(names) == set(schema["properties"]) and all(
                value in get_args(hints[names[name]]) for name, value in constants.items()
            )
        return "properties" not in schema and self._mismatch(schema, [hint], "") is None

    def _mismatch(self, schema: Json, members: list[Any], where: str) -> str | None:
        """What is wrong with the annotation of a plain schema, or `None`."""
        members = [each for each in members if not is_unknown(each)]
        hint = members[0] if len(members) == 1 else None
        kind = schema.get("type")
        if "const" in schema or "enum" in schema:
            values = [schema["const"]] if "const" in schema else schema["enum"]
            found = [value for each in members for value in get_args(each)]
            return None if found == values else f"{where}: {members} is not one of {values}"
        if schema.get("properties"):
            if not (isinstance(hint, type) and dataclasses.is_dataclass(hint)):
                return f"{where}: {members} is not a class with {list(schema['properties'])}"
            self.compare_object(schema, hint, where)
            return None
        if kind == "array":
            if get_origin(hint) not in (list, typing.get_origin(typing.Iterable[int])):
                return f"{where}: {members} is not a list"
            self.compare(schema["items"], one_form(get_args(hint)[0]), f"{where}[]")
            return None
        if kind == "object":
            if get_origin(hint) not in (dict, typing.get_origin(typing.Mapping[str, int])):
                return f"{where}: {members} is not a dict"
            values = schema.get("additionalProperties")
            if isinstance(values, dict) and values:
                self.compare(values, get_args(hint)[1], f"{where}{{}}")
            return None
        expected = {"string": str, "integer": int, "number": float, "boolean": bool}.get(kind, Any)
        return None if hint is expected else f"{where}: {members} is not {expected}"

    def compare_object(self, schema: Json, cls: type, where: str) -> None:
        """Every property against every field, both ways."""
        self.seen.add(cls)
        if (id(schema), cls.__name__) in self._done:
            return
        self._done.add((id(schema), cls.__name__))
        fields = {wire_name(each): each for each in dataclasses.fields(cls)}
        place = f"{cls.__name__} ({where})"
        for name in fields.keys() - schema["properties"].keys():
            self.differences.append(f"{place}: the description has no property {name}")
        hints = self.sdk.hints(cls)
        for name, each in schema["properties"].items():
            if name not in fields:
                self.differences.append(f"{place}: property {name} is missing")
                continue
            self.compare_property(
                each,
                fields[name],
                hints[fields[name].name],
                required=name in schema.get("required", ()),
                cls=cls,
            )

    def compare_property(
        self, schema: Json, found: Any, hint: Any, *, required: bool, cls: type
    ) -> None:
        """Requiredness, nullability, type and default of one property."""
        where = f"{cls.__name__}.{found.name}"
        plain, null = self.plain(schema)
        optional = found.default is not dataclasses.MISSING
        fixed = constant(plain) is not None and found.default == constant(plain)
        if required and optional and not fixed:
            self.differences.append(f"{where}: is required, but has a default")
        if not required and not optional:
            self.differences.append(f"{where}: is optional, but has no default")
        if not required and not null:
            # None or `omit` says that it is absent; it is no value of the property.
            hint = without_none(hint)
        self.compare(schema, one_form(hint), where)
        default = default_of(self, schema)
        if default is not None:
            text = " ".join(self.sdk.docs.get(cls.__name__, {}).get(found.name, "").split())
            shown = f"Default: `{default!r}`".replace("'", '"')
            if shown not in text.replace("'", '"'):
                self.differences.append(f"{where}: the default {default!r} is not told")


def default_of(walk: Walk, schema: Json) -> Any:
    """The default of a property, also where it stands behind a reference."""
    if "default" in schema:
        return schema["default"]
    return walk.plain(schema)[0].get("default")


def constant(schema: Json) -> Any:
    """The only value of a schema, if it has just one."""
    if "const" in schema:
        return schema["const"]
    values = schema.get("enum", ())
    return values[0] if len(values) == 1 else None


def wire_name(found: Any) -> str:
    """The JSON name of a dataclass field."""
    return found.metadata.get("wire", found.name)


def union_members(hint: Any) -> list[Any]:
    """The members of a union, nested ones opened."""
    if get_origin(hint) in (Union, types.UnionType):
        return [inner for each in get_args(hint) for inner in union_members(each)]
    return [hint]


def is_marker(hint: Any) -> bool:
    """Whether it says "absent"."""
    return isinstance(hint, type) and hint.__name__ in ("Omit", "NotGiven")


def is_unknown(hint: Any) -> bool:
    """Whether it stands for what the description does not know yet."""
    return isinstance(hint, type) and hint.__name__ in ("Unknown", "UnknownEvent")


def without_none(hint: Any) -> Any:
    """The annotation without None."""
    members = [each for each in union_members(hint) if each is not NONE]
    return Union[tuple(members)]  # noqa: UP007 - made at run time


def one_form(hint: Any) -> Any:
    """The annotation without the plain-dict twins of its dataclasses."""
    members = [each for each in union_members(hint) if not typing.is_typeddict(each)]
    return Union[tuple(members)]  # noqa: UP007 - made at run time


def brief(schema: Json) -> str:
    """A schema in few words, for a message."""
    return str({word: schema[word] for word in ("type", "const", "enum") if word in schema}) or str(
        list(schema.get("properties", ()))
    )
