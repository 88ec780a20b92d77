"""What was released last: the state of the settings when they got their present version."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bindwright.changes.revisions import Repository
from bindwright.diagnostics import Refused
from bindwright.normalize.raw import is_map
from bindwright.source.document import parse_document

_DEFAULT = "0.1.0"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The release that the next one is compared with."""

    side: str
    """As `bindwright diff` understands it."""
    commit: str


def last_release(settings: Path) -> Baseline:
    """The commit that gave the committed settings their version.

    The next release is measured from there, however many commits have changed the description
    or the settings since.

    Raises:
        Refused: The settings are in no git repository, or have never been committed.
    """
    repository = Repository(str(settings), settings.resolve().parent)
    path = Path(os.path.relpath(settings.resolve(), repository.top)).as_posix()
    commits = repository.commits(path)
    if not commits:
        raise repository.refused(
            "no-release",
            "the settings have never been committed",
            "there is no release that a new one could be compared with",
            "commit what was released, or name it with --since",
        )
    versions = [version_in(repository.blob(each, named), named) for each, named in commits]
    last = 0
    while last + 1 < len(commits) and versions[last + 1] == versions[0]:
        last += 1
    if last + 1 == len(commits) and repository.is_shallow():
        raise repository.refused(
            "shallow-clone",
            "this clone has only a part of the history",
            "the release before may lie further back",
            "run git fetch --unshallow, or name the last release with --since",
        )
    commit, named = commits[last]
    return Baseline(f"{commit[:12]}:{named.rpartition('/')[0]}", commit)


def version_in(raw: bytes, name: str) -> str:
    """The version in the text of settings; empty when they cannot be read."""
    try:
        package = parse_document(raw.decode("utf-8", "replace"), name).data.get("package")
    except Refused:
        return ""
    return str(package.get("version", _DEFAULT)) if is_map(package) else ""
