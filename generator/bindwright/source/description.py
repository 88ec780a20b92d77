"""A description as all other stages read it: one document, wherever its parts stand."""

from __future__ import annotations

from pathlib import Path

from bindwright.source.document import Document, read_file
from bindwright.source.limits import Limits
from bindwright.source.linking import link


def read_document(path: Path | str, limits: Limits = Limits()) -> Document:
    """Read a description, and the files that it refers to, as one document.

    Args:
        path: The file that the description begins with, in YAML or JSON.
        limits: What each file may ask for at most.

    Raises:
        Refused: A file cannot be read or understood, or a reference to one leads nowhere.
    """
    return link(read_file(path, limits), limits)
