"""Descriptions in several files: what their references lead to, and where findings point."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from bindwright import Refused, generate
from bindwright.diagnostics import Diagnostic, Diagnostics
from bindwright.normalize import normalize
from bindwright.normalize.form import NormalForm, ObjectSchema
from bindwright.source import Document, read_document

ROOT = """
openapi: 3.1.0
info: {title: Tiny, version: "1"}
servers: [{url: https://tiny.example}]
paths:
  /things:
    get:
      operationId: getThing
      responses:
        "200":
          description: Done.
          content:
            application/json:
              schema: %s
"""


def written(folder: Path, root: str, **files: str) -> Path:
    """The description, after writing it and its other files (`a__b` is `a/b.yaml`)."""
    for name, text in files.items():
        file = folder / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    path = folder / "openapi.yaml"
    path.write_text(dedent(root), encoding="utf-8")
    return path


def answering(folder: Path, schema: str, **files: str) -> Path:
    return written(folder, ROOT % schema, **files)


def refused(path: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        read_document(path)
    return caught.value.diagnostics


def form(document: Document, diagnostics: Diagnostics | None = None) -> NormalForm:
    return normalize(document, {}, diagnostics or Diagnostics())


def schemas(document: Document) -> dict[str, Any]:
    found: dict[str, Any] = document.data["components"]["schemas"]
    return found


def properties(found: NormalForm, name: str) -> list[str]:
    schema = found.schemas[name]
    assert isinstance(schema, ObjectSchema)
    return [each.wire for each in schema.properties]


# --- where findings point


def test_findings_point_into_the_file_that_says_it(tmp_path: Path) -> None:
    path = answering(
        tmp_path,
        "{$ref: schemas/pet.yaml}",
        schemas__pet="""\
            type: object
            properties:
              size:
                allOf:
                  - {type: string}
                  - {type: object, properties: {a: {type: string}}}
            """,
    )
    diagnostics = Diagnostics()
    form(read_document(path), diagnostics)
    (found,) = diagnostics.found
    assert found.code == "all-of-conflict"
    assert str(found.place) == f"{tmp_path}/schemas/pet.yaml:3:3"
    assert found.excerpt == "  size:\n  ^"


def test_all_that_is_wrong_with_references_is_said_at_once(tmp_path: Path) -> None:
    path = answering(
        tmp_path,
        "{anyOf: [{$ref: a.yaml#/No}, {$ref: no.yaml}, {$ref: no.yaml}, {$ref: bad.yaml#/X}, "
        "{$ref: 'https://elsewhere.example/x.yaml#/X'}, {$ref: .}]}",
        a="A: {properties: {b: {$ref: '#/B'}}}",
        bad="X: {\n",
    )
    shown = [(each.code, each.place.file.rsplit("/", 1)[1], each.problem) for each in refused(path)]
    root = "openapi.yaml"
    assert shown[0] == (
        "unresolved-reference",
        root,
        f"the reference 'a.yaml#/No' leads nowhere: {tmp_path}/a.yaml lacks that part",
    )
    assert shown[1][1:] == (
        root,
        "the reference 'no.yaml' leads nowhere: the file cannot be read: "
        "No such file or directory",
    )
    assert shown[2][:2] == ("yaml-syntax", "bad.yaml")
    assert shown[3][1:] == (root, "the reference '.' leads nowhere: it is not a file")
    assert shown[4] == (
        "remote-reference",
        root,
        "the reference 'https://elsewhere.example/x.yaml#/X' cannot be followed: "
        "it leads to another machine",
    )
    assert len(shown) == 5


def test_a_broken_reference_in_another_file_is_found_there(tmp_path: Path) -> None:
    path = answering(tmp_path, "{$ref: a.yaml#/A}", a="A:\n  properties: {b: {$ref: '#/B'}}\n")
    (found,) = refused(path)
    assert str(found.place) == f"{tmp_path}/a.yaml:2:20"
    assert "leads nowhere" in found.problem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("{$ref: b.yaml}", "{$ref: a.yaml}"),
        ("{$ref: a.yaml}", ""),
        (
            "{get: {callbacks: {x: {'{$url}': {$ref: b.yaml}}}}}",
            "{get: {callbacks: {x: {'{$url}': {$ref: a.yaml}}}}}",
        ),
    ],
)
def test_only_schemas_may_contain_themselves(tmp_path: Path, a: str, b: str) -> None:
    path = written(
        tmp_path, "openapi: 3.1.0\ninfo: {}\npaths: {/x: {$ref: a.yaml}}\n", a=a, b=b or "{}"
    )
    (found,) = refused(path)
    assert found.code == "circular-reference"


# --- what references lead to


def test_references_inside_data_and_extensions_are_ignored(tmp_path: Path) -> None:
    path = answering(
        tmp_path,
        "{type: object, example: {$ref: no.yaml}, default: {$ref: no.yaml}, "
        "x-more: {$ref: no.yaml}, properties: {example: {$ref: a.yaml#/A}, "
        "x-real: {$ref: a.yaml#/A}, const: {const: {$ref: no.yaml}}}}",
        a="A: {type: object, properties: {n: {type: string}}}",
    )
    document = read_document(path)
    assert list(document.digests) == ["a.yaml"]
    assert properties(form(document), "A") == ["n"]


def test_references_lead_to_every_kind_of_object(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        openapi: 3.1.0
        info: {title: Tiny, version: "1"}
        paths:
          /a/{id}:
            $ref: all.yaml#/item
            summary: Said here.
            parameters: [{$ref: all.yaml#/components/parameters/Id, description: Nearer.}]
        components: {$ref: all.yaml#/shared}
        security: [{key: []}]
        """,
        all="""
        item:
          summary: Said there.
          post:
            operationId: make
            requestBody: {$ref: '#/components/requestBodies/Body'}
            responses: {$ref: '#/responses'}
        responses: {"200": {$ref: '#/components/responses/Ok'}}
        components:
          parameters: {Id: {name: id, in: path, description: An id., schema: {type: string}}}
          requestBodies: {Body: {content: {application/json: {schema: {$ref: '#/B'}}}}}
          responses:
            Ok:
              description: Done.
              content: {application/json: {schema: {$ref: '#/B/properties/deep'}}}
        shared: {securitySchemes: {key: {$ref: '#/key'}}}
        key: {type: apiKey, in: header, name: X-Key}
        B: {type: object, properties: {deep: {type: object, properties: {n: {type: string}}}}}
        """,
    )
    document = read_document(path)
    found = form(document)
    (operation,) = found.operations
    assert document.data["paths"]["/a/{id}"]["summary"] == "Said here."
    assert [each.property.description for each in operation.parameters] == ["Nearer."]
    assert found.security_schemes["key"].parameter == "X-Key"
    assert operation.body is not None and [each.wire for each in operation.body.properties] == [
        "deep"
    ]
    assert properties(found, "BDeep") == ["n"]
    assert str(document.place("/paths/~1a~1{id}/summary")) == f"{path}:7:5"
    assert str(document.place("/paths/~1a~1{id}/post")) == f"{tmp_path}/all.yaml:4:3"


def test_pointers_are_decoded_twice(tmp_path: Path) -> None:
    path = answering(
        tmp_path, "{$ref: 'a%20b.yaml#/x~1y%20~0%25z'}", **{"a b": "x/y ~%z: {type: string}"}
    )
    document = read_document(path)
    (operation,) = form(document).operations
    assert operation.answer.type is not None
    assert list(schemas(document).values()) == [{"type": "string"}]


def test_a_component_that_is_only_a_reference_gives_its_name(tmp_path: Path) -> None:
    path = answering(
        tmp_path,
        "{$ref: pets/index.yaml}\ncomponents: {schemas: {Animal: {$ref: pets/index.yaml}}}",
        pets__index="{type: object, properties: {next: {$ref: ../pets/./index.yaml}}}",
    )
    document = read_document(path)
    assert list(schemas(document)) == ["Animal"]
    assert document.place("/components/schemas/Animal").file == f"{tmp_path}/pets/index.yaml"


def test_equal_names_take_more_of_their_path(tmp_path: Path) -> None:
    one = "{type: object, properties: {%s: {type: string}}}"
    path = answering(
        tmp_path,
        "{anyOf: [{$ref: '#/components/schemas/Pet'}, {$ref: pet.yaml}, {$ref: v1/pet.yaml}, "
        "{$ref: v1/all.yaml#/Pet}, {$ref: owner/index.yaml}, {$ref: v1/all.yaml#/a/b/schema}]}\n"
        "components: {schemas: {Pet: {type: object, properties: {root: {type: string}}}}}",
        pet=one % "p",
        v1__pet=one % "q",
        v1__all=f"Pet: {one % 'r'}\na: {{b: {{schema: {one % 's'}}}}}",
        owner__index=one % "t",
    )
    names = list(schemas(read_document(path)))
    folder = tmp_path.name
    assert names == ["Pet", f"{folder}_pet", "v1_pet", "all_Pet", "owner", "all_schema"]


def test_anchors_identifiers_and_self(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "openapi: 3.2.0\n$self: https://api.example/v2/openapi.yaml\n"
        + (ROOT % "{$ref: https://api.example/v2/schemas/a.yaml#/A}").replace("openapi: 3.1.0", ""),
        schemas__a="""
        $self: https://api.example/v2/schemas/a.yaml
        A:
          type: object
          properties:
            named: {$ref: b.yaml#inner}
            again: {$ref: "#/A"}
            root: {$ref: "../openapi.yaml#/components/schemas/Root"}
            tree: {$dynamicRef: "#tree"}
        T: {$dynamicAnchor: tree, type: object, properties: {t: {$dynamicRef: "#tree"}}}
        """,
        schemas__b="{$defs: {I: {$anchor: inner, type: object, properties: {i: {type: string}}}}}",
    )
    components = "components: {schemas: {Root: {type: object}, A: {$ref: schemas/a.yaml#/A}}}"
    path.write_text(f"{path.read_text()}{components}\n")
    document = read_document(path)
    found = form(document)
    assert properties(found, "A") == ["named", "again", "root", "tree"]
    assert properties(found, "I") == ["i"]
    assert properties(found, "T") == ["t"]
    assert "$ref" not in schemas(document)["A"]


def test_discriminators_name_schemas_of_their_own_file(tmp_path: Path) -> None:
    animal = "{type: object, required: [is], properties: {is: {type: string}, %s: {type: string}}}"
    path = answering(
        tmp_path,
        "{$ref: a.yaml#/components/schemas/Any}",
        a=f"""
        components:
          schemas:
            Cat: {animal % "c"}
            Any:
              oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: dog.yaml}}]
              discriminator: {{propertyName: is, mapping: {{miau: Cat, wuff: dog.yaml}}}}
        """,
        dog=animal % "d",
    )
    document = read_document(path)
    mapping = schemas(document)["Any"]["discriminator"]["mapping"]
    assert mapping == {"miau": "#/components/schemas/Cat", "wuff": "#/components/schemas/dog"}


# --- beside a reference

BESIDE = ROOT.replace("3.1.0", "%s") % (
    "%s",
    "{type: object, properties: {one: {$ref: '#/components/schemas/A', description: Kept., "
    "required: [a], properties: {b: {type: string}}}}}\n"
    "components: {schemas: {A: {type: object, properties: {a: {type: string}}}}}",
)


def test_what_stands_beside_a_reference_adds_to_it(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, BESIDE % "3.1.0"))
    found = form(document)
    assert properties(found, "GetThingResponseOne") == ["a", "b"]
    assert not document.notes


