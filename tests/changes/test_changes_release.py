"""`bindwright release`, in a repository of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from corpus import write

from bindwright.changes.release import release
from bindwright.cli import main

GONE = [{"remove": "/components/schemas/Book/properties/subtitle"}]
NEW = [{"set": "/components/schemas/Book/properties/isbn", "to": {"type": "integer"}}]
OPTION = [{"set": "/client/options/desk", "to": {"header": "X-Desk"}}]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with version 1.2.3 of an SDK; the description stands still, the SDK is old."""
    folder = tmp_path / "repository"
    write(folder / "api")
    _git(folder, "init", "--quiet")
    monkeypatch.chdir(folder)
    commit(folder)
    return folder


def _git(folder: Path, *command: str) -> None:
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *identity, *command], cwd=folder, check=True)


def commit(folder: Path) -> None:
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "Change")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def called(*options: str) -> tuple[int, Any]:
        code = main(["release", "api", "--date", "2026-01-02", "--json", *options])
        return code, json.loads(capsys.readouterr().out)

    return called


Run = Callable[..., tuple[int, Any]]


def test_dry_run_writes_nothing(root: Path, run: Run) -> None:
    write(root / "api", GONE)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, said = run("--dry-run")
    assert code == 0 and (said["previous"], said["version"]) == ("1.2.3", "2.0.0")
    assert said["reasons"] == {"description": "breaking", "settings": None, "generator": None}
    assert "- `Book.subtitle` is gone." in said["section"] and not said["released"]
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_release_writes_the_version_the_changelog_and_the_sdk(root: Path, run: Run) -> None:
    write(root / "api", NEW, OPTION)
    commit(root)
    settings = root / "api" / "bindwright.yaml"
    noted = f"# Ours.\n{settings.read_text(encoding='utf-8')}"
    settings.write_text(noted, encoding="utf-8")
    code, said = run()
    assert code == 0 and said["version"] == "1.3.0" and said["released"]
    assert said["reasons"] == {
        "description": "addition",
        "settings": "addition",
        "generator": None,
    }
    assert settings.read_text(encoding="utf-8") == noted.replace("1.2.3", "1.3.0")
    log = (root / "api" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [1.3.0] - 2026-01-02" in log and "`Book.isbn` is new" in log
    assert "openapi.yaml" not in log and "Why: " in log
    sdk = root / "generated" / "library"
    assert '"1.3.0"' in (sdk / "src" / "library" / "_version.py").read_text(encoding="utf-8")
    # The same again, before and after it is committed.
    again = {path: path.read_bytes() for path in root.rglob("*.md")}
    assert run()[1]["version"] == "1.3.0"
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == again
    commit(root)
    code, said = run()
    assert code == 2 and said["diagnostics"][0]["code"] == "nothing-to-release"


def test_all_changes_since_the_release_count(root: Path, run: Run) -> None:
    write(root / "api", GONE)
    commit(root)
    write(root / "api", GONE + NEW)
    commit(root)
    assert run("--dry-run")[1]["version"] == "2.0.0"
    assert run("--dry-run", "--since", "HEAD~1:api")[1]["version"] == "1.3.0"


def test_changes_from_before_the_folder_was_moved_count(root: Path, run: Run) -> None:
    write(root / "api", GONE)
    commit(root)
    for old, new in (("api", "old api"), ("old api", "specs"), ("specs", "api")):
        _git(root, "mv", old, new)
        commit(root)
    assert run("--dry-run")[1]["version"] == "2.0.0"


def test_a_copy_of_another_api_is_a_release_of_its_own(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root / "other", GONE)
    commit(root)
    write(root / "other", GONE + NEW)
    assert main(["release", "other", "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == "1.3.0"


def test_a_greater_version_in_the_settings_stays(root: Path, run: Run) -> None:
    write(root / "api", NEW, [{"set": "/package/version", "to": "3.0.0"}])
    assert run("--dry-run")[1]["version"] == "3.0.0"
    write(root / "api", NEW, [{"set": "/package/version", "to": "1.2.4"}])
    assert run("--dry-run")[1]["version"] == "1.3.0"
    assert run("--dry-run", "--version", "2.0.0")[1]["version"] == "2.0.0"
    code, said = run("--dry-run", "--version", "1.2.9")
    assert code == 2 and said["diagnostics"][0]["code"] == "version-too-small"


def test_an_sdk_of_another_generator(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "api"]) == 0
    manifest = root / "generated" / "library" / ".bindwright" / "manifest.json"
    facts = json.loads(manifest.read_text(encoding="utf-8"))
    facts["inputs"]["templates"] = "0" * 64
    manifest.write_text(json.dumps(facts), encoding="utf-8")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--amend", "--message", "With the SDK")
    capsys.readouterr()
    code, said = run("--dry-run")
    assert code == 0 and said["version"] == "1.2.4"
    assert said["reasons"] == {"description": None, "settings": None, "generator": "fix"}
    assert "newer generator" in said["section"]


def test_settings_that_were_never_committed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "other")
    assert main(["release", "other", "--json"]) == 2
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert found["code"] == "no-release" and "--since" in found["remedy"]


def test_a_part_of_the_history_does_not_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    write(root / "api", GONE)
    commit(root)
    _git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    code, said = run()
    assert code == 2 and said["diagnostics"][0]["code"] == "shallow-clone"


def test_a_release_that_cannot_be_generated_leaves_everything(root: Path, run: Run) -> None:
    write(root / "api", GONE)
    out = root / "generated" / "library"
    (out / "src").mkdir(parents=True)
    (out / "README.md").write_text("Mine.\n", encoding="utf-8")
    settings = (root / "api" / "bindwright.yaml").read_bytes()
    code, said = run()
    assert code == 2 and said["diagnostics"][0]["code"] == "not-generated"
    assert (root / "api" / "bindwright.yaml").read_bytes() == settings
    assert not (root / "api" / "CHANGELOG.md").exists()


def test_nothing_to_release_says_when_the_sdk_is_due(
    root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    def told() -> tuple[str, bool, bool]:
        code, said = run()
        (found,) = said["diagnostics"]
        assert code == 2
        return (
            found["code"],
            "not current" in found["effect"],
            "bindwright generate" in found["remedy"],
        )

    assert told() == ("nothing-to-release", True, True)
    assert main(["generate", "api"]) == 0
    capsys.readouterr()
    commit(root)
    assert told() == ("nothing-to-release", False, False)
    (root / "api" / "openapi.yaml").open("a", encoding="utf-8").write("# No caller sees it.\n")
    assert told() == ("nothing-to-release", True, True)


def test_line_ends_of_windows_stay(root: Path, run: Run) -> None:
    settings, log = root / "api" / "bindwright.yaml", root / "api" / "CHANGELOG.md"
    old = settings.read_bytes()
    settings.write_bytes(old.replace(b"  version: 1.2.3\n", b"").replace(b"\n", b"\r\n"))
    log.write_bytes(b"# Changelog\r\n\r\n## [Unreleased]\r\n\r\n- Ours.\r\n")
    commit(root)
    write_description = write(root / "other", GONE) / "openapi.yaml"
    (root / "api" / "openapi.yaml").write_bytes(write_description.read_bytes())
    assert run()[1]["version"] == "0.2.0"
    for path in (settings, log):
        text = path.read_bytes()
        assert b"0.2.0" in text and text.count(b"\n") == text.count(b"\r\n")


@pytest.mark.parametrize("since", ["nothing", "settings"])
def test_a_release_that_was_killed_is_taken_back(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, since: str
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    settings, description = root / "api" / "bindwright.yaml", root / "api" / "openapi.yaml"
    before = {path: path.read_bytes() for path in (root / "api").iterdir()}
    write(root / "api", GONE)
    with monkeypatch.context() as patched:
        patched.setattr("bindwright.changes.release.generate", killed)
        with pytest.raises(KeyboardInterrupt):
            release(root / "api")
    assert b"2.0.0" in settings.read_bytes()
    if since == "settings":
        settings.write_bytes(settings.read_bytes() + b"# Ours.\n")
        before[settings] = settings.read_bytes()
    description.write_bytes(before[description])
    code, said = run()
    assert code == 2 and said["diagnostics"][0]["code"] == "nothing-to-release"
    left = {path: path.read_bytes() for path in (root / "api").iterdir() if path in before}
    assert left == before
    assert not [path for path in (root / "api").iterdir() if path.name.startswith(".")]
