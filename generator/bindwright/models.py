"""Shapes -> the source of every class, through datamodel-code-generator and templates/models.

The generator decides how a class is written and in which order classes must stand so that each
name exists when it is used. All else about a class is decided by then, so it reads no more of
each than to which others it refers: that is what the order depends on.
"""

from __future__ import annotations

import json
import keyword
import re
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bindwright.cache import Cache, key_of, user_cache
from bindwright.constructors import constructor_argument, former_names
from bindwright.graph import strongly_connected
from bindwright.literal import docstring, py_str
from bindwright.normalize.form import (
    Anything,
    Array,
    Constant,
    File,
    Map,
    Named,
    Nothing,
    Nullable,
    OneOf,
    Primitive,
    Tuple,
    Type,
)
from bindwright.shapes import Field, Shape, annotating

_MARK = "#~ "
_ORDER = "the order"
"""What is kept beside the classes; none has this name."""
_NAME = re.compile(r"[A-Za-z_]\w*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_REF = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class ModelSource:
    """One class as source text, and the position that keeps names defined before their use."""

    name: str
    source: str
    position: int


def write_models(
    shapes: Mapping[str, Shape], templates: Path, *, cache: Path | None = None
) -> dict[str, ModelSource]:
    """Render every shape; the keys are class names.

    Args:
        shapes: What to render, by class name.
        templates: Folder of the templates.
        cache: Folder of what was rendered before; by default the user's. The order depends on
            all references, a class on its own shape: only what has changed is made anew.
    """
    if not shapes:
        return {}
    circles = _circles(shapes)
    document = _document(shapes, circles)
    data = {name: _template_data(each, circles.get(name, ())) for name, each in shapes.items()}
    setting = _setting(templates)
    keys = {
        key_of(setting, json.dumps([name, each.kind, data[name]])): name
        for name, each in shapes.items()
    }
    order_key = key_of(setting, json.dumps(document))
    store = Cache((cache or user_cache()) / "models.sqlite3")
    sources = store.read({**keys, order_key: _ORDER})
    order = sources.pop(_ORDER, None)
    fresh: dict[str, str] = {}
    if order is None:
        fresh = _rendered(document, data, templates)
        order = json.dumps(list(fresh))
    elif missing := shapes.keys() - sources.keys():
        fresh = _written([shapes[name] for name in missing], data, templates)
    names = {name: key for key, name in keys.items()}
    store.write({order_key: order} | {names[name]: source for name, source in fresh.items()})
    sources.update(fresh)
    return {
        name: ModelSource(name, sources[name], position)
        for position, name in enumerate(json.loads(order))
    }


def _setting(templates: Path) -> str:
    """All that decides what becomes of a class, other than the class."""
    tools = ("datamodel-code-generator", "jinja2")
    versions = [f"{tool} {version(tool)}" for tool in tools]
    return "\0".join(
        [*versions, *(each.read_text("utf-8") for each in sorted(templates.iterdir()))]
    )


def _written(
    shapes: Iterable[Shape], data: Mapping[str, dict[str, Any]], templates: Path
) -> dict[str, str]:
    """The same text for single classes, whose order is known, without the model generator.

    To import that takes longer than to write a class.
    """
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(templates, encoding="utf-8"))
    written: dict[str, str] = {}
    for each in shapes:
        kind = "TypeAliasAnnotation" if each.kind == "alias" else "dataclass"
        template = environment.get_template(f"{kind}.jinja2")
        text = template.render(class_name=each.name, **data[each.name])
        written[each.name] = _without_mark(text.removeprefix(_MARK))[1]
    return written


