"""What the last run generated, as it was before anybody changed it: the base of every merge.

It is kept for every file, because nobody knows beforehand which one a person will edit, and the
description that made it may be gone by then. One zip does it: each entry is compressed on its
own, so that an entry that stays the same leaves the same bytes, which git finds again in its
deltas. Whoever uses the SDK gets neither wheel nor source distribution with it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from bindwright.publish.manifest import OWN

PRISTINE = f"{OWN}/pristine.zip"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can hold: no date of ours may change its bytes."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files, in the order of their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever this system is
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unpack(root: Path) -> dict[str, bytes]:
    """What the zip of an output folder holds; nothing if it is missing or damaged.

    The content is compared, not the bytes of the zip: they depend on the version of zlib.
    """
    try:
        with zipfile.ZipFile(root / PRISTINE) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return {}
