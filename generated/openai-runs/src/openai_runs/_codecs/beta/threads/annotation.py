"""Decoders for `types.beta.threads.annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Final

from ...._core.codec import Decoder, tagged
from ....types.beta.threads.annotation import Annotation
from .file_citation_annotation import decode_file_citation_annotation
from .file_path_annotation import decode_file_path_annotation

decode_annotation: Final[Decoder[Annotation]] = tagged(
    "type",
    {"file_citation": decode_file_citation_annotation, "file_path": decode_file_path_annotation},
)
