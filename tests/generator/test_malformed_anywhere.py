"""Whatever stands anywhere in a description: it is used, or refused with a place, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from bindwright import generate
from bindwright.checks import lint
from bindwright.diagnostics import Refused
from bindwright.normalize.raw import is_list, is_map
from hypothesis import given, settings
from hypothesis import strategies as st

DESCRIPTION: dict[str, Any] = yaml.safe_load("""\
openapi: 3.1.1
info: {title: Anywhere, version: "1"}
servers: [{url: "https://{at}.test", variables: {at: {default: eu, enum: [eu, us]}}}]
security: [{Key: []}]
paths:
  /a/{id}:
    parameters: [{$ref: "#/components/parameters/Id"}]
    get:
      operationId: getA
      tags: [a]
      parameters:
        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object, properties: {k: {type: string}}}}
        - {name: limit, in: query, schema: {type: integer, default: 3}}
      responses:
        "200": {description: A., content: {application/json: {schema: {$ref: "#/components/schemas/A"}, example: {one: x}}}}
        4XX: {description: Wrong., content: {application/json: {schema: {type: object}}}}
    post:
      operationId: postA
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/B"}}
          multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}, encoding: {f: {contentType: image/png}}}
      responses:
        "200": {description: Events., content: {text/event-stream: {schema: {$ref: "#/components/schemas/U"}}}}
      callbacks:
        done: {"{$request.body#/u}": {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {"204": {description: Done.}}}}}
webhooks:
  told: {post: {requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/B"}}}}, responses: {"204": {description: Done.}}}}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
    Machine: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://t.test", scopes: {r: read}}}}
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
  schemas:
    A:
      type: object
      required: [one]
      properties:
        one: {type: string, enum: [x, y], default: x}
        two: {type: array, items: {$ref: "#/components/schemas/U"}, minItems: 1}
        three: {allOf: [{$ref: "#/components/schemas/B"}, {type: object, properties: {z: {type: integer, maximum: 3}}}]}
      additionalProperties: {type: string}
    B: {type: object, required: [type], properties: {type: {const: b}, n: {type: [integer, "null"], format: int64}}}
    C: {type: object, required: [type], properties: {type: {const: c}, d: {type: string, format: date-time}}, patternProperties: {"^x": {type: string}}}
    U: {oneOf: [{$ref: "#/components/schemas/B"}, {$ref: "#/components/schemas/C"}], discriminator: {propertyName: type, mapping: {b: "#/components/schemas/B"}}}
""")
WORDS = """
type enum const required properties items prefixItems allOf anyOf oneOf not if then else format
additionalProperties patternProperties propertyNames contains unevaluatedProperties dependentSchemas
discriminator propertyName mapping default example examples nullable readOnly writeOnly deprecated
description title summary $ref $id $anchor $defs $schema $dynamicRef $dynamicAnchor $recursiveRef
minimum maximum exclusiveMinimum pattern minLength maxItems contentMediaType contentEncoding
contentSchema name in style explode allowReserved schema content itemSchema encoding contentType
headers operationId tags security parameters requestBody responses callbacks servers url variables
links 200 204 4XX get post query additionalOperations trace openapi info version $self paths
webhooks components schemas securitySchemes flows clientCredentials tokenUrl scopes scheme
""".split()
MALFORMED: list[Any] = [
    *(None, True, False, 0, -1, 1.5, 2**70, "", "x", "a b", "class", "object", "é\0", "#/", "#x"),
    *("#/components/schemas/A", "#/components/parameters/Id", "#/nowhere", "no.yaml#/A"),
    *([], [None], [1], ["x", "x"], [[]], [{}], {}, {"x": None}, {"x": 1}, {"": {}}),
    *({"$ref": each} for each in (3, "#/info/title", "#/components/parameters/Id", "\0", "#a")),
    *({"$ref": f"#/components/schemas/{name}"} for name in "AU"),
    *({"type": []}, {"oneOf": []}, {"type": "array", "items": [{}]}, {"properties": {"x": None}}),
]


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values below one, and its own."""
    yield path
    if is_map(value):
        for key, each in value.items():
            yield from places(each, (*path, key))
    elif is_list(value):
        for index, each in enumerate(value):
            yield from places(each, (*path, index))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


@st.composite
def descriptions(draw: st.DrawFn) -> dict[str, Any]:
    """The description, with a value or two in the place of others, or added to them."""
    made = deepcopy(DESCRIPTION)
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(list(places(made))))
        word, malformed = draw(st.sampled_from(WORDS)), deepcopy(draw(st.sampled_from(MALFORMED)))
        holder = at(made, path)
        if isinstance(holder, dict) and (not path or draw(st.booleans())):
            holder[word] = malformed
        elif path:
            at(made, path[:-1])[path[-1]] = malformed
    return made


@settings(max_examples=150)
@given(made=descriptions())
def test_lint_finds_and_does_not_fail(made: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        file = written(made, Path(folder))
        try:
            found = lint(file)
        except Refused as refused:
            found = list(refused.diagnostics)
        for each in found:
            assert each.place.line and each.excerpt and each.problem, each


@settings(max_examples=12)
@given(made=descriptions())
def test_an_sdk_is_whole_or_absent(made: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        file, out = written(made, Path(folder)), Path(folder) / "sdk"
        try:
            generate(file, out=out)
        except Refused as refused:
            assert not out.exists()
            for each in refused.diagnostics:
                assert each.place.file and each.problem and each.remedy, each
        else:
            for module in out.rglob("*.py"):
                compile(module.read_text(encoding="utf-8"), str(module), "exec")
            assert (out / ".bindwright" / "manifest.json").is_file()


def written(made: dict[str, Any], folder: Path) -> Path:
    file = folder / "openapi.json"
    file.write_text(json.dumps(made), encoding="utf-8")
    return file