def _rendered(
    document: dict[str, Any], data: Mapping[str, dict[str, Any]], templates: Path
) -> dict[str, str]:
    """Source text by class name, each class after those it needs."""
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        text = generate(
            document,
            input_file_type=InputFileType.OpenAPI,
            output_model_type=DataModelType.DataclassesDataclass,
            custom_template_dir=templates,
            extra_template_data=defaultdict(dict, data),
            target_python_version=PythonVersion.PY_311,
            use_standard_collections=True,
            use_union_operator=True,
            keyword_only=True,
            disable_timestamp=True,
            formatters=[],
        )
    if not isinstance(text, str):
        raise TypeError("the model generator was expected to write one module")
    sources = dict(map(_without_mark, text.split(f"\n{_MARK}")[1:]))
    asked = document["components"]["schemas"].keys()
    if sources.keys() != asked:
        raise ValueError(
            f"the model generator wrote other classes than asked for: "
            f"{sorted(sources.keys() ^ asked)}"
        )
    return sources


def _without_mark(text: str) -> tuple[str, str]:
    """The name and the source of a class, of what a template has made."""
    name, _, source = text.partition("\n")
    return name, source.strip("\n") + "\n"


def _circles(shapes: Mapping[str, Shape]) -> dict[str, set[str]]:
    """For each alias that holds itself, the aliases through which it does."""
    aliases = {name for name, each in shapes.items() if each.kind == "alias"}
    graph = {name: set(_NAME.findall(shapes[name].hint)) & aliases for name in aliases}
    found: dict[str, set[str]] = {}
    for component in strongly_connected(graph):
        if len(component) > 1 or component <= graph[min(component)]:
            found.update(dict.fromkeys(component, component))
    return found


def _quoted(hint: str, circle: Collection[str]) -> str:
    """An annotation that quotes the names of a circle where they need not be defined yet."""
    if not circle:
        return hint
    parts, depth = [""], 0
    for char in hint:
        depth -= char == "]"
        # What is between these is outside of all brackets, or one argument of the outermost.
        if (char in "[]" and depth == 0) or (char == "," and depth == 1):
            parts += [char, ""]
        else:
            parts[-1] += char
        depth += char == "["
    for index, part in enumerate(parts):
        if index and parts[index - 1] in "[," and set(_NAME.findall(part)) & set(circle):
            parts[index] = part.replace(part.strip(), py_str(part.strip()))
    return "".join(parts)


def _template_data(shape: Shape, circle: Collection[str] = ()) -> dict[str, Any]:
    typed_dict = shape.kind == "typed_dict"
    hidden = annotating(each.hint for each in shape.fields)
    functional = typed_dict and not all(
        _is_name(each.name) and each.name not in hidden for each in shape.fields
    )
    return {
        "typed_dict": typed_dict,
        # Keys that are no identifiers, or hide what annotations use, need the form of TypedDict
        # that takes them as strings.
        "functional": functional,
        "base": shape.base or ("TypedDict" if typed_dict else "Model"),
        "hint": " | ".join(each for each in (_quoted(shape.hint, circle), shape.open) if each),
        "doc": _doc(shape.description, 0 if functional or shape.kind == "alias" else 4),
        "ordered": [
            {
                "name": each.name,
                "key": py_str(each.name),
                "hint": typed_dict_hint(each) if typed_dict else each.hint,
                "quoted": py_str(typed_dict_hint(each)),
                "value": "" if typed_dict else _value(each),
                "doc": _doc(each.description, 4),
            }
            for each in shape.fields
        ],
        # Fields of which a caller may give more than they hold.
        "taken": [constructor_argument(each) for each in (*shape.inherited, *shape.fields)],
        "former": former_names(shape) if shape.former else None,
        "inherits": bool(shape.inherited),
        "read": [py_str(each.name) for each in shape.fields if each.given],
    }


@lru_cache(maxsize=1 << 14)
def _doc(text: str, indent: int) -> str:
    """A docstring; a class and its forms for plain dicts have the same."""
    return docstring(text, indent)


def _is_name(text: str) -> bool:
    return text.isidentifier() and text.isascii() and not keyword.iskeyword(text)


def typed_dict_hint(field: Field) -> str:
    """The annotation of a key of a TypedDict."""
    return field.hint if field.default else f"Required[{field.hint}]"


