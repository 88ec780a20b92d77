"""`AnnotationDelta`."""

from __future__ import annotations

from typing import TypeAlias

from ...._core.model import Unknown
from .file_citation_delta_annotation import FileCitationDeltaAnnotation
from .file_path_delta_annotation import FilePathDeltaAnnotation

AnnotationDelta: TypeAlias = FileCitationDeltaAnnotation | FilePathDeltaAnnotation | Unknown
