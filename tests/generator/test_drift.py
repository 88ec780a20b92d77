"""Drift: `generate --check` shows it, `check` says why, and neither lets doubt pass for an answer."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bindwright import __version__, generate
from bindwright.cli import main
from bindwright.fingerprint import fingerprint
from bindwright.pipeline import load_settings
from bindwright.publish import MANIFEST

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
servers: [{url: https://example.com}]
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}}}
"""
SETTINGS = """\
description: openapi.yaml
package: {name: small}
client: {name: Small}
resources: {things: {methods: {list: listThings}}}
"""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A description, its settings, and the SDK made from them."""
    folder = tmp_path_factory.mktemp("drift")
    (folder / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    (folder / "bindwright.yaml").write_text(SETTINGS, encoding="utf-8")
    generate(folder, out=folder / "sdk")
    return folder


@pytest.fixture
def api(made: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return shutil.copytree(made, tmp_path / "api")


Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(api: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command over the SDK, with --json."""

    def call(*command: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main([*command, str(api), "--out", str(api / "sdk"), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def record(api: Path, **inputs: str) -> None:
    """Let the SDK have been made from other inputs."""
    path = api / "sdk" / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["inputs"] |= inputs
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_current_sdk(api: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == (
        0,
        {"ok": True, "out": str(api / "sdk"), "reasons": [], "stale": []},
    )
    code, said = run("generate", "--check")
    assert (code, said["ok"], said["diff"], said["reasons"]) == (0, True, "", [])
    assert main(["check", str(api), "--out", str(api / "sdk")]) == 0
    assert capsys.readouterr().out == f"{api / 'sdk'} is current.\n"


def test_the_description_moved(api: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    change(api / "openapi.yaml", "required: [id], properties: {id:", "properties: {name:")
    reason = {"cause": "description", "message": "the description has changed"}
    before = (api / "sdk" / MANIFEST).read_bytes()
    code, said = run("check")
    assert (code, said["ok"], said["reasons"][0]) == (1, False, reason)
    name = "src/small/types/list_things_response.py"
    assert {name, MANIFEST} <= set(said["stale"])
    code, said = run("generate", "--check")
    assert (code, said["reasons"][0]) == (1, reason)
    assert f"--- a/{name}\n+++ b/{name}\n@@ " in said["diff"]
    assert main(["generate", str(api), "--out", str(api / "sdk"), "--check"]) == 1
    shown = capsys.readouterr()
    assert shown.out == said["diff"]
    assert "the description has changed" in shown.err
    assert (api / "sdk" / MANIFEST).read_bytes() == before


def test_the_diff_is_one_that_git_can_apply(api: Path, run: Run) -> None:
    change(api / "openapi.yaml", "properties: {id: {type: string}}", "properties: {id: {}, n: {}}")
    (api / "sdk" / "LICENSE").unlink()
    diff = run("generate", "--check")[1]["diff"]
    copy = shutil.copytree(api / "sdk", api / "patched")
    # The name lock is shown as well; it lies beside the settings, not in the SDK.
    command = ["git", "apply", "--unsafe-paths", f"--directory={copy}", "--exclude=*lock.yaml", "-"]
    subprocess.run(command, input=diff.encode(), check=True, cwd="/")
    generate(api, out=api / "sdk")
    for path in (api / "sdk").rglob("*"):
        if path.suffix != ".zip" and path.is_file():
            assert (copy / path.relative_to(api / "sdk")).read_bytes() == path.read_bytes(), path


def test_every_input_has_its_reason(api: Path, run: Run) -> None:
    change(api / "bindwright.yaml", "{name: small}", "{name: small, summary: Other}")
    record(
        api, templates="0", generator="0.0.1", black="1.0", **{"overlay 1": "0", "file a.yaml": "0"}
    )
    now = fingerprint(load_settings(api, None)).values
    code, said = run("check")
    assert code == 1
    assert [(each["cause"], each["message"]) for each in said["reasons"]] == [
        ("generator", f"black has changed: 1.0 -> {now['black']}"),
        ("description", "the file a.yaml is no longer read"),
        ("generator", f"the generator has changed: 0.0.1 -> {now['generator']}"),
        ("overlay", "the overlay 1 is no longer read"),
        ("settings", "the settings have changed"),
        ("templates", "the templates have changed"),
    ]


def test_the_manifest_holds_a_hash_of_every_input(api: Path) -> None:
    (api / "overlay.yaml").write_text("overlay: 1.0.0\n", encoding="utf-8")
    change(api / "bindwright.yaml", "package:", "overlays: [overlay.yaml]\npackage:")
    before = fingerprint(load_settings(api, None)).values
    assert before["generator"] == __version__
    files = {"description": "openapi", "settings": "bindwright", "overlay 1": "overlay"}
    for name, file in files.items():
        with (api / f"{file}.yaml").open("a", encoding="utf-8") as text:
            text.write("# no more\n")
        now = fingerprint(load_settings(api, None)).values
        assert {each for each in before if before[each] != now[each]} == {name}
        before = now


def test_line_ends_of_windows_are_no_change(api: Path, run: Run) -> None:
    text = DESCRIPTION.replace("schema: {", "schema: {$ref: 'thing.yaml'} #")
    (api / "openapi.yaml").write_text(text, encoding="utf-8")
    (api / "thing.yaml").write_text("type: object\nproperties: {id: {type: string}}\n")
    generate(api, out=api / "sdk")
    for path in api.rglob("*"):
        if path.suffix in (".yaml", ".py", ".toml", ".md"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    code, said = run("check")
    assert code == 0, said


def test_an_edit_and_a_deletion(api: Path, run: Run) -> None:
    (api / "sdk" / "README.md").write_text("mine", encoding="utf-8")
    (api / "sdk" / "LICENSE").unlink()
    code, said = run("check")
    assert code == 1
    assert [(each["cause"], each["message"]) for each in said["reasons"]] == [
        ("edited", "edited by hand since: README.md"),
        ("deleted", "deleted by hand: LICENSE"),
    ]


def test_a_run_that_was_cut_short(api: Path, run: Run) -> None:
    (api / ".sdk.bindwright-new").mkdir()
    code, said = run("check")
    assert (code, [each["cause"] for each in said["reasons"]]) == (1, ["interrupted"])
    generate(api, out=api / "sdk")
    assert run("check")[0] == 0


def test_another_generator_of_the_same_version(
    api: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(plan: object, run: object) -> dict[str, str]:
        return {"README.md": "new"}

    def elsewhere(fingerprint: object, out: Path) -> bool:
        return False

    monkeypatch.setattr("bindwright.pipeline._files", files)
    monkeypatch.setattr("bindwright.fingerprint.Fingerprint.is_remembered", elsewhere)
    code, said = run("check")
    assert code == 1
    assert said["reasons"] == [
        {"cause": "generator", "message": "the generator's own source has changed"}
    ]


@pytest.mark.parametrize("command", [("check",), ("generate", "--check")])
@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("no folder", "no-manifest"),
        ("no manifest", "no-manifest"),
        ("broken", "broken-manifest"),
        ("newer", "newer-manifest"),
        ("no description", "missing-file"),
    ],
)
def test_doubt_is_no_answer(
    api: Path, run: Run, command: tuple[str, ...], fault: str, expected: str
) -> None:
    manifest = api / "sdk" / MANIFEST
    match fault:
        case "no folder":
            shutil.rmtree(api / "sdk")
        case "no manifest":
            manifest.unlink()
        case "broken":
            manifest.write_text("{", encoding="utf-8")
        case "newer":
            change(manifest, '"format": 1', '"format": 2')
        case _:
            (api / "openapi.yaml").unlink()
    code, said = run(*command)
    assert (code, said["ok"]) == (2, False)
    (found,) = said["diagnostics"]
    assert all((found["place"]["file"], found["problem"], found["effect"], found["remedy"]))
    assert found["code"] == expected
