"""`Annotation`."""

from __future__ import annotations

from typing import TypeAlias

from ...._core.model import Unknown
from .file_citation_annotation import FileCitationAnnotation
from .file_path_annotation import FilePathAnnotation

Annotation: TypeAlias = FileCitationAnnotation | FilePathAnnotation | Unknown
