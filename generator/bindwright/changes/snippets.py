"""Short pieces of Python, and places, that several rules show."""

from __future__ import annotations

from bindwright.changes.sides import Side
from bindwright.diagnostics import Place
from bindwright.literal import markdown, py_str
from bindwright.plan import Argument, Method


def shown(text: str) -> str:
    """What stands between the backticks of a code span: one line, and nothing that ends it."""
    plain = text if text.isprintable() else py_str(text)[1:-1]
    return plain.replace("`", "'") or " "


def prose(text: str) -> str:
    """The first sentence of a stranger's text, as Markdown that disturbs nothing around it."""
    line = " ".join(text.split("\n\n")[0].split())
    end = line.find(". ")
    sentence = markdown(line if end < 0 else line[: end + 1])
    ended = not sentence or sentence.endswith((".", "!", "?"))
    return sentence if ended else f"{sentence}."


def parameter(argument: Argument) -> str:
    """A parameter as a signature declares it."""
    default = f" = {argument.default}" if argument.default is not None else ""
    return f"{argument.name}: {argument.hint}{default}"


def attribute_of(class_name: str, name: str, hint: str) -> str:
    """A field as its class declares it."""
    return f"class {class_name}:\n    {name}: {hint}"


def call(path: str, *keywords: str) -> str:
    """A call of a method, for people."""
    return f"client.{path}({', '.join(('...', *(f'{each}={each}' for each in keywords)))})"


def params_of(method: Method) -> tuple[str, ...]:
    """The classes that hold the arguments of a method."""
    return (method.params, f"{method.params}Dict") if method.params else ()


def origin(side: Side, method: Method) -> str:
    """Where the description declares what a method calls."""
    return side.operations[method.operation].origin


def operation_place(side: Side, operation: str) -> Place | None:
    """Where the description declares an operation; `None` when it does not."""
    found = side.operations.get(operation)
    return side.place(found.origin) if found else None