def _value(field: Field) -> str:
    if field.additional:
        # Only a factory that is certain to exist when the class is made.
        return 'field(default_factory=dict[str, Any], metadata={"additional": True})'
    if field.name == field.wire:
        return field.default or ""
    metadata = f'metadata={{"wire": {py_str(field.wire)}}}'
    if field.default is None:
        return f"field({metadata})"
    return f"field(default={field.default}, {metadata})"


def _document(
    shapes: Mapping[str, Shape], circles: Mapping[str, Collection[str]]
) -> dict[str, Any]:
    """The shapes as an OpenAPI description: what the model generator reads."""
    referred = {
        name: (
            {"": _aliased(each, shapes, circles.get(name, ()))}
            if each.kind == "alias"
            else _fields(each, shapes)
        )
        for name, each in shapes.items()
    }
    behind = _behind(shapes, referred)
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                name: (
                    _reference(referred[name][""]) or {"type": "string"}
                    if each.kind == "alias"
                    else _object(referred[name], behind.get(name, ()))
                )
                for name, each in shapes.items()
            }
        },
    }


def _behind(
    shapes: Mapping[str, Shape], referred: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, set[str]]:
    """For each class, the aliases that hold it and that it refers to.

    They come behind it: an alias needs its members at once, a class its annotations never.
    """
    graph = {
        name: {each for names in held.values() for each in names} for name, held in referred.items()
    }
    found: dict[str, set[str]] = {}
    for component in strongly_connected(graph):
        aliases = {each for each in component if shapes[each].kind == "alias"}
        if aliases:
            found.update(dict.fromkeys(component - aliases, aliases))
    return found


def _object(fields: Mapping[str, list[str]], behind: Collection[str]) -> dict[str, Any]:
    referring = (
        (wire, _reference(each for each in names if each not in behind))
        for wire, names in fields.items()
    )
    return {"type": "object", "properties": {wire: each for wire, each in referring if each}}


def _fields(shape: Shape, shapes: Mapping[str, Shape]) -> dict[str, list[str]]:
    """For each field, what it refers to."""
    return {each.wire: list(_named(each.type, shapes, twin=shape.twin)) for each in shape.fields}


def _aliased(shape: Shape, shapes: Mapping[str, Shape], circle: Collection[str]) -> list[str]:
    """What stands in the text of an alias, which comes after it."""
    text = _QUOTED.sub("", _quoted(shape.hint, circle))
    names = [each for each in _NAME.findall(text) if each in shapes]
    if not names and not circle and shape.type is not None:
        names = list(_named(shape.type, shapes, twin=shape.twin))
    return names


def _reference(names: Iterable[str]) -> dict[str, Any]:
    """A schema that refers to all of these, and is empty without any.

    A tuple of them, because the members of a union are looked for in all classes before them.
    """
    found = [{"$ref": f"{_REF}{each}"} for each in dict.fromkeys(names)]
    if len(found) > 1:
        return {"type": "array", "prefixItems": found, "items": False}
    return dict(*found)


def _named(type_: Type, shapes: Mapping[str, Shape], *, twin: bool) -> Iterator[str]:
    """The classes that a type is made of."""
    match type_:
        case Named(name=name):
            yield _form(name, shapes, twin=twin)
        case Array(items=inner) | Map(values=inner) | Nullable(inner=inner):
            yield from _named(inner, shapes, twin=twin)
        case OneOf(members=members) | Tuple(items=members):
            for each in members:
                yield from _named(each, shapes, twin=twin)
            if isinstance(type_, Tuple) and type_.rest is not None:
                yield from _named(type_.rest, shapes, twin=twin)
        case Anything() | Constant() | File() | Nothing() | Primitive():
            pass


def _form(name: str, shapes: Mapping[str, Shape], *, twin: bool) -> str:
    """The class for a schema: itself, or its form for plain dicts."""
    candidates = (f"{name}Param", f"{name}Dict", f"{name}ParamDict", f"{name}TypedDict")
    forms = [each for each in candidates if each in shapes and shapes[each].twin]
    return next((each for each in forms if twin and shapes[each].schema == name), name)
