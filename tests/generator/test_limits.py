"""What a description may ask for: hostile files end in a finding, at once and in little memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bindwright import Refused
from bindwright.cli import main
from bindwright.pipeline import plan
from bindwright.settings import read_settings
from bindwright.source import Limits, Reading, read_document

SECONDS = 2
MEGABYTES = 300
DEEP = 100_000


def laughs(count: int = 60) -> str:
    """Ten aliases of ten aliases of ten aliases, and so on."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, count)]
    return "\n".join(lines)


def merges(count: int = 60) -> str:
    """The same by merge keys."""
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, count)]
    return "\n".join(lines)


BOMBS = {
    "aliases": (laughs(), "alias-expansion"),
    "merges": (merges(), "alias-expansion"),
    "depth": ("[" * DEEP + "]" * DEEP, "too-deep"),
    "yaml depth": ("- " * DEEP + "1", "too-deep"),
    "json depth": ('{"a":' * DEEP + "1" + "}" * DEEP, "too-deep"),
    "digits": ("a: " + "9" * 1_000_000, "bad-scalar"),
    "half": ("a: &a [*a]", "recursive-alias"),
}


def bounded(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line, which is killed when it uses more than is allowed."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))

    return subprocess.run(
        [sys.executable, "-m", "bindwright", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "generator")},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bound,
    )


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_ends_in_a_finding(name: str, tmp_path: Path) -> None:
    text, code = BOMBS[name]
    (tmp_path / "openapi.yaml").write_text(text)
    done = bounded("generate", "openapi.yaml", "--json", folder=tmp_path)
    assert done.returncode == 2, done.stderr[-2000:]
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert found["code"] == code


def description(schemas: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tiny", "version": "1"},
        "servers": [{"url": "https://tiny.example"}],
        "paths": {"/x": {"get": {"responses": {"200": {"description": "", "content": content}}}}},
        "components": {"schemas": schemas},
    }


@pytest.mark.parametrize("length", [300, 20_000])
def test_a_long_chain_of_references(length: int, tmp_path: Path) -> None:
    def linked(index: int) -> dict[str, Any]:
        after = {"$ref": f"#/components/schemas/S{index + 1}"}
        return {"type": "object", "properties": {"next": after}}

    chain = {f"S{index}": linked(index) for index in range(length)}
    last = {f"S{length}": {"type": "string"}}
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(description({**chain, **last})))
    if length < 1000:
        assert plan(path).types
        return
    with pytest.raises(Refused) as caught:
        plan(path)
    (found,) = caught.value.diagnostics
    assert found.code == "too-deep" and found.place.file == str(path)


def multiplied(kind: str, at: int) -> dict[str, Any]:
    """A schema that means the next one twice, and so the last one more often than can be."""
    after = {"$ref": f"#/components/schemas/S{at + 1}"}
    own = {"type": "object", "properties": {f"p{at}": {"type": "string"}}}
    either = [after, own]
    match kind:
        case "allOf":
            return {"allOf": [after, after], **own}
        case "allOf of unions":
            return {"allOf": [{"oneOf": either}, {"oneOf": either}]}
        case _:
            return {"oneOf": either, "anyOf": either, "properties": own["properties"]}


@pytest.mark.parametrize("kind", ["allOf", "allOf of unions", "two unions"])
def test_schemas_that_multiply(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas = {f"S{at}": multiplied(kind, at) for at in range(30)}
    whole = description({**schemas, "S30": {"type": "object"}})
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(whole))
    out = tmp_path / "sdk"
    assert main(["generate", str(path), "--out", str(out), "--max-merges", "500", "--json"]) == 2
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (found["code"], found["place"]["line"]) == ("too-many-merges", 1)
    assert "--max-merges" in found["remedy"] and not out.exists()
    assert main(["lint", str(path), "--max-merges", "500", "--json"]) == 1
    assert "too-many-merges" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("max_bytes: 500", "too-large"),
        ("max_depth: 8", "too-deep"),
        ("max_nodes: 20", "too-many-values"),
        ("max_alias_expansion: 5", "alias-expansion"),
        ("max_files: 1", "too-many-files"),
    ],
)
def test_settings_and_options_set_the_limits(
    limit: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = description({"S0": {"oneOf": [{"$ref": "a.json"}, {"$ref": "b.json"}]}})
    text = json.dumps(whole, indent=1).replace(
        '"info"', '"x-a": &a [1, 2], "x-b": [*a, *a], "info"'
    )
    (tmp_path / "openapi.yaml").write_text(text)
    for name in "ab":
        (tmp_path / f"{name}.json").write_text('{"type": "object"}')
    settings = tmp_path / "bindwright.yaml"
    plain = "description: openapi.yaml\npackage: {name: tiny}\nclient: {name: Tiny}\n"
    plain += "resources: {x: {methods: {get: GET /x}}}\n"
    settings.write_text(plain)
    assert plan(tmp_path).resources
    name, value = limit.split(": ")
    flag = f"--{name.replace('_', '-')}"
    assert main(["plan", str(tmp_path), flag, value]) == 2
    said = capsys.readouterr().err
    assert f"[{code}]" in said and flag in said and name in said

    settings.write_text(f"{plain}limits: {{{limit}}}\n")
    assert getattr(read_settings(settings).limits, name) == int(value)
    with pytest.raises(Refused) as caught:
        plan(tmp_path)
    assert [each.code for each in caught.value.diagnostics] == [code]
    raised = str(10 ** len(value) * 100) if name != "max_depth" else "200"
    assert main(["plan", str(tmp_path), flag, raised]) == 0


def test_limits_have_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--max-depth=201", "--max-depth=0", "--max-nodes=-1", "--max-files=x"):
        with pytest.raises(SystemExit):
            main(["plan", option])
    assert "201 is not from 1 to 200" in capsys.readouterr().err
    with pytest.raises(Refused, match="too-large"):
        read_document(Path(__file__), Reading(limits={"max_bytes": 10}))
    assert Limits().max_depth == 200
