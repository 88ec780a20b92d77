"""Description files -> one document, with the place of every part of it."""

from bindwright.source.description import Reading, read_document
from bindwright.source.document import Document, read_file
from bindwright.source.limits import Json, Limits
from bindwright.source.overlays import OverlayFile
from bindwright.source.pointers import from_fragment, pointer, resolve, split

__all__ = [
    "Document",
    "Json",
    "Limits",
    "OverlayFile",
    "Reading",
    "from_fragment",
    "pointer",
    "read_document",
    "read_file",
    "resolve",
    "split",
]
