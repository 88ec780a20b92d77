"""Hostile text in every string of a description: it stays data, and nothing leaves the output."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from bindwright import generate

HOSTILE = {
    "quotes": "a\"b'c\"\"\"d'''e",
    "closing": '"""\nimport os; pwned()\n"""',
    "backslashes": "a\\b\\\\c\\",
    "backslash-quote": '\\"""; pwned() #',
    "newlines": "a\nb\r\nc\rpwned()\x0bd\x0ce",
    "jinja": "{{ pwned }} {% include 'x' %} {# pwned #}",
    "comment": "# pwned # type: ignore",
    "nul": "a\x00b",
    "separators": "a\u2028pwned()\u2029b\x85c",
    "bidi": "a\u202epwned()\u2066b\u2069",
    "import": "__import__('os').system('pwned')",
    "climbing": "../../pwned",
    "absolute": "/pwned",
    "format": "{pwned} %(pwned)s ${pwned} f'{pwned}'",
    "surrogate-like": "\ufffe\U000e0001\ud83d\ude00".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    ),
    "empty": "",
    "markdown": "[a](javascript:pwned) <script>pwned()</script> ```\npwned",
}


def description(text: str) -> dict[str, Any]:
    """A small description with `text` in every place that takes a free string."""
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "required": ["id", text],
        "properties": {
            "id": {"type": "string", "description": text, "default": text, "example": text},
            text: {"type": "string", "description": text, "enum": ["a", text or "b"]},
            f"x{text}": {"type": "integer", "format": text, "x-note": text},
            "nested": {
                "type": "object",
                "description": text,
                "properties": {f"{text}y": {"type": "string", "const": text}},
            },
        },
    }
    media = {"application/json": {"schema": schema, "example": {"id": text}}}
    operation = {
        "operationId": f"make{text}",
        "summary": text,
        "description": text,
        "tags": [text],
        "externalDocs": {"url": text, "description": text},
        "parameters": [
            {
                "name": f"q{text}",
                "in": "query",
                "description": text,
                "schema": {"type": "string", "default": text},
            },
            {"name": f"h{text}", "in": "header", "description": text, "schema": {"type": "string"}},
        ],
        "requestBody": {"description": text, "content": media},
        "responses": {"200": {"description": text, "content": media}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Things {text}",
            "description": text,
            "version": text,
            "contact": {"name": text, "url": text},
            "license": {"name": text},
        },
        "tags": [{"name": text, "description": text}],
        "servers": [{"url": "https://example.com/v1", "description": text}],
        "paths": {"/things": {"summary": text, "post": operation}},
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": text},
                f"other{text}": {"type": "apiKey", "in": "header", "name": f"X{text}"},
            }
        },
    }


def calls_in(tree: ast.AST) -> set[str]:
    """What the interpreter would call or import."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_becomes_code(text: str, tmp_path: Path) -> None:
    source = tmp_path / "in" / "openapi.json"
    source.parent.mkdir()
    source.write_text(json.dumps(description(text)), encoding="utf-8")
    out = tmp_path / "out" / "deep" / "sdk"
    assert generate(source, out=out).operations == 1
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path != source]
    assert written
    for path in written:
        assert out in path.parents or path.name.endswith(".lock"), path
        assert re.fullmatch(r"[A-Za-z0-9_./-]+", path.relative_to(tmp_path).as_posix()), path
    generated = [path for path in out.rglob("*.py") if "_core" not in path.parts]
    for path in generated:
        code = path.read_text(encoding="utf-8")
        assert not {"pwned", "__import__", "os", "system"} & calls_in(ast.parse(code)), path
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\u202a-\u202e]", code)
    tomllib.loads((out / "pyproject.toml").read_text(encoding="utf-8"))
    for path in out.glob("*.md"):
        page = MarkdownIt().render(path.read_text(encoding="utf-8"))
        assert "<script" not in page and 'href="javascript' not in page, path


def test_prose_alone_is_never_refused(tmp_path: Path) -> None:
    """Names aside, any text at all may stand in a description."""
    every = "\n\n".join(HOSTILE.values())
    made = description("plain")
    made["info"]["description"] = every
    post = made["paths"]["/things"]["post"]
    post["summary"], post["description"] = every, every
    post["requestBody"]["description"] = every
    schema = post["requestBody"]["content"]["application/json"]["schema"]
    schema["description"] = schema["properties"]["id"]["description"] = every
    schema["properties"]["id"]["default"] = every
    source = tmp_path / "openapi.json"
    source.write_text(json.dumps(made), encoding="utf-8")
    result = generate(source, out=tmp_path / "sdk")
    assert result.operations == 1
    for path in (tmp_path / "sdk").rglob("*.py"):
        if "_core" not in path.parts:
            calls = calls_in(ast.parse(path.read_text("utf-8")))
            assert not {"pwned", "__import__", "os"} & calls, path
