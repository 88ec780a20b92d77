"""A schema that holds a value of the wrong kind is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from bindwright import generate
from bindwright.diagnostics import Refused

DESCRIPTION = """\
openapi: 3.1.1
info: {title: Malformed, version: "1"}
servers: [{url: "https://api.test"}]
paths:
  /a:
    get:
      operationId: getA
      responses:
        "200": {description: A., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
components:
  schemas:
    A:
      type: object
      properties:
        one: {%s}
"""


@pytest.mark.parametrize("value", ["null", "3", "abc", "{a: 1}"])
@pytest.mark.parametrize("word", ["enum", "required", "allOf", "anyOf", "oneOf"])
def test_what_should_be_a_list(word: str, value: str, tmp_path: Path) -> None:
    assert_refused(f"{word}: {value}", f"`{word}` has to be a list, not {told(value)}", tmp_path)


@pytest.mark.parametrize("value", ["null", "3", "[1]"])
def test_what_should_be_a_map(value: str, tmp_path: Path) -> None:
    assert_refused(
        f"properties: {value}", f"`properties` has to be a mapping, not {told(value)}", tmp_path
    )


def test_a_list_of_no_types(tmp_path: Path) -> None:
    assert_refused("type: []", "`type` has to be one type or several, not an empty list", tmp_path)


def test_an_enum_of_no_values(tmp_path: Path) -> None:
    problem = "`enum` has to be a list of at least one value, not an empty list"
    assert_refused("type: string, enum: []", problem, tmp_path)


def test_a_repeated_value_stands_in_the_sdk_once(tmp_path: Path) -> None:
    said = generated("enum: [1, a, 1, true, a]", tmp_path)
    assert 'one: Literal[1, "a", True] | None = None' in said


@pytest.mark.parametrize("more", ["", ", additionalProperties: {type: integer}"])
def test_a_property_that_is_required_and_nowhere_declared(more: str, tmp_path: Path) -> None:
    """It is told, with its place; the class keeps it, and an answer has it."""
    source = tmp_path / "openapi.yaml"
    said = "type: object, properties: {b: {type: string}}, required: [b, c]" + more
    source.write_text(DESCRIPTION % said, encoding="utf-8")
    [found] = generate(source, out=tmp_path / "sdk").warnings
    assert (found.code, found.severity) == ("required-but-undeclared", "warning")
    assert found.problem == "the property 'c' is required, and not declared"
    line = source.read_text("utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("c]")


def test_odd_and_sound(tmp_path: Path) -> None:
    odd = "enum: [1, a, null, {b: 2}, [3]], default: {enum: null}, x-more: {oneOf: 3}"
    source = tmp_path / "openapi.yaml"
    source.write_text(DESCRIPTION % odd, encoding="utf-8")
    assert generate(source, out=tmp_path / "sdk").operations == 1


def generated(said: str, folder: Path) -> str:
    """The types of an SDK."""
    source = folder / "openapi.yaml"
    source.write_text(DESCRIPTION % said, encoding="utf-8")
    generate(source, out=folder / "sdk")
    return "".join(each.read_text("utf-8") for each in (folder / "sdk").rglob("types/*.py"))


def told(value: str) -> str:
    return {"abc": '"abc"', "{a: 1}": "a mapping", "[1]": "a list"}.get(value, value)


def assert_refused(said: str, problem: str, folder: Path) -> None:
    source = folder / "openapi.yaml"
    source.write_text(DESCRIPTION % said, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        generate(source, out=folder / "sdk")
    (found,) = caught.value.diagnostics
    assert (found.code, found.problem) == ("wrong-type", problem)
    assert found.place.line == DESCRIPTION.count("\n")
    assert found.remedy and found.effect
    assert not (folder / "sdk").exists()
