"""A locked SDK, generated: what it keeps works, and the lock is a part of what is checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lock_kit import Sdk

from bindwright import generate
from bindwright.cli import main
from bindwright.lock import lock_file

PROGRAM = """
import warnings
from zoo import Zoo
from zoo.types import Admission, Beast
from zoo.resources.animals import Animals

with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("default")
    from zoo.types import Ticket
    import zoo.types
    assert zoo.types.Ticket is Ticket is Admission
assert {str(each.message) for each in found} == {"`Ticket` is called `Admission` now"}, found
assert {each.filename for each in found} == ["<string>"] or found[0].filename == "<string>"
assert "Ticket" in dir(zoo.types)

beast = Beast(id="1", date="today", born=None)
assert beast.to_dict() == {"id": "1", "date": "today"}, beast.to_dict()

client = Zoo(base_url="http://127.0.0.1:9")
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    try:
        client.animals.add(name="Leo")
    except Exception as error:
        assert "Connection" in type(error).__name__, error
assert [str(each.message) for each in found] == ["Use `create` instead."], found
"""

CALLER = """
from zoo import Zoo
from zoo.types import Admission, Beast, Ticket


def call(client: Zoo) -> Beast:
    ticket: Admission = Ticket(price=1.0)
    return client.animals.create(name="Leo", ticket=ticket)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SDK that was generated, whose description has changed since, and generated again."""
    root = tmp_path_factory.mktemp("locked")
    sdk = Sdk(root / "api")
    generate(sdk.write(), out=root / "sdk")
    sdk.schemas["Animal"]["properties"]["born"] = {"type": "string", "format": "date"}
    sdk.schemas["Admission"] = sdk.schemas.pop("Ticket")
    body = sdk.description["paths"]["/animals"]["post"]["requestBody"]["content"]
    body["application/json"]["schema"]["properties"]["ticket"] = {
        "$ref": "#/components/schemas/Admission"
    }
    body["application/json"]["schema"]["properties"]["day"] = {"type": "string", "format": "date"}
    methods = sdk.settings["resources"]["animals"]["methods"]
    methods["create"] = methods.pop("add")
    generate(sdk.write(), out=root / "sdk")
    return root


def test_what_was_kept_works(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder / "sdk" / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_checkers_find_nothing(folder: Path) -> None:
    source = folder / "sdk" / "src"
    caller = folder / "caller.py"
    caller.write_text(CALLER, encoding="utf-8")
    config = folder / "pyrightconfig.json"
    facts = {
        "include": [str(source / "zoo"), str(caller)],
        "extraPaths": [str(source)],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    config.write_text(json.dumps(facts), encoding="utf-8")
    command = ["pyright", "--project", str(config), "--pythonpath", sys.executable]
    _checked(command, folder)
    _checked(["mypy", "--strict", "--no-incremental", "-p", "zoo"], source)


def _checked(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_is_checked_and_renewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sdk = Sdk(tmp_path / "api")
    out = str(tmp_path / "sdk")
    lock = lock_file(sdk.write() / "bindwright.yaml")
    arguments = ["generate", str(sdk.folder), "--out", out]
    assert main(arguments) == 0 and lock.is_file()
    text = lock.read_text(encoding="utf-8")
    assert main([*arguments, "--check"]) == 0
    lock.unlink()
    capsys.readouterr()
    assert main([*arguments, "--check"]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "+++ b/names.lock.yaml" in said.err and not lock.exists()
    assert main(["check", str(sdk.folder), "--out", out]) == 1
    assert "the names have changed" in capsys.readouterr().out
    assert main(arguments) == 0
    assert lock.read_text(encoding="utf-8") == text
    lock.write_text(text.replace("keeper: keeper", "keeper: warden"), encoding="utf-8")
    assert main(arguments) == 0
    beast = tmp_path / "sdk" / "src" / "zoo" / "types" / "beast.py"
    assert "warden: BeastKeeper" in beast.read_text(encoding="utf-8")


def test_a_description_without_settings_has_no_lock(tmp_path: Path) -> None:
    sdk = Sdk(tmp_path / "api")
    (sdk.write() / "bindwright.yaml").unlink()
    generate(sdk.folder / "openapi.yaml", out=tmp_path / "sdk")
    assert [each.name for each in sdk.folder.iterdir()] == ["openapi.yaml"]


def test_a_lock_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sdk = Sdk(tmp_path / "api")
    sdk.write()

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bindwright.publish.disk.os.replace", full)
    assert main(["generate", str(sdk.folder), "--out", str(tmp_path / "sdk")]) == 2
    assert "No space left" in capsys.readouterr().err
    assert sorted(os.listdir(sdk.folder)) == ["bindwright.yaml", "openapi.yaml"]
    monkeypatch.undo()
    assert main(["generate", str(sdk.folder), "--out", str(tmp_path / "sdk")]) == 0
    assert lock_file(sdk.folder / "bindwright.yaml").is_file()
