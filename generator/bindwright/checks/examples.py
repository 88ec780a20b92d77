"""Rules about examples: they are what their schemas say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from bindwright.checks.api import Api, Node, as_map
from bindwright.checks.rule import Found, rule
from bindwright.checks.validity import Validity
from bindwright.checks.wording import where
from bindwright.normalize.raw import is_list
from bindwright.source import pointer

_HOLDERS = ("media type", "parameter", "header")


@rule("example-does-not-match", "warning")
def examples_match(api: Api) -> Iterator[Found]:
    """Every example is a value that its schema allows."""
    validity = Validity(api)
    for kind in _HOLDERS:
        for node in api.nodes[kind]:
            schema = "schema" if "schema" in node.value else "itemSchema"
            if schema in node.value and _is_json(node):
                check = partial(_compared, validity, f"{node.pointer}/{schema}", _direction(node))
                for place, value in _examples(api, node):
                    yield from check(place, value)
    for node in api.nodes["schema"]:
        check = partial(_compared, validity, node.pointer, "")
        if "example" in node.value:
            yield from check(f"{node.pointer}/example", node.value["example"])
        examples = node.value.get("examples")
        for index, value in enumerate(examples if is_list(examples) else ()):
            yield from check(f"{node.pointer}/examples/{index}", value)


def _compared(
    validity: Validity, schema: str, direction: str, place: str, value: Any
) -> Iterator[Found]:
    for path, problem in validity.problems(schema, value, direction):
        inner = where(value, path)
        yield Found(
            place + inner,
            f"the example does not fit its schema: {problem}",
            "the README and the mock server show something that the API does not do",
            "correct the example, or the schema",
        )


def _examples(api: Api, node: Node) -> Iterator[tuple[str, Any]]:
    if "example" in node.value:
        yield f"{node.pointer}/example", node.value["example"]
    for name, each in as_map(node.value.get("examples")).items():
        example = as_map(api.follow(each))
        for word in ("value", "dataValue"):
            if word in example:
                here = "$ref" not in as_map(each)
                place = node.pointer + pointer("examples", name)
                yield place + pointer(word) if here else place, example[word]


def _is_json(node: Node) -> bool:
    """Whether the examples are JSON: those of other media types may be texts of any form."""
    if node.kind != "media type":
        return True
    return "json" in node.pointer.rpartition("/")[2].lower()


def _direction(node: Node) -> str:
    """Whose words it is: some properties only ever go one way."""
    return "request" if "/requestBody/" in node.pointer else "response"
