"""Decoders for `types.beta.threads.annotation_delta`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ...._core.codec import Decoder, tagged
from ....types.beta.threads.annotation_delta import AnnotationDelta
from .file_citation_delta_annotation import decode_file_citation_delta_annotation
from .file_path_delta_annotation import decode_file_path_delta_annotation

decode_annotation_delta: Final[Decoder[AnnotationDelta]] = tagged(
    "type",
    {
        "file_citation": decode_file_citation_delta_annotation,
        "file_path": decode_file_path_delta_annotation,
    },
)