def test_in_three_zero_what_stands_beside_a_reference_is_ignored(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, BESIDE % "3.0.3"))
    (note,) = document.notes
    assert (note.code, note.severity) == ("ignored-sibling", "note")
    assert "required, properties" in note.problem and note.place.line == 14
    found = form(document)
    assert properties(found, "A") == ["a"]
    assert "GetThingResponseOne" not in found.schemas


# --- regenerating


def test_every_file_that_was_read_is_in_the_manifest(tmp_path: Path) -> None:
    path = answering(
        tmp_path,
        "{$ref: a.yaml}",
        a="{type: object, properties: {b: {$ref: sub/b.yaml}}}",
        sub__b="{type: object, properties: {c: {type: string}}}",
    )
    out = tmp_path / "sdk"
    generate(path, out=out)
    manifest = json.loads((out / ".bindwright" / "manifest.json").read_text())
    assert {each for each in manifest["inputs"] if each.startswith("file ")} == {
        "file a.yaml",
        "file sub/b.yaml",
    }
    assert generate(path, out=out).up_to_date
    other = tmp_path / "sub" / "b.yaml"
    other.write_text(other.read_text().replace("c:", "d:"))
    assert reasons(path, out) == ["the file sub/b.yaml has changed"]
    assert generate(path, out=out).published.changed
    (tmp_path / "a.yaml").write_text("{type: object, properties: {e: {type: string}}}")
    assert reasons(path, out) == [
        "the file a.yaml has changed",
        "the file sub/b.yaml is no longer read",
    ]


def reasons(path: Path, out: Path) -> list[str]:
    """Why the SDK in `out` is not current."""
    return [each.message for each in generate(path, out=out, check=True).reasons]
