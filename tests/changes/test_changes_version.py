"""The next version, in the settings' text and in the changelog."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bindwright.changes.changelog import with_section
from bindwright.changes.model import SEVERITIES, Severity
from bindwright.changes.version import Version
from bindwright.settings.editing import with_version


@pytest.mark.parametrize(
    ("now", "severity", "following"),
    [
        ("1.2.3", "breaking", "2.0.0"),
        ("1.2.3", "addition", "1.3.0"),
        ("1.2.3", "fix", "1.2.4"),
        ("1.2.3", "docs", "1.2.4"),
        ("0.4.2", "breaking", "0.5.0"),
        ("0.4.2", "addition", "0.4.3"),
        ("0.0.1", "breaking", "0.1.0"),
        ("0.0.1", "docs", "0.0.2"),
        ("2", "fix", "2.0.1"),
        ("2.1", "addition", "2.2.0"),
        ("1.0.0rc1", "breaking", "1.0.0rc2"),
        ("1.0.0.dev4", "addition", "1.0.0.dev5"),
        ("1.2.3.post1", "fix", "1.2.4"),
    ],
)
def test_next(now: str, severity: Severity, following: str) -> None:
    assert str(Version.parse(now).next(severity)) == following


@pytest.mark.parametrize("text", ["1.2.3.4", "v1", "", "1.2-rc1"])
def test_no_version(text: str) -> None:
    with pytest.raises(ValueError, match="MAJOR.MINOR.PATCH"):
        Version.parse(text)


def test_order() -> None:
    texts = ["1.0.0.dev1", "1.0.0a1", "1.0.0b2", "1.0.0rc1", "1.0.0rc10", "1.0.0", "1.0.0.post1"]
    texts += ["1.0.1", "1.10.0", "2.0.0"]
    assert sorted(reversed(texts), key=lambda each: Version.parse(each).order) == texts


VERSIONS = st.builds(
    Version,
    st.tuples(*[st.integers(0, 20)] * 3),
    st.sampled_from(["", "a1", "b0", "rc9"]),
    st.none() | st.integers(0, 3),
    st.none() | st.integers(0, 3),
)


@given(VERSIONS, st.sampled_from(SEVERITIES))
def test_what_follows_is_greater(version: Version, severity: Severity) -> None:
    assert Version.parse(str(version)) == version
    assert version.next(severity).order > version.order


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# a\npackage:\n  name: x\n  version: 1.0.0 # b\n", "  version: 2.0.0 # b\n"),
        ("package:\n  version: '1.0.0'\n  name: x\n", "  version: '2.0.0'\n"),
        ("package: {name: x, version: 1.0.0}\n", "package: {name: x, version: 2.0.0}\n"),
        (
            "package:\n    name: x # which\n    license: MIT\n",
            "    name: x # which\n    version: 2.0.0\n",
        ),
        ("package:\n  name: x", "  name: x\n  version: 2.0.0"),
        ("package: {name: x}\n", "package: {name: x, version: 2.0.0}\n"),
        ('{"package": {"name": "x"}}', '{"package": {"name": "x", "version": "2.0.0"}}'),
        ('{"package": {"name": "x", "version": "1.0.0"}}', '"version": "2.0.0"}}'),
    ],
)
def test_settings_get_a_version_and_keep_their_layout(text: str, written: str) -> None:
    changed = with_version(text, "2.0.0")
    assert written in changed
    expected = yaml.safe_load(text)
    expected["package"]["version"] = "2.0.0"
    assert yaml.safe_load(changed) == expected
    assert with_version(changed, "2.0.0") == changed


SECTION = "## [1.1.0] - 2026-01-02\n\n### Fixes\n\n- One.\n"
OLD = "## [1.0.0] - 2025-01-02\n\n- First.\n"


def test_a_new_changelog() -> None:
    text = with_section("", "library", "1.1.0", SECTION)
    assert text.startswith("# Changelog\n") and text.endswith(f"\n\n{SECTION}")
    assert "library" in text


def test_the_newest_section_comes_first() -> None:
    text = with_section(f"# Changes\n\nProse.\n\n{OLD}", "x", "1.1.0", SECTION)
    assert text == f"# Changes\n\nProse.\n\n{SECTION}\n{OLD}"


def test_notes_move_into_the_section() -> None:
    text = with_section(f"# C\n\n## [Unreleased]\n\n- Mine.\n\n{OLD}", "x", "1.1.0", SECTION)
    section = SECTION.replace("\n\n###", "\n\n- Mine.\n\n###")
    assert text == f"# C\n\n## [Unreleased]\n\n{section}\n{OLD}"


def test_the_same_release_is_written_anew() -> None:
    once = with_section(f"# C\n\n{OLD}", "x", "1.1.0", SECTION)
    other = SECTION.replace("One", "Two")
    assert with_section(once, "x", "1.1.0", SECTION) == once
    assert with_section(once, "x", "1.1.0", other) == once.replace("One", "Two")
