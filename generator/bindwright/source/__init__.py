"""Description file -> data, with the place of every part of it."""

from bindwright.source.document import Document, read_document
from bindwright.source.limits import Json, Limits
from bindwright.source.pointers import from_fragment, pointer, resolve, split

__all__ = [
    "Document",
    "Json",
    "Limits",
    "from_fragment",
    "pointer",
    "read_document",
    "resolve",
    "split",
]
