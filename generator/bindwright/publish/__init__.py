"""Puts a finished SDK in place: the output folder is wholly the old one or wholly the new one.

On Linux the new folder is built beside the old one, out of hard links wherever a file stays the
same, and the two change places in one step. Where that cannot be done, a journal inside the
folder says what is left to do, and the next run does it. Either way a second run with the same
files touches nothing, and files that people added stay.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.paths import UnsafePath
from bindwright.publish.change import Change, compare, contents, diff, refuse_loss, seal
from bindwright.publish.disk import lock
from bindwright.publish.edits import discard_edits, keep_edits, refuse_excess
from bindwright.publish.listing import EditedFile, list_edits
from bindwright.publish.manifest import (
    MANIFEST,
    Edit,
    Fate,
    find_manifest,
    is_interrupted,
    no_manifest,
    parse_manifest,
)
from bindwright.publish.placing import apply, recover
from bindwright.publish.pristine import PRISTINE
from bindwright.publish.result import Published, Recorded, current_inputs

__all__ = [
    "MANIFEST",
    "PRISTINE",
    "Edit",
    "EditedFile",
    "Fate",
    "Published",
    "Recorded",
    "current_inputs",
    "list_edits",
    "find_manifest",
    "no_manifest",
    "parse_manifest",
    "publish",
]


def publish(
    files: Mapping[str, str | bytes],
    out: Path,
    *,
    manifest: Mapping[str, object],
    check: bool = False,
    force: bool = False,
    ceiling: int | None = None,
) -> Published:
    """Make `out` hold exactly `files`, its manifest, and what people added.

    What people changed inside generated files is merged with what is generated now.

    Args:
        files: Content by name; text is written as UTF-8.
        out: The folder, which need not exist.
        manifest: JSON values to record beside the hashes of the files.
        check: Compare only, and write nothing.
        force: Discard what people have changed inside generated files.
        ceiling: The most lines that may be edited.

    Raises:
        Refused: A name is unsafe, the manifest cannot be understood, a person's change would be
            lost, too many lines are edited, or the system refuses to write. The folder is as it
            was.
    """
    real = Path(os.path.realpath(out))
    try:
        new = contents(files, real)
        if check:
            change = _settled(new, real, out, manifest, force, ceiling)
            return change.published(diff(change))
        if real.exists() and not real.is_dir():
            raise _refused("cannot-write", str(out), "it is a file", "name a folder with --out")
        real.parent.mkdir(parents=True, exist_ok=True)
        with lock(real.parent):
            recover(real)
            change = _settled(new, real, out, manifest, force, ceiling)
            apply(change)
        return change.published()
    except UnsafePath as error:
        raise _refused("unsafe-path", str(out), str(error), error.remedy) from error
    except OSError as error:
        place = str(error.filename or out)
        problem = f"the file system refuses: {error.strerror or error}"
        if is_interrupted(real):
            effect = "the run was cut short, and nothing is lost by it"
            remedy = "mend that, and generate again: the next run finishes or undoes this one"
            raise Refused(
                [Diagnostic("cut-short", Place(place), problem, effect, remedy)]
            ) from error
        raise _refused("cannot-write", place, problem, "mend that, and generate again") from error


def _settled(
    new: dict[str, bytes],
    real: Path,
    out: Path,
    manifest: Mapping[str, object],
    force: bool,
    ceiling: int | None,
) -> Change:
    """All that is to be done, once it is known that nothing will be lost by it."""
    change = compare(new, real)
    if force:
        discard_edits(change)
    else:
        keep_edits(change, out)
    refuse_loss(change, out, force)
    refuse_excess(change, out, ceiling)
    seal(change, manifest)
    return change


def _refused(code: str, place: str, problem: str, remedy: str) -> Refused:
    return Refused([Diagnostic(code, Place(place), problem, "nothing was written", remedy)])
