"""What docs/edits.md shows is what the commands print, and the numbers in it are right."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bindwright import generate
from bindwright.cli import main
from bindwright.publish import PRISTINE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "edits.md").read_text(encoding="utf-8")
EXTENDING = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
VERSION = "src/shop/_version.py"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The SDK of the other guide, without its extensions, with the ceiling of this one."""
    monkeypatch.chdir(tmp_path)
    api = tmp_path / "my-api"
    api.mkdir()
    texts = dict(re.findall(r"^```yaml\n# my-api/(\S+)\n(.*?)^```", EXTENDING, re.M | re.S))
    (ceiling,) = re.findall(r"^```yaml\n# my-api/\S+\n(.*?)^```", PAGE, re.M | re.S)
    settings = texts["bindwright.yaml"].partition("extensions:")[0] + ceiling
    (api / "openapi.yaml").write_text(texts["openapi.yaml"], encoding="utf-8")
    (api / "bindwright.yaml").write_text(settings, encoding="utf-8")
    generate(api, out=tmp_path / "my-sdk")
    edit(tmp_path, '"0.1.0"', '"0.1.0+ours"')
    return tmp_path


def edit(project: Path, old: str, new: str) -> None:
    path = project / "my-sdk" / VERSION
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def release(project: Path, version: str) -> None:
    path = project / "my-api" / "bindwright.yaml"
    text = path.read_text(encoding="utf-8")
    new = text.replace("{name: shop", f"{{version: {version}, name: shop")
    path.write_text(new, encoding="utf-8")


def shown(command: str) -> str:
    """What the page says that a command prints."""
    (text,) = re.findall(rf"^```console\n\$ bindwright {command}\n(.*?)^```", PAGE, re.M | re.S)
    return str(text)


COMMAND = ("my-api", "--out", "my-sdk")


def test_the_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edits", *COMMAND]) == 0
    assert capsys.readouterr().out == shown("edits my-api --out my-sdk")
    assert main(["edits", "my-sdk", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["total"], said["ceiling"]) == (True, 2, None)
    (file,) = said["files"]
    assert (file["name"], file["state"], file["recorded"]) == (VERSION, "edited", False)
    assert file["lines"][1] == {
        "number": 3,
        "sign": "+",
        "text": '__version__ = "0.1.0+ours"',
    }


def test_an_edit_is_recorded_and_then_current(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *COMMAND]) == 1
    assert f"edited by hand since: {VERSION}" in capsys.readouterr().out
    assert main(["generate", *COMMAND]) == 0
    assert f"kept as edited: {VERSION} (+1 -1)\n" in capsys.readouterr().err
    assert main(["check", *COMMAND]) == 0
    assert main(["edits", *COMMAND]) == 0
    assert f"{VERSION}\n" in capsys.readouterr().out
    assert main(["generate", *COMMAND, "--force"]) == 0
    capsys.readouterr()


def test_a_merge_prints_what_the_page_shows(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, '"0.1.0+ours"', '"0.1.0"')
    edit(project, "version of this package", "version of our package")
    release(project, "0.2.0")
    capsys.readouterr()
    assert main(["generate", *COMMAND]) == 0
    said = capsys.readouterr()
    assert said.err == shown("generate my-api --out my-sdk").splitlines(keepends=True)[0]
    text = (project / "my-sdk" / VERSION).read_text(encoding="utf-8")
    assert "version of our package" in text
    assert '"0.2.0"' in text


def test_a_conflict(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release(project, "0.2.0")
    for command in ("generate", "check", "generate", "edits"):
        assert main([command, *COMMAND]) == 1
        said = capsys.readouterr()
        assert f"{VERSION}" in said.out + said.err
        assert "holds the markers of a conflict" in said.out + said.err
    assert main(["generate", *COMMAND, "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], [each["name"] for each in said["edits"]]) == (False, [VERSION])
    text = (project / "my-sdk" / VERSION).read_text(encoding="utf-8")
    markers = [
        line for line in text.splitlines() if line[:7] in ("<" * 7, "|" * 7, "=" * 7, ">" * 7)
    ]
    assert markers == re.findall(r"^(?:[<|>]{7} .*|=======)$", PAGE, re.M)
    (project / "my-sdk" / VERSION).unlink()
    assert main(["generate", *COMMAND]) == 0
    assert f"deleted by hand, and written again: {VERSION}" in capsys.readouterr().err


def test_more_lines_than_the_ceiling(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (project / "my-sdk" / VERSION).open("a", encoding="utf-8") as file:
        file.write("# ours\n" * 9)
    assert main(["edits", *COMMAND]) == 1
    for command in ("generate", "check"):
        assert main([command, *COMMAND]) == 2
        assert "[too-many-edits]" in capsys.readouterr().err


def test_an_sdk_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "openapi.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    command = ["edits", str(tmp_path / "openapi.yaml"), "--out", str(tmp_path / "none")]
    assert main(command) == 2
    capsys.readouterr()


def test_the_numbers_on_the_page() -> None:
    folder = ROOT / "generated" / "openai-runs"
    manifest = json.loads((folder / ".bindwright" / "manifest.json").read_text("utf-8"))
    size, files = map(int, re.findall(r"(\d+) KiB for the (\d+) files", PAGE)[0])
    assert abs(files - len(manifest["files"])) < 30
    assert abs(size - (folder / PRISTINE).stat().st_size / 1024) < 50
    whole = sum((folder / name).stat().st_size for name in manifest["files"])
    assert size * 1024 < whole * 0.4
