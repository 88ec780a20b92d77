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
from bindwright.publish.change import compare, contents, diff, refuse_loss
from bindwright.publish.disk import lock
from bindwright.publish.manifest import MANIFEST, no_manifest
from bindwright.publish.placing import apply, recover
from bindwright.publish.result import Published, Recorded, current_inputs

__all__ = ["MANIFEST", "Published", "Recorded", "current_inputs", "no_manifest", "publish"]


def publish(
    files: Mapping[str, str | bytes],
    out: Path,
    *,
    manifest: Mapping[str, object],
    check: bool = False,
    force: bool = False,
) -> Published:
    """Make `out` hold exactly `files`, its manifest, and what people added.

    Args:
        files: Content by name; text is written as UTF-8.
        out: The folder, which need not exist.
        manifest: JSON values to record beside the hashes of the files.
        check: Compare only, and write nothing.
        force: Overwrite or remove generated files that a person has changed.

    Raises:
        Refused: A name is unsafe, the manifest cannot be understood, a person's change would be
            lost, or the system refuses to write. The folder is as it was.
    """
    real = Path(os.path.realpath(out))
    try:
        new = contents(files, real, manifest)
        if check:
            change = compare(new, real)
            return change.published(diff(change))
        real.parent.mkdir(parents=True, exist_ok=True)
        with lock(real.parent):
            recover(real)
            change = compare(new, real)
            refuse_loss(change, out, force)
            apply(change)
        return change.published()
    except UnsafePath as error:
        raise _refused("unsafe-path", str(out), str(error), "rename it in the settings") from error
    except OSError as error:
        place = str(error.filename or out)
        problem = f"the file system refuses: {error.strerror or error}"
        raise _refused("cannot-write", place, problem, "") from error


def _refused(code: str, place: str, problem: str, remedy: str) -> Refused:
    return Refused([Diagnostic(code, Place(place), problem, "nothing was written", remedy)])
