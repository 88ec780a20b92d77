"""Whatever is wrong with a side, a manifest, a lock or a file of suppressions: what, where, and what to do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus import write

from bindwright.cli import main

CHECKS = {
    "check": ["check", "api", "--out", "sdk"],
    "generate": ["generate", "api", "--out", "sdk", "--check"],
}
COMMANDS = {
    **CHECKS,
    "edits": ["edits", "sdk"],
    "release": ["release", "api", "--out", "sdk"],
    "dry run": ["release", "api", "--out", "sdk", "--dry-run"],
}
MANIFEST = Path("sdk") / ".bindwright" / "manifest.json"
SETTINGS = Path("api") / "bindwright.yaml"
DESCRIPTION = Path("api") / "openapi.yaml"
LOCK = Path("api") / "names.lock.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with settings, a description and its SDK, all of them committed as v1."""
    root = tmp_path_factory.mktemp("bad") / "repository"
    write(root / "api")
    assert main(["generate", str(root / "api"), "--out", str(root / "sdk")]) == 0
    _git(root, "init", "--quiet")
    _commit(root)
    _git(root, "tag", "v1")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    subprocess.run(["git", "clone", "--quiet", str(made), str(tmp_path / "clone")], check=True)
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


def _git(folder: Path, *command: str) -> None:
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *identity, *command], cwd=folder, check=True)


