"""A generated package, read by `inspect`, `dataclasses`, `typing` and the syntax tree of its files."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import sys
import types
import typing
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, Union, get_args, get_origin

NONE = type(None)


class Sdk:
    """A generated package, with everything that an annotation may mention."""

    def __init__(self, module: str) -> None:
        self.module = module
        self.namespace: dict[str, Any] = {}
        """Every public name of the types, and of what they are made of."""
        self.docs: dict[tuple[str, str], dict[str, str]] = {}
        """Module and class -> field -> the string below it."""
        package = importlib.import_module(f"{module}.types")
        for info in pkgutil.walk_packages(package.__path__, f"{module}.types."):
            found = importlib.import_module(info.name)
            self.namespace |= {
                name: value for name, value in vars(found).items() if not name.startswith("_")
            }
            if not info.ispkg:
                self._read_docs(info.name, inspect.getsource(found))
        uploads = importlib.import_module(f"{module}._core.uploads")
        self.file_input = union_members(uploads.FileInput)
        """Everything that a file can be given as."""
        self._scopes: dict[str, dict[str, Any]] = {}
        self.hints = cache(self._hints)

    def _read_docs(self, module: str, source: str) -> None:
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                found = self.docs.setdefault((module, node.name), {})
                for before, after in zip(node.body, node.body[1:], strict=False):
                    if (
                        isinstance(before, ast.AnnAssign)
                        and isinstance(before.target, ast.Name)
                        and isinstance(after, ast.Expr)
                        and isinstance(after.value, ast.Constant)
                    ):
                        found[before.target.id] = str(after.value.value)

    def doc(self, cls: type, name: str) -> str:
        """What stands below a field of a class, on one line."""
        return " ".join(self.docs.get((cls.__module__, cls.__name__), {}).get(name, "").split())

    def _hints(self, thing: Any) -> dict[str, Any]:
        """The annotations of a class or function, resolved: of a class without any help."""
        if isinstance(thing, type):
            # A plain dict says there which of its keys are required.
            return typing.get_type_hints(thing, include_extras=typing.is_typeddict(thing))
        return typing.get_type_hints(thing, globalns=self.scope(thing.__module__))

    def result_of(self, decode: Any) -> Any:
        """What a decoder makes: it is a function, or a value with an annotation of its own."""
        if (
            "return" in getattr(decode, "__annotations__", {})
            and "<locals>" not in decode.__qualname__
        ):
            return typing.get_type_hints(decode, globalns=self.scope(decode.__module__))["return"]
        return get_args(get_args(self.tables[id(decode)])[0])[0]

    @cached_property
    def tables(self) -> dict[int, Any]:
        """The id of each decoder of the package that is no function of its own -> its annotation."""
        codecs = importlib.import_module(f"{self.module}._codecs")
        found: dict[int, Any] = {}
        for info in pkgutil.walk_packages(codecs.__path__, f"{codecs.__name__}."):
            module = importlib.import_module(info.name)
            scope = self.scope(info.name)
            for name, hint in getattr(module, "__annotations__", {}).items():
                found[id(getattr(module, name))] = eval(hint, scope)
        return found

    def scope(self, module: str) -> dict[str, Any]:
        """The names of a module, with those that it imports for type checkers alone."""
        if module not in self._scopes:
            found = sys.modules[module]
            scope = self._scopes[module] = dict(vars(found))
            for node in ast.parse(inspect.getsource(found)).body:
                if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                    block = ast.Module(node.body, [])
                    exec(compile(block, module, "exec"), scope)
        return self._scopes[module]

    def classes(self) -> Iterator[type]:
        """Every public dataclass of the package."""
        for value in self.namespace.values():
            if (
                isinstance(value, type)
                and dataclasses.is_dataclass(value)
                and value.__module__.startswith(f"{self.module}.types.")
            ):
                yield value


def wire_name(found: dataclasses.Field[Any]) -> str:
    """The JSON name of a dataclass field."""
    return str(found.metadata.get("wire", found.name))


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


def is_stream(hint: Any) -> bool:
    """Whether it is a stream of events."""
    return getattr(get_origin(hint), "__name__", "") in ("Stream", "AsyncStream")


def one_form(hint: Any) -> Any:
    """The annotation without the plain-dict twins of its dataclasses."""
    members = [each for each in union_members(hint) if not typing.is_typeddict(each)]
    return Union[tuple(members)]  # noqa: UP007 - made at run time
