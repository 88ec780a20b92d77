"""The committed SDKs are exactly what the generator makes of their descriptions."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SPECS = sorted(path.parent.name for path in (ROOT / "specs").glob("*/bindwright.yaml"))
ACCEPT = "if the change is meant, accept it with: make generate"


def _generate(spec: str, out: Path, *arguments: str, seed: str = "0") -> str:
    """Run the command line in a process of its own, with an empty cache of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "generator"),
        "PYTHONHASHSEED": seed,
        "XDG_CACHE_HOME": str(out.parent / f"cache-{seed}"),
    }
    command = [sys.executable, "-m", "bindwright", "generate", str(ROOT / "specs" / spec)]
    done = subprocess.run(
        [*command, "--out", str(out), *arguments],
        env=environment,
        cwd=out.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _content(path: Path) -> bytes:
    """The bytes of a file; of a zip what is in it, as its bytes depend on the version of zlib."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): _content(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"__pycache__", ".venv", "dist"} & set(path.parts)
    }


@pytest.mark.parametrize("spec", SPECS)
def test_the_committed_sdk_is_current(spec: str, tmp_path: Path) -> None:
    _generate(spec, tmp_path / "sdk", seed="1")
    made, committed = _files(tmp_path / "sdk"), _files(ROOT / "generated" / spec)
    assert made.keys() == committed.keys(), ACCEPT
    stale = [name for name, content in made.items() if committed[name] != content]
    assert not stale, f"{stale[:5]} of {len(stale)} differ; {ACCEPT}"


@pytest.mark.parametrize("spec", SPECS)
def test_the_same_bytes_whatever_the_hash_seed(spec: str, tmp_path: Path) -> None:
    _generate(spec, tmp_path / "one", seed="1")
    _generate(spec, tmp_path / "two", seed="4242")
    assert _files(tmp_path / "one") == _files(tmp_path / "two")


@pytest.mark.parametrize("spec", SPECS)
def test_a_second_run_writes_nothing(spec: str, tmp_path: Path) -> None:
    out = tmp_path / "sdk"
    _generate(spec, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert "0 files changed" in _generate(spec, out)
    # Without the note that this very generator made it, all stages run, and find nothing to do.
    for note in (tmp_path / "cache-0" / "bindwright" / "made-by").iterdir():
        note.unlink()
    assert "0 files changed" in _generate(spec, out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


@pytest.mark.parametrize("spec", SPECS)
def test_a_file_no_longer_generated_disappears_and_a_persons_stays(
    spec: str, tmp_path: Path
) -> None:
    out = tmp_path / "sdk"
    _generate(spec, out)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    gone = next((out / "src").rglob("pagination.py"))
    content = gone.read_bytes()
    gone.unlink()
    _generate(spec, out)
    assert gone.read_bytes() == content
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_runtime_is_the_same_in_every_sdk() -> None:
    runtime = ROOT / "templates" / "sdk" / "src" / "__package__" / "_core"
    for spec in SPECS:
        (copy,) = (ROOT / "generated" / spec / "src").glob("*/_core")
        names = [path.name for path in runtime.glob("*.py")]
        same, different, missing = filecmp.cmpfiles(runtime, copy, names, shallow=False)
        assert sorted(same) == sorted(names), (different, missing, ACCEPT)
