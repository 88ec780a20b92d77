"""Whatever happens, and whenever, the output folder is the old one or the new one."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from bindwright.diagnostics import Diagnostic, Refused
from bindwright.publish import MANIFEST, PRISTINE, current_inputs, publish
from publish_kit import NEW, OLD, tree
from publish_kit import way as way

RECORD: Mapping[str, object] = {"inputs": {"description": "1"}, "facts": {"models": 2}}


def states(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if not path.is_symlink()
    }


def refused(call: Callable[[], object]) -> tuple[Diagnostic, ...]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.diagnostics


def test_a_new_folder_is_written_with_its_manifest(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "sdk"
    done = publish(OLD, out, manifest=RECORD)
    assert done.written == tuple(sorted([*OLD, MANIFEST, PRISTINE]))
    assert (done.removed, done.unchanged, done.kept, done.edits) == ((), (), (), ())
    assert {name: content for name, content in tree(out).items() if name in OLD} == {
        name: content.encode() for name, content in OLD.items() if isinstance(content, str)
    }
    manifest = json.loads((out / MANIFEST).read_text())
    assert list(manifest) == ["facts", "files", "format", "inputs"]
    assert manifest["files"]["src/a/__init__.py"] == (
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    )
    assert os.listdir(tmp_path / "deep") == ["sdk"]


def test_a_second_run_touches_nothing(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    before = states(tmp_path)
    done = publish(OLD, out, manifest=RECORD)
    assert states(tmp_path) == before
    assert done.unchanged == tuple(sorted([*OLD, MANIFEST, PRISTINE]))
    assert not done.changed


def test_changes_leave_the_rest_alone(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    os.utime(out / "same.md", (1, 1))
    before = (out / "same.md").stat()
    out.chmod(0o750)
    done = publish(NEW, out, manifest=RECORD)
    assert done.written == (MANIFEST, PRISTINE, "pyproject.toml", "src/a/b.py")
    assert done.removed == ("src/a/gone/x.py",)
    assert done.unchanged == ("same.md", "src/a/__init__.py")
    assert not (out / "src/a/gone").exists()
    after = (out / "same.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert out.stat().st_mode & 0o777 == 0o750
    assert os.listdir(tmp_path) == ["sdk"]
    assert sorted(os.listdir(out / ".bindwright")) == ["manifest.json", "pristine.zip"]


@pytest.mark.skipif(sys.platform == "win32", reason="no file is executable there")
def test_an_executable_file_stays_one(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / "pyproject.toml").chmod(0o755)
    publish(NEW, out, manifest=RECORD)
    assert (out / "pyproject.toml").read_text("utf-8") == "new"
    assert (out / "pyproject.toml").stat().st_mode & 0o777 == 0o755
    assert (out / "src/a/b.py").stat().st_mode & 0o111 == 0


def test_a_new_manifest_alone_is_written_alone(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    inode = out.stat().st_ino
    done = publish(OLD, out, manifest={**RECORD, "inputs": {"description": "2"}})
    assert done.written == (MANIFEST,)
    assert out.stat().st_ino == inode
    recorded = current_inputs(out)
    assert recorded is not None
    assert recorded.manifest.inputs == {"description": "2"}


def test_what_people_added_stays(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / "notes.md").write_text("mine")
    (out / ".git/objects").mkdir(parents=True)
    (out / ".git/HEAD").write_text("ref")
    (out / "src/a/gone/mine.py").write_text("mine")
    (out / "src/a/empty").mkdir()
    (out / "link").symlink_to("nowhere")
    (out / "src/a/__pycache__").mkdir()
    (out / "src/a/__pycache__/b.pyc").write_text("code")
    mine = {name: content for name, content in tree(out).items() if name not in OLD}
    done = publish(NEW, out, manifest=RECORD)
    assert done.kept == (".git/", "link", "notes.md", "src/a/empty", "src/a/gone/")
    del mine[MANIFEST], mine[PRISTINE]
    assert tree(out).items() >= mine.items()
    assert "src/a/gone/x.py" not in tree(out)


def test_byte_code_does_not_hold_up_a_folder(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / "src/a/gone/__pycache__").mkdir()
    (out / "src/a/gone/__pycache__/x.cpython-311.pyc").write_text("code")
    done = publish(NEW, out, manifest=RECORD)
    assert not (out / "src/a/gone").exists()
    assert (done.kept, done.removed) == ((), ("src/a/gone/x.py",))


def test_a_file_and_a_folder_may_change_places(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish({"a": "1", "b/c/d": "2"}, out, manifest=RECORD)
    publish({"a/x": "1", "b": "2"}, out, manifest=RECORD)
    found = tree(out)
    del found[MANIFEST], found[PRISTINE]
    assert found == {"a/x": b"1", "b": b"2"}


def test_what_no_run_wrote_is_not_overwritten(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / "src/a/b.py").write_text("never generated")
    (out / "src/a/gone/x.py").unlink()
    (out / "src/a/gone/x.py").symlink_to("nowhere")
    before = tree(out)
    found = refused(lambda: publish(NEW, out, manifest=RECORD))
    assert tree(out) == before
    assert [(each.code, each.place.file) for each in found] == [
        ("not-generated", str(out / "src/a/b.py")),
        ("edited-by-hand", str(out / "src/a/gone/x.py")),
    ]
    assert all("--force" in each.remedy for each in found)
    publish(NEW, out, manifest=RECORD, force=True)
    assert tree(out)["src/a/b.py"] == b"\0b"
    assert "src/a/gone/x.py" not in tree(out)


def test_a_deleted_file_comes_back_and_is_named(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / "same.md").unlink()
    (out / "pyproject.toml").write_text("new")
    done = publish(NEW, out, manifest=RECORD)
    assert done.written == (MANIFEST, PRISTINE, "same.md", "src/a/b.py")
    assert done.restored == ("same.md",)
    assert "pyproject.toml" in done.unchanged
    assert done.edits == ()


def test_what_is_in_the_way_is_named(tmp_path: Path, way: str) -> None:
    out = tmp_path / "sdk"
    publish({"a": "1"}, out, manifest=RECORD)
    (out / "b").write_text("a file where a folder has to be")
    (out / "c").mkdir()
    (out / "c/mine").write_text("a folder where a file has to be")
    before = tree(out)
    found = refused(lambda: publish({"b/x": "", "c": ""}, out, manifest=RECORD, force=True))
    assert [each.code for each in found] == ["in-the-way", "in-the-way"]
    assert {each.place.file for each in found} == {str(out / "b"), str(out / "c")}
    assert tree(out) == before


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"../x": ""}, "a part '..'"),
        ({"a.py": "", "A.py": ""}, "the same file as"),
        ({"a": "", "a/b": ""}, "is a file as well"),
        ({".bindwright/x": ""}, "own folder"),
    ],
)
def test_unsafe_names_are_refused(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    (found,) = refused(lambda: publish(files, tmp_path / "sdk", manifest=RECORD))
    assert found.code == "unsafe-path"
    assert problem in found.problem
    assert os.listdir(tmp_path) == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "src").symlink_to(tmp_path / "elsewhere")
    (found,) = refused(lambda: publish(NEW, out, manifest=RECORD, force=True))
    assert found.code == "unsafe-path" and "link" in found.remedy
    assert os.listdir(tmp_path / "elsewhere") == []


def test_a_forged_manifest_cannot_have_files_elsewhere_removed(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    victim = tmp_path / "victim"
    victim.write_text("x")
    forged = json.loads((out / MANIFEST).read_text())
    forged["files"]["../victim"] = forged["files"]["src/a/gone/x.py"]
    (out / MANIFEST).write_text(json.dumps(forged))
    done = publish(NEW, out, manifest=RECORD)
    assert done.removed == ("src/a/gone/x.py",)
    assert victim.exists()


def test_the_folder_may_be_a_link_or_where_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    publish(OLD, tmp_path / "link", manifest=RECORD)
    assert (tmp_path / "link").is_symlink()
    inode = (tmp_path / "real").stat().st_ino
    monkeypatch.chdir(tmp_path / "real" / "src")
    publish(NEW, Path(".."), manifest=RECORD)
    assert (tmp_path / "real").stat().st_ino == inode
    assert Path("a/b.py").read_bytes() == b"\0b"
    assert Path.cwd() == tmp_path / "real" / "src"


def test_check_compares_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    absent = publish({"a.py": "x\n"}, out, manifest={}, check=True)
    assert "--- /dev/null\n+++ b/a.py\n@@ -0,0 +1 @@\n+x\n" in absent.diff
    assert os.listdir(tmp_path) == []
    publish(OLD, out, manifest=RECORD)
    before = states(tmp_path)
    assert publish(OLD, out, manifest=RECORD, check=True).diff == ""
    done = publish(NEW, out, manifest=RECORD, check=True)
    assert states(tmp_path) == before
    assert done.written == (MANIFEST, PRISTINE, "pyproject.toml", "src/a/b.py")
    assert done.removed == ("src/a/gone/x.py",)
    assert (
        "--- a/pyproject.toml\n+++ b/pyproject.toml\n@@ -1 +1 @@\n"
        "-old\n\\ No newline at end of file\n+new\n\\ No newline at end of file\n"
    ) in done.diff
    assert "--- a/src/a/gone/x.py\n+++ /dev/null\n" in done.diff
    (out / "src/a/__init__.py").write_bytes(b"\xff")
    forced = publish(OLD, out, manifest=RECORD, check=True, force=True)
    assert "Binary files a/src/a/__init__.py" in forced.diff


def test_current_inputs_know_whether_the_folder_is_intact(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    assert current_inputs(out) is None
    publish(OLD, out, manifest=RECORD)
    recorded = current_inputs(out)
    assert recorded is not None
    manifest = recorded.manifest
    assert (manifest.inputs, manifest.facts) == ({"description": "1"}, {"models": 2})
    assert recorded.intact
    assert recorded.unchanged() == publish(OLD, out, manifest=RECORD)
    (out / "same.md").write_text("edited")
    edited = current_inputs(out)
    assert edited is not None
    assert (edited.intact, edited.edited, edited.deleted) == (False, ("same.md",), ())
    (out / "same.md").unlink()
    deleted = current_inputs(out)
    assert deleted is not None
    assert (deleted.intact, deleted.edited, deleted.deleted) == (False, (), ("same.md",))


@pytest.mark.parametrize(
    ("text", "code", "problem"),
    [
        ("[1, 2", "broken-manifest", "is not JSON"),
        ("<<<<<<< HEAD\n{}", "broken-manifest", "conflict markers"),
        ("[]", "broken-manifest", "not in the form"),
        ("{}", "broken-manifest", "not in the form"),
        ('{"files": {"a": 1}}', "broken-manifest", "not in the form"),
        ('{"files": {}, "inputs": 1}', "broken-manifest", "not in the form"),
        ('{"files": {}, "edits": {"a": {}}}', "broken-manifest", "not in the form"),
        ('{"files": {}, "facts": {"models": "2"}}', "broken-manifest", "not in the form"),
        ('{"format": 2, "inputs": {"generator": "9.1"}}', "newer-manifest", "bindwright 9.1"),
        ('{"format": 2, "inputs": 3}', "newer-manifest", "a later bindwright"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_a_manifest_that_cannot_be_understood_stops_everything(
    tmp_path: Path, text: str, code: str, problem: str, force: bool
) -> None:
    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    (out / MANIFEST).write_text(text)
    before = tree(tmp_path)
    calls: list[Callable[[], object]] = [
        lambda: publish(NEW, out, manifest=RECORD, force=force),
        lambda: publish(NEW, out, manifest=RECORD, check=True),
        lambda: current_inputs(out),
    ]
    for call in calls:
        (found,) = refused(call)
        assert found.code == code
        assert problem in found.problem
        assert found.remedy
        assert tree(tmp_path) == before


def test_a_system_that_refuses_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file", tmp_path / "file" / "sdk"):
        (found,) = refused(partial(publish, OLD, out, manifest=RECORD))
        assert found.code == "cannot-write"


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged on Linux only")
def test_what_cannot_be_deleted_is_told_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(path: Path) -> None:
        raise PermissionError(1, "Operation not permitted", "page.py")

    out = tmp_path / "sdk"
    publish(OLD, out, manifest=RECORD)
    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", stuck)
        (found,) = refused(lambda: publish(NEW, out, manifest=RECORD))
    (left,) = set(tmp_path.iterdir()) - {out}
    assert (found.code, found.place.file) == ("cut-short", str(left))
    publish(NEW, out, manifest=RECORD)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("first", [True, False])
def test_a_full_disk_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    out = tmp_path / "sdk"
    if not first:
        publish(OLD, out, manifest=RECORD)
    before = tree(tmp_path)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "b.py":
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    (found,) = refused(lambda: publish(NEW, out, manifest=RECORD))
    assert "No space left" in found.problem
    assert tree(tmp_path) == before


def test_runs_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    sets = [{f"f{n}.py": str(n) * 1000, "common.py": str(n)} for n in range(4)]
    runs = [
        threading.Thread(target=publish, args=(each, out), kwargs={"manifest": RECORD})
        for each in sets
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    found = tree(out)
    del found[MANIFEST], found[PRISTINE]
    assert found in [{name: text.encode() for name, text in each.items()} for each in sets]
    assert os.listdir(tmp_path) == ["sdk"]
