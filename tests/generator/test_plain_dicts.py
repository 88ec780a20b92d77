"""Classes that travel both ways: callers pass plain dicts in them, and read what answers hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bindwright import generate


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _content(name: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": _ref(name)}}}


SCHEMAS: dict[str, Any] = {
    "Move": {"type": "object", "properties": {"home": _ref("Home")}},
    "Home": {
        "type": "object",
        "required": ["owner"],
        "properties": {
            "owner": _ref("Owner"),
            "guest": {"anyOf": [_ref("Owner"), {"type": "null"}]},
            "pets": {"type": "array", "items": _ref("Pet")},
            "rooms": {"type": "array", "items": {"type": "array", "items": _ref("Owner")}},
            "door": {"anyOf": [{"type": "string"}, _ref("Owner")]},
            "marks": {"type": "object", "additionalProperties": _ref("Owner")},
            "any": {"anyOf": [_ref("Owner"), {"type": "object"}]},
        },
    },
    "Owner": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}, "age": {"type": ["integer", "null"]}},
    },
    "Pet": {
        "oneOf": [_ref("Cat"), _ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}},
    },
    "Cat": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cat"}, "keeper": _ref("Owner")},
    },
    "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dog"}}},
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("homes")
    description = {
        "openapi": "3.1.0",
        "info": {"title": "Homes", "version": "1"},
        "servers": [{"url": "https://homes.test"}],
        "paths": {
            "/homes": {
                "post": {
                    "operationId": "createHome",
                    "requestBody": {"required": True, **_content("Move")},
                    "responses": {"200": {"description": "ok", **_content("Home")}},
                }
            }
        },
        "components": {"schemas": SCHEMAS},
    }
    (folder / "openapi.json").write_text(json.dumps(description))
    generate(folder / "openapi.json", out=folder / "sdk")
    return folder / "sdk" / "src"


def _run(source: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=source
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


def test_what_is_read_is_never_a_plain_dict(source: Path) -> None:
    program = """
from homes.types import Cat, Dog, Home, Owner
from homes._core.model import Unknown
home = Home(
    owner={"name": "a", "age": None, "new": 1},
    pets=({"kind": "cat", "keeper": {"name": "b", "age": 1}}, Dog(), {"kind": "eel"}),
    rooms=[[{"name": "c"}], [Owner(name="d")]],
    door="red",
)
assert home.owner.name == "a" and home.owner.new == 1
assert home.pets == [Cat(keeper=Owner(name="b", age=1)), Dog(), Unknown("eel", {"kind": "eel"})]
assert [[each.name for each in room] for room in home.rooms] == [["c"], ["d"]]
assert home.door == "red" and home.to_dict() == {
    "owner": {"name": "a", "age": None, "new": 1},
    "pets": [{"kind": "cat", "keeper": {"name": "b", "age": 1}}, {"kind": "dog"}, {"kind": "eel"}],
    "rooms": [[{"name": "c"}], [{"name": "d"}]],
    "door": "red",
}
assert Home(owner=Owner(name="a"), door={"name": "e"}).door.name == "e"
mine = [Dog()]
assert Home(owner=Owner(name="a"), pets=mine).pets is mine
try:
    Home(owner={"name": {1}})
except TypeError as error:
    assert str(error) == "owner.name: a set cannot be sent as JSON"
else:
    raise AssertionError
again = Home.model_validate(home.to_dict())
assert again.to_dict() == home.to_dict()
"""
    _run(source, "-c", program)


def test_the_checkers_know_what_may_be_passed_and_what_is_read(
    source: Path, tmp_path: Path
) -> None:
    user = tmp_path / "user.py"
    user.write_text("""from typing import assert_type
from homes.types import Cat, Dog, Home, Owner
home = Home(
    owner={"name": "a"},
    guest=None,
    pets=[{"kind": "cat", "keeper": {"name": "b"}}, Dog(), Cat(keeper={"name": "c"})],
    rooms=[[{"name": "c"}], [Owner(name="d")]],
)
assert_type(home.owner, Owner)
assert_type(home.owner.name, str)
Home(owner={"nam": "a"})  # type: ignore[arg-type]
Home(owner=Owner(name="a"), pets=[{"kind": "cow"}])  # type: ignore[list-item]
Home()  # type: ignore[call-arg]
""")
    (tmp_path / "pyrightconfig.json").write_text(
        json.dumps(
            {
                "include": ["user.py"],
                "extraPaths": [str(source)],
                "typeCheckingMode": "strict",
                "reportUnnecessaryTypeIgnoreComment": True,
            }
        )
    )
    project = ["--project", str(tmp_path), "--pythonpath", sys.executable]
    _run(source, "-m", "pyright", *project)
    strict = ["--strict", "--no-incremental", "--warn-unused-ignores"]
    _run(source, "-m", "mypy", *strict, str(user))
    _run(source, "-m", "mypy", *strict, "-p", "homes")
