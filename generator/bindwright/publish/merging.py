"""Three-way merges of text, by git, which does this for everybody who keeps an SDK in it."""

from __future__ import annotations

import ast
import subprocess
import tempfile
from pathlib import Path

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.publish.manifest import unix

_MINE, _BASE, _NEW = "edited by hand", "generated before", "generated now"
_FIRST, _LAST = f"<<<<<<< {_MINE}".encode(), f">>>>>>> {_NEW}".encode()


def merge(path: Path, mine: bytes, base: bytes, new: bytes) -> bytes | None:
    """What `mine` made of `base`, done to `new`; where both changed the same, markers say so.

    Returns:
        None when one of the three is no text.

    Raises:
        Refused: there is no git.
    """
    if b"\r\n" not in base:
        mine = unix(mine)  # an editor's doing, and no edit of every line
    with tempfile.TemporaryDirectory(prefix="bindwright-") as folder:
        files = [Path(folder, each) for each in ("mine", "base", "new")]
        for file, content in zip(files, (mine, base, new), strict=True):
            file.write_bytes(content)
        labels = [word for each in (_MINE, _BASE, _NEW) for word in ("-L", each)]
        command = ["git", "merge-file", "--quiet", "--stdout", "--diff3", *labels]
        try:
            done = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
        except FileNotFoundError as error:
            raise _no_git(path) from error
    # The number of conflicts, or something beyond 127 for what cannot be merged at all.
    return done.stdout if 0 <= done.returncode < 128 else None


def fault(name: str, content: bytes) -> str:
    """What has to be put right by hand in a file that was merged or edited; empty if nothing."""
    lines = content.splitlines()
    if _FIRST in lines or _LAST in lines:
        return "holds the markers of a conflict"
    if name.endswith(".py"):
        try:
            ast.parse(content)
        except (SyntaxError, ValueError) as error:
            return f"is not Python: {error}"
    return ""


def _no_git(path: Path) -> Refused:
    return Refused(
        [
            Diagnostic(
                "no-git",
                Place(str(path)),
                "the file was edited and is generated anew, and there is no git to merge the two",
                "nothing was written",
                "install git, or discard the edits with --force",
            )
        ]
    )
