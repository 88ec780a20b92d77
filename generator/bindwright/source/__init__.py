"""Description files -> one document, with the place of every part of it."""

from bindwright.source.description import Reading, read_document
from bindwright.source.document import Document, read_file
from bindwright.source.limits import Json, Limits
from bindwright.source.linking import is_three_zero
from bindwright.source.overlays import OverlayFile
from bindwright.source.remote import LOCK_FILE, is_remote, locked
from bindwright.source.pointers import from_fragment, pointer, resolve, split

__all__ = [
    "LOCK_FILE",
    "Document",
    "Json",
    "Limits",
    "OverlayFile",
    "Reading",
    "from_fragment",
    "is_remote",
    "is_three_zero",
    "locked",
    "pointer",
    "read_document",
    "read_file",
    "resolve",
    "split",
]
