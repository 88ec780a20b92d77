"""Files of a git repository as they were at a revision."""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.paths import UnsafePath, beneath

_FILE_MODES = (b"100644", b"100755")
_LINK_MODE = b"120000"
_MOST_LINKS = 40
"""Links that one path may lead through, as Linux has it."""
_SUFFIXES = (".yaml", ".yml", ".json", ".lock")
_AROUND_NAMES = re.compile(r"[\r\n\"'#:,{}\[\]]+")
"""What stands around the name of a file in YAML and JSON, and before a fragment."""


class Repository:
    """The git repository around a folder."""

    def __init__(self, argument: str, folder: Path | None = None) -> None:
        """Find the repository.

        Args:
            argument: What the user wrote, for diagnostics.
            folder: A folder in it; by default the working directory.

        Raises:
            Refused: There is no git, or no repository.
        """
        self._argument, self._folder = argument, folder
        self.top = Path(self.git("rev-parse", "--show-toplevel").decode().rstrip("\n"))

    def commits(self, path: str) -> list[tuple[str, str]]:
        """The commits that changed a file, the last one first, each with the path it had there.

        A file that was moved is the same one; a copy is another. None if it never was committed.
        """
        try:
            self.git("rev-parse", "--verify", "--quiet", "HEAD")
        except Refused:
            return []
        found: list[tuple[str, str]] = []
        start = "HEAD"
        while path:
            pathspec = f":(top,literal){path}"
            listed = self.git("log", "--format=%H", "--diff-filter=AMT", start, "--", pathspec)
            found += [(each, path) for each in listed.decode().split()]
            path = self._moved_from(found[-1][0], path) if listed else ""
            start = f"{found[-1][0]}^" if found else ""
        return found

    def _moved_from(self, commit: str, path: str) -> str:
        """The path that a commit has moved a file from; empty when it did something else."""
        options = ("-r", "-z", "-M", "--no-commit-id", "--name-status", "--diff-filter=R")
        parts = self.git("diff-tree", *options, commit).decode("utf-8", "surrogateescape")
        _, *names = parts.split("\0")
        # For each file: `R100`, the old path, the new one.
        return dict(zip(names[1::3], names[0::3], strict=False)).get(path, "")

    def is_shallow(self) -> bool:
        """Whether the repository lacks a part of its history."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def blob(self, commit: str, path: str) -> bytes:
        """The bytes of a file as it was committed."""
        return self.git("cat-file", "blob", f"{commit}:{path}")

    def git(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a git command prints.

        Raises:
            Refused: There is no git, or it fails.
        """
        try:
            done = subprocess.run(
                ["git", *arguments],
                cwd=self._folder,
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise self.refused(
                "no-git", "git is not installed", "no revision can be read", "install git"
            ) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise self.refused(
                "git-failed",
                f"git says: {said[-1] if said else done.returncode}",
                "the revision cannot be read",
                "run it inside the repository that has the revision",
            )
        return done.stdout

    def refused(self, code: str, problem: str, effect: str, remedy: str) -> Refused:
        """A finding about what the user wrote."""
        return Refused([Diagnostic(code, Place(self._argument), problem, effect, remedy)])


class _Entry(NamedTuple):
    """What a commit has at a path."""

    mode: bytes
    object: str


class Revision:
    """One commit, whose files can be written into a folder.

    What is written are plain files. A symbolic link is followed inside of the commit, and nowhere
    else; a submodule is another repository.
    """

    def __init__(self, name: str, repository: Repository) -> None:
        """Find the commit.

        Args:
            name: A branch, tag or hash, as git understands it.
            repository: Where it is.

        Raises:
            Refused: There is no such commit.
        """
        self.name, self._repository = name, repository
        try:
            asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            self.commit = self._repository.git(*asked).decode().strip()
        except Refused:
            raise self._repository.refused(
                "unknown-revision",
                f"the repository has no revision {name!r}",
                "there is nothing to compare with",
                "name a branch, tag or commit; in a shallow clone, fetch it first",
            ) from None

    def path(self, given: str) -> str:
        """The path of the repository that is meant, as git reads `REV:path`.

        A path that begins with `./` or `../` starts at the working directory, any other at the
        top of the repository.

        Raises:
            Refused: The path leads out of the repository.
        """
        parts = list(PurePosixPath(given).parts)
        if given.startswith(("./", "../")) or given in (".", ".."):
            prefix = self._repository.git("rev-parse", "--show-prefix").decode().strip()
            parts = [*PurePosixPath(prefix).parts, *parts]
        found: list[str] = []
        for part in parts:
            if part == "..":
                if not found:
                    raise self._outside(given)
                found.pop()
            elif part == "/":
                raise self._outside(given)
            elif part != ".":
                found.append(part)
        return "/".join(found)

    def followed(self, path: str) -> str:
        """Where a path leads when symbolic links in it are followed.

        Raises:
            Refused: A link leads out of the repository, or in a circle.
        """
        waiting, done, left = path.split("/"), list[str](), _MOST_LINKS
        while waiting:
            part = waiting.pop(0)
            if part in ("", "."):
                continue
            if part == "..":
                if not done:
                    raise self._outside(path)
                done.pop()
                continue
            target = self._links.get("/".join([*done, part]))
            if target is None:
                done.append(part)
                continue
            left -= 1
            if target.startswith("/") or not left:
                raise self._outside(path)
            waiting = [*target.split("/"), *waiting]
        return "/".join(done)

    def write(self, path: str, folder: Path) -> bool:
        """Write what a description may be made of into `folder`; whether there is any of it.

        Args:
            path: A file, or a folder. All that is below it, or below the folder of the file, is
                written; at the top of a repository only what is there itself. So is what those
                files mention, wherever it lies in the repository, and what that mentions.
            folder: Where the tree of the repository begins.

        Raises:
            Refused: git fails.
        """
        around = path if self._is_folder(path) else _parent(path)
        entries = self._data | {name: self._data[to] for name, to in self._data_links.items()}
        wanted = {
            name
            for name in entries
            if (name.startswith(f"{around}/") if around else "/" not in name)
        }
        found = path in wanted or around == path and bool(wanted)
        written = set[str]()
        while wanted:
            written |= wanted
            names = sorted(wanted)
            mentioned = set[str]()
            for name, content in zip(
                names, self._contents([entries[each] for each in names]), strict=True
            ):
                mentioned.update(_mentioned(name, content))
                mentioned.add(self._data_links.get(name, name))
                try:
                    self._put(name, content, folder)
                except UnsafePath:
                    continue  # what needs it says that it cannot be read
            wanted = (mentioned & entries.keys()) - written
        return found

    def _put(self, name: str, content: bytes, folder: Path) -> None:
        """Write a file or a link, which has to be one: what it leads to refers to its own place."""
        target = beneath(folder, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in self._data_links:
            target.symlink_to(beneath(folder, self._data_links[name]))
        else:
            target.write_bytes(content)

    @cached_property
    def _data(self) -> dict[str, str]:
        """Name and object of the files that hold data, not code or prose."""
        return {
            name: each.object
            for name, each in self._entries.items()
            if each.mode in _FILE_MODES and name.lower().endswith(_SUFFIXES)
        }

    @cached_property
    def _data_links(self) -> dict[str, str]:
        """The links that lead to such a file, each with the path of the file."""
        found: dict[str, str] = {}
        for name in self._links:
            try:
                found[name] = self.followed(name)
            except Refused:
                continue  # what needs it says that it cannot be read
        return {name: to for name, to in found.items() if to in self._data}

    @cached_property
    def _links(self) -> dict[str, str]:
        """Path and target of the symbolic links."""
        found = {
            name: each.object for name, each in self._entries.items() if each.mode == _LINK_MODE
        }
        targets = self._contents(list(found.values()))
        return {
            name: each.decode("utf-8", "surrogateescape")
            for name, each in zip(found, targets, strict=True)
        }

    def _is_folder(self, path: str) -> bool:
        try:
            kind = self._repository.git("cat-file", "-t", f"{self.commit}:{path}")
        except Refused:
            return False
        return kind.strip() == b"tree"

    @cached_property
    def _entries(self) -> dict[str, _Entry]:
        """All files and links of the commit by their paths."""
        listed = self._repository.git("ls-tree", "-r", "-z", "--full-tree", self.commit)
        found: dict[str, _Entry] = {}
        for line in listed.split(b"\0")[:-1]:
            facts, _, raw = line.partition(b"\t")
            mode, _, thing = facts.split(b" ")
            found[raw.decode("utf-8", "surrogateescape")] = _Entry(mode, thing.decode())
        return found

    def _contents(self, objects: list[str]) -> Iterator[bytes]:
        """The bytes of objects as they were committed, whatever .gitattributes says of them."""
        said = self._repository.git("cat-file", "--batch", given="\n".join(objects).encode())
        start = 0
        for _ in objects:
            # For each object: `<name> <type> <size>`, a line feed, the bytes, a line feed.
            end = said.index(b"\n", start)
            size = int(said[start:end].split(b" ")[2])
            yield said[end + 1 : end + 1 + size]
            start = end + size + 2

    def _outside(self, given: str) -> Refused:
        return self._repository.refused(
            "unsafe-path",
            f"the path {given!r} leads out of the repository, or in a circle",
            "nothing outside of it has revisions",
            "name a path below the top of the repository",
        )


def _parent(path: str) -> str:
    """The folder of a file; empty at the top."""
    return path.rpartition("/")[0]


def _mentioned(name: str, content: bytes) -> Iterator[str]:
    """The paths that a file may mean by what looks like the name of another one.

    It need not be understood for that: what is no file of the repository does not count.
    """
    for part in _AROUND_NAMES.split(content.decode("utf-8", "replace").replace("\\/", "/")):
        plain = part.strip(" \t-")
        if plain.lower().endswith(_SUFFIXES):
            yield posixpath.normpath(posixpath.join(_parent(name), unquote(plain)))
