"""Where a description has no words: what docstrings, api.md and the README say then."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

import pytest

from bindwright import generate
from bindwright.cli import main

DESCRIPTION = """
openapi: 3.1.0
info: {title: Parcels, version: "1"}
paths:
  /parcels:
    post:
      operationId: createParcel
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/NewParcel"}}}
        required: true
      responses: {"201": {description: It., content: {application/json: {schema: {type: string}}}}}
  /parcels/{parcel_id}:
    delete:
      operationId: cancelParcel
      parameters: [{name: parcel_id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Gone.}}
  /parcels/{weight}:
    put:
      operationId: weigh
      parameters: [{name: weight, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [weight], properties: {weight: {type: number}}}
            example: {weight: 2.5}
        required: true
      responses: {"204": {description: Done.}}
  /parcels/{parcel_id}/events:
    get:
      operationId: watchParcel
      parameters: [{name: parcel_id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200":
          description: It.
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Moved"}}}
components:
  schemas:
    Moved: {type: object, required: [place], properties: {place: {type: string}}}
    NewParcel:
      type: object
      required: [weight, to, size, tags, kind]
      properties:
        weight: {type: number}
        to: {$ref: "#/components/schemas/Address"}
        size: {type: string, enum: [small, large]}
        tags: {type: array, items: {type: string}}
        kind: {anyOf: [{$ref: "#/components/schemas/Address"}, {type: string}]}
        sent_from: {$ref: "#/components/schemas/Address"}
    Address:
      type: object
      required: [city, next]
      properties: {city: {type: string}, next: {$ref: "#/components/schemas/Address"}}
"""


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unsaid")
    (folder / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    assert main(["init", str(folder / "openapi.yaml")]) == 0
    settings = folder / "bindwright.yaml"
    text = settings.read_text("utf-8")
    assert text.endswith("  - parcels.events\n  - parcels.create\n")
    settings.write_text(f"{text}  - parcels.update\n", encoding="utf-8")
    return generate(folder, out=folder / "sdk").out


def test_a_method_tells_its_request_and_what_answers_it(sdk: Path) -> None:
    text = (sdk / "src/parcels/resources/parcels.py").read_text("utf-8")
    resource = next(
        each
        for each in ast.parse(text).body
        if isinstance(each, ast.ClassDef) and each.name == "ParcelsResource"
    )
    docs = {
        each.name: ast.get_docstring(each)
        for each in resource.body
        if isinstance(each, ast.FunctionDef) and each.name in {"create", "delete", "events"}
    }
    assert docs == {
        "create": "`POST /parcels`, answered by `str`.",
        "delete": "`DELETE /parcels/{parcel_id}`.",
        "events": "`GET /parcels/{parcel_id}/events`, answered by a stream of `Moved`.",
    }


def test_a_builder_with_only_path_arguments_stands_on_one_line(sdk: Path) -> None:
    text = (sdk / "src/parcels/resources/parcels.py").read_text("utf-8")
    builder = """
        def parcel_delete_request(parcel_id: str) -> Request[None]:
            return Request(
    """
    assert textwrap.dedent(builder).rstrip() in text
    assert "request = parcel_delete_request(parcel_id)\n" in text


def test_a_class_without_a_docstring_begins_with_its_fields(sdk: Path) -> None:
    text = (sdk / "src/parcels/types/moved.py").read_text("utf-8")
    assert "class Moved(Model):\n    place: str\n" in text


def test_the_list_of_methods_tells_a_stream_that_is_always_one(sdk: Path) -> None:
    row = "| `events(parcel_id)` | `GET /parcels/{parcel_id}/events` | a stream of `Moved` |"
    assert row in (sdk / "api.md").read_text("utf-8")


def test_the_readme_streams_and_shows_values_of_the_right_types(sdk: Path) -> None:
    text = (sdk / "README.md").read_text("utf-8")
    assert "with client.parcels.events(1) as stream:\n    for event in stream:\n" in text
    address = '{"city": "city", "next": ...}'
    assert f'create(weight=1.0, to={address}, size="small", tags=["tag"], kind={address})\n' in text
    assert 'client.parcels.update("weight", weight_=2.5)\n' in text, "the example is the body's"
    assert "pip install .        # in this folder\n" in text
