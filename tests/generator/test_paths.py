"""A name either stays inside the output folder on every system, or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from bindwright.paths import UnsafePath, beneath, guard
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "name", ["a.py", "src/pkg/__init__.py", ".github/workflows/ci.yml", "console.py", "a..b"]
)
def test_ordinary_names_are_below_the_root(tmp_path: Path, name: str) -> None:
    assert guard(tmp_path / "new", name) == tmp_path / "new" / name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "only letters"),
        ("a b", "only letters"),
        ("a\\b", "only letters"),
        ("é.py", "only letters"),
        ("a\n", "only letters"),
        ("/etc/passwd", "absolute"),
        ("../a", "a part '..'"),
        ("a/../../b", "a part '..'"),
        ("a/./b", "a part '.'"),
        ("a//b", "a part ''"),
        ("a/", "a part ''"),
        ("a/b.", "ends in a dot"),
        ("nul", "device name"),
        ("src/Con.py", "device name"),
        ("COM1.tar.gz", "device name"),
        (".git/hooks/pre-commit", "Git folder"),
        ("a/.GIT/config", "Git folder"),
        ("a" * 201, "longer than 200"),
    ],
)
def test_unsafe_names_are_refused(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UnsafePath, match=reason) as caught:
        guard(tmp_path, name)
    assert caught.value.name == name


def test_a_symbolic_link_may_not_lead_out(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "real").mkdir(parents=True)
    (root / "out").symlink_to(tmp_path)
    (root / "in").symlink_to(root / "real")
    (root / "file.py").symlink_to(tmp_path / "elsewhere.py")
    assert guard(root, "in/a.py") == root / "in" / "a.py"
    for name in ("out/a.py", "out/deeper/a.py", "file.py"):
        with pytest.raises(UnsafePath, match="symbolic link"):
            guard(root, name)


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert guard(tmp_path / "link", "a.py") == tmp_path / "link" / "a.py"


@given(st.text(max_size=30) | st.text(alphabet="./a-_", max_size=30))
def test_whatever_is_accepted_is_inside(name: str) -> None:
    root = Path("/srv/output")
    try:
        target = guard(root, name)
    except UnsafePath as refused:
        assert isinstance(refused, ValueError)
        assert name in refused.name
    else:
        assert target.is_relative_to(root)
        assert target != root
        assert ".." not in target.parts


@pytest.mark.parametrize("name", ["a b/(c)/é.yaml", "..a/b..", "con", "a\n.json"])
def test_a_copy_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert beneath(tmp_path, name) == tmp_path / name


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "a/../../b", "é" * 128])
def test_a_copy_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsafePath):
        beneath(tmp_path, name)
