"""`bindwright diff`: what it compares, what it prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from corpus import HERE, write

from bindwright.cli import main

GONE = [{"remove": "/components/schemas/Book/properties/subtitle"}]
NEW = [{"set": "/components/schemas/Book/properties/isbn", "to": {"type": "string"}}]
TEXT = [{"set": "/components/schemas/Book/properties/id/description", "to": "The id."}]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write(tmp_path / "old")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit, tagged v1, holds the base, and whose tree has lost a field."""
    root = tmp_path / "repository"
    write(root / "specs" / "library")
    (root / ".gitattributes").write_text("specs export-ignore\n", encoding="utf-8")
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    for command in (
        ("init", "--quiet"),
        ("add", "."),
        (*identity, "commit", "--quiet", "--message", "First"),
        ("tag", "v1"),
    ):
        subprocess.run(["git", *command], cwd=root, check=True)
    write(root / "specs" / "library", GONE)
    monkeypatch.chdir(root)
    return root


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["diff", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize(
    ("edit", "limit", "code"),
    [
        (GONE, "breaking", 1),
        (NEW, "breaking", 0),
        (NEW, "addition", 1),
        (TEXT, "addition", 0),
        (TEXT, "any", 1),
        ([], "any", 0),
    ],
)
def test_fail_on(
    edit: list[dict[str, object]],
    limit: str,
    code: int,
    old: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = write(tmp_path / "new", edit)
    assert _run(capsys, str(old), str(new), "--fail-on", limit)[0] == code
    assert _run(capsys, str(old), str(new))[0] == 0


def test_json(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = write(tmp_path / "new", GONE)
    _, said, _ = _run(capsys, str(old), str(new), "--json")
    facts = json.loads(said)
    assert (facts["format"], facts["old"], facts["new"]) == (1, str(old), str(new))
    assert facts["counts"] == {"breaking": 1, "addition": 0, "fix": 0, "docs": 0}
    (found,) = facts["findings"]
    line = 1 + (old / "openapi.yaml").read_text(encoding="utf-8").splitlines().index(
        "        subtitle:"
    )
    assert found == {
        "id": "field-removed:Book.subtitle",
        "rule": "field-removed",
        "target": "Book.subtitle",
        "severity": "breaking",
        "cause": "description",
        "message": "`Book.subtitle` is gone.",
        "wire": "the property `subtitle` was removed from the schema `Book`",
        "old": {"file": str(old / "openapi.yaml"), "line": line, "column": 9},
        "new": {"file": str(new / "openapi.yaml"), "line": found["new"]["line"], "column": 5},
        "before": "class Book:\n    subtitle: str | None",
        "after": "",
        "covers": [],
    }


def test_markdown_goes_to_a_file(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = write(tmp_path / "new", GONE + NEW)
    out = tmp_path / "changes.md"
    assert _run(capsys, str(old), str(new), "--format", "markdown", "--out", str(out))[1] == ""
    text = out.read_text(encoding="utf-8")
    assert text.index("## Breaking changes") < text.index("## Additions")
    assert "  - class Book:\n  -     subtitle: str | None\n  ```" in text, text
    code, _, said = _run(capsys, str(old), str(new), "--format", "json", "--out", str(tmp_path))
    assert code == 2 and said == ""


def test_terminal(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = write(tmp_path / "new", GONE)
    _, said, _ = _run(capsys, str(old), str(new))
    assert "Breaking changes (1)" in said and "`Book.subtitle` is gone." in said
    assert "1 breaking, 0 additions, 0 fixes, 0 docs" in said


@pytest.mark.parametrize("path", ["specs/library", "./specs/library", "specs/x/../library/"])
def test_a_revision_is_compared(
    path: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, _ = _run(capsys, f"v1:{path}", "specs/library", "--json", "--fail-on", "any")
    (found,) = json.loads(said)["findings"]
    assert code == 1 and found["id"] == "field-removed:Book.subtitle"
    assert found["old"]["file"] == "v1:specs/library/openapi.yaml"
    assert found["new"]["file"] == "specs/library/openapi.yaml"


def test_a_file_of_a_revision_is_compared(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository / "specs")
    code, said, _ = _run(
        capsys, "HEAD:./library/openapi.yaml", "library/openapi.yaml", "--json", "--fail-on", "any"
    )
    assert code == 1 and json.loads(said)["counts"]["breaking"] == 1


def test_a_description_elsewhere_in_the_repository_is_found(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = repository / "specs" / "library" / "bindwright.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("openapi.yaml", "../../api/openapi.yaml"), encoding="utf-8")
    (repository / "api").mkdir()
    (settings.parent / "openapi.yaml").rename(repository / "api" / "openapi.yaml")
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    for command in (("add", "."), (*identity, "commit", "--quiet", "--message", "Moved")):
        subprocess.run(["git", *command], cwd=repository, check=True)
    code, said, _ = _run(capsys, "v1:specs/library", "HEAD:specs/library", "--json")
    (found,) = json.loads(said)["findings"]
    assert code == 0 and found["new"]["file"] == "HEAD:api/openapi.yaml"


@pytest.mark.parametrize(
    ("side", "rule"),
    [
        ("v2:specs/library", "unknown-revision"),
        ("--upload-pack=x:specs", "unknown-revision"),
        ("v1:specs/nothing", "unknown-path"),
        ("v1:../outside", "unsafe-path"),
        ("v1:/etc", "unsafe-path"),
        ("v1:specs/library/nothing.yaml", "unknown-path"),
        ("missing.yaml", "unreadable-file"),
    ],
)
def test_a_side_that_is_not_there(
    side: str, rule: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["diff", "--json", "--", side, "specs/library"])
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert code == 2 and found["code"] == rule
    assert found["place"]["file"] == side and found["problem"]


def test_a_broken_old_description(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "specs" / "library" / "openapi.yaml").write_text("a: [", encoding="utf-8")
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    subprocess.run(["git", *identity, "commit", "-qam", "Broken"], cwd=repository, check=True)
    code, _, said = _run(capsys, "HEAD:specs/library", "specs/library")
    assert code == 2 and said.startswith("HEAD:specs/library/openapi.yaml:1:")
    assert "Traceback" not in said


def test_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, said = _run(capsys, "v1:specs", str(HERE / "base"))
    assert code == 2 and "[git-failed]" in said


def _suppressions(tmp_path: Path, text: str) -> str:
    path = tmp_path / "accepted.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_an_accepted_change_does_not_fail(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = write(tmp_path / "new", GONE)
    entry = "suppressions: [{id: 'field-removed:Book.subtitle', reason: Never filled.}]"
    given = ("--suppressions", _suppressions(tmp_path, entry), "--fail-on", "any", "--json")
    code, said, _ = _run(capsys, str(old), str(new), *given)
    facts = json.loads(said)
    assert code == 0 and facts["findings"] == []
    assert [each["reason"] for each in facts["suppressed"]] == ["Never filled."]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("suppressions: [{id: 'field-removed:Book.title', reason: x}]", "needless-suppression"),
        ("suppressions: [{id: 'field-removed:Book.subtitle'}]", "bad-suppression"),
        ("suppressions: [{id: a, reason: ' '}]", "bad-suppression"),
        ("suppressions: [{id: a, reason: b, more: c}]", "bad-suppression"),
        ("suppressions: [{id: a, reason: b}, {id: a, reason: b}]", "bad-suppression"),
        ("suppressions: 1", "bad-suppression"),
        ("ignore: []", "bad-suppression"),
    ],
)
def test_suppressions_that_are_wrong(
    text: str, rule: str, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = write(tmp_path / "new", GONE)
    given = ("--suppressions", _suppressions(tmp_path, text))
    code, _, said = _run(capsys, str(old), str(new), *given)
    assert code == 2 and f"[{rule}]" in said and "accepted.yaml" in said


@pytest.mark.parametrize(
    ("description", "name", "reference"),
    [
        ("specs/library/openapi.yaml", "specs/library/parts/status.yaml", "parts/status.yaml"),
        ("specs/library/openapi.yaml", "specs/parts/status.yaml", "../parts/status.yaml"),
        ("specs/library/openapi.yaml", "common/status.json", "../../common/status.json"),
        ("my \u00e4pi/(v1)/openapi.yaml", "my \u00e4pi/a b.yaml", "../a%20b.yaml"),
        ("openapi.yaml", "parts/status.yaml", "./parts/status.yaml"),
    ],
)
def test_files_that_a_description_of_a_revision_refers_to(
    description: str,
    name: str,
    reference: str,
    repository: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (HERE / "base" / "openapi.yaml").read_text(encoding="utf-8")
    before = '{$ref: "#/components/schemas/Status"}'
    assert before in text
    file, part = repository / description, repository / name
    for each in (file, part):
        each.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace(before, f"{{$ref: '{reference}'}}"), encoding="utf-8")
    # What is referred to refers to another one.
    part.write_text('{"$ref": "values/all.yaml"}\n', encoding="utf-8")
    values = part.parent / "values" / "all.yaml"
    values.parent.mkdir()
    values.write_text('{"type": "string", "enum": ["available", "lent"]}\n', encoding="utf-8")
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    for command in (("add", "."), (*identity, "commit", "--quiet", "--message", "Parts")):
        subprocess.run(["git", *command], cwd=repository, check=True)
    values.write_text("{type: string, enum: [available, lent, lost]}\n", encoding="utf-8")
    code, said, err = _run(capsys, f"HEAD:{description}", description, "--json")
    assert code == 0, err
    (found,) = json.loads(said)["findings"]
    assert found["rule"].endswith("value-added")
    assert found["old"]["file"].startswith("HEAD:")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_links_are_followed_inside_of_the_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository / "specs" / "library")
    text = (repository / "specs" / "library" / "openapi.yaml").read_text("utf-8")
    shared = repository / "shared"
    shared.mkdir()
    (shared / "all.yaml").write_text(
        text.replace("#/components/schemas/Author", "author.yaml#/Author"), encoding="utf-8"
    )
    author = yaml.safe_load(text)["components"]["schemas"]["Author"]
    (shared / "author.yaml").write_text(yaml.safe_dump({"Author": author}), encoding="utf-8")
    (repository / "specs" / "library" / "openapi.yaml").unlink()
    (repository / "specs" / "library" / "openapi.yaml").symlink_to("../../shared/all.yaml")
    (repository / "latest").symlink_to("specs")
    for command in (["add", "."], ["-c", "user.name=T", "-c", "user.email=t@e", "commit", "-qm1"]):
        subprocess.run(["git", *command], cwd=repository, check=True)
    for side in ("specs/library", "latest/library", "latest/library/bindwright.yaml"):
        code, said, err = _run(capsys, f"HEAD:{side}", "specs/library", "--json")
        assert (code, err, json.loads(said)["findings"]) == (0, "", [])