def _commit(root: Path) -> None:
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "Change")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    """Runs a command that must be refused, and gives its first finding."""

    def run(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        code = main([*arguments, "--json"])
        said = capsys.readouterr()
        assert (code, "Traceback" in said.err) == (2, False)
        found: dict[str, Any] = json.loads(said.out)["diagnostics"][0]
        assert found["problem"] and found["remedy"]
        return found

    return run


Refusal = Callable[..., dict[str, Any]]


def _newer(path: Path) -> None:
    text = re.sub(r'(^|")format("?): \d+', r"\1format\2: 99", path.read_text("utf-8"), flags=re.M)
    assert "99" in text
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", ["newer", "broken"])
def test_a_manifest(root: Path, refused: Refusal, command: str, fault: str) -> None:
    if fault == "newer":
        _newer(MANIFEST)
    else:
        MANIFEST.write_text("{", encoding="utf-8")
    write(Path("api"), [{"remove": "/components/schemas/Book/properties/subtitle"}])
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    found = refused(*COMMANDS[command])
    assert found["code"] == f"{fault}-manifest" and found["effect"]
    assert found["place"]["file"].endswith("sdk/.bindwright/manifest.json")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_the_manifest_of_the_last_release(root: Path, refused: Refusal) -> None:
    good = MANIFEST.read_bytes()
    _newer(MANIFEST)
    write(Path("api"), settings=[{"set": "/package/version", "to": "2.0.0"}])
    _commit(root)
    MANIFEST.write_bytes(good)
    write(
        Path("api"),
        [{"remove": "/components/schemas/Book/properties/subtitle"}],
        [{"set": "/package/version", "to": "2.0.0"}],
    )
    found = refused("release", "api", "--out", "sdk", "--dry-run")
    assert found["code"] == "newer-manifest"
    assert re.fullmatch(r"[0-9a-f]{12}:sdk/\.bindwright/manifest\.json", found["place"]["file"])


@pytest.mark.parametrize("command", [*CHECKS, "release"])
def test_a_name_lock_of_a_newer_version(root: Path, refused: Refusal, command: str) -> None:
    _newer(LOCK)
    found = refused(*COMMANDS[command])
    assert found["code"] == "newer-name-lock" and found["effect"]
    assert found["place"]["file"].endswith("api/names.lock.yaml") and found["place"]["line"]


FAULTS: dict[str, tuple[Path, Callable[[Path], object], str]] = {
    "newer lock": (LOCK, _newer, "newer-name-lock"),
    "settings": (SETTINGS, lambda path: path.write_text("package: ["), "yaml-syntax"),
    "settings in no encoding": (SETTINGS, lambda path: path.write_bytes(b"a: \xff"), "not-text"),
    "settings of another kind": (SETTINGS, lambda path: path.write_text("pack: 1"), "missing-key"),
    "description": (DESCRIPTION, lambda path: path.write_text("a: ["), "yaml-syntax"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_old_revision(root: Path, refused: Refusal, fault: str) -> None:
    path, spoil, code = FAULTS[fault]
    spoil(path)
    _commit(root)
    _git(root, "checkout", "--quiet", "v1", "--", "api")
    for command in (["diff", "HEAD:api", "api"], ["release", "api", "--since", "HEAD:api"]):
        found = refused(*command)
        assert found["code"] == code
        assert found["place"]["file"] == f"HEAD:{path.as_posix()}"
        assert found["place"]["line"] and found["place"]["column"]


@pytest.mark.parametrize(
    ("side", "code"),
    [("v2:api", "unknown-revision"), ("v1:nothing", "unknown-path"), ("v1:", "unknown-path")],
)
def test_what_is_not_there(root: Path, refused: Refusal, side: str, code: str) -> None:
    for command in (["diff", side, "api"], ["release", "api", "--since", side]):
        found = refused(*command)
        assert (found["code"], found["place"]["file"]) == (code, side)
        assert found["effect"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
@pytest.mark.parametrize("target", ["../../out.yaml", "/out.yaml", "linked.yaml", "gone.yaml"])
def test_a_link_that_leads_nowhere(root: Path, refused: Refusal, target: str) -> None:
    (root / "api" / "linked.yaml").symlink_to(target)
    _commit(root)
    found = refused("diff", "HEAD:api/linked.yaml", "api")
    code = "unknown-path" if target == "gone.yaml" else "unsafe-path"
    assert (found["code"], found["place"]["file"]) == (code, "HEAD:api/linked.yaml")


def test_findings_name_files_as_the_user_knows_them(root: Path, refused: Refusal) -> None:
    text = SETTINGS.read_text("utf-8").replace("description: openapi.yaml", "description: a.yaml")
    SETTINGS.write_text(text, encoding="utf-8")
    _commit(root)
    found = refused("diff", "HEAD:api", "api")
    assert found["code"] == "missing-file" and "HEAD:api/a.yaml" in found["problem"]


@pytest.mark.parametrize("command", [["diff", "v1:api", "api"], COMMANDS["release"]])
def test_no_git(
    root: Path, refused: Refusal, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("PATH", str(root))
    assert refused(*command)["code"] == "no-git"


@pytest.mark.parametrize("command", [["diff", "v1:api", "api"], ["release", "api"]])
def test_no_repository(
    tmp_path: Path, refused: Refusal, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    write(tmp_path / "alone" / "api")
    monkeypatch.chdir(tmp_path / "alone")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    found = refused(*command)
    assert found["code"] == "git-failed" and "not a git repository" in found["problem"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("suppressions: [", "yaml-syntax", 1),
        ("suppressions:\n- {id: a}\n", "bad-suppression", 2),
        ("suppressions:\n- {id: a, reason: b}\n", "needless-suppression", 2),
        (None, "unreadable-file", 0),
    ],
)
def test_suppressions(root: Path, refused: Refusal, text: str | None, code: str, line: int) -> None:
    if text is not None:
        Path("accepted.yaml").write_text(text, encoding="utf-8")
    found = refused("diff", "v1:api", "api", "--suppressions", "accepted.yaml")
    assert (found["code"], found["place"]["file"]) == (code, "accepted.yaml")
    assert (found["place"].get("line") or 0) == line


@pytest.mark.parametrize("command", ["check", "edits", "generate", "release"])
def test_a_folder_that_is_not_there(root: Path, refused: Refusal, command: str) -> None:
    found = refused(command, "missing")
    assert found["code"] == "unreadable-file" and found["effect"]
