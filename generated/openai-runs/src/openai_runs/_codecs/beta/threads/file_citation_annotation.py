"""Decoders for `types.beta.threads.file_citation_annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.file_citation_annotation import (
    FileCitationAnnotation,
    FileCitationAnnotationFileCitation,
)


def decode_file_citation_annotation(raw: Any) -> FileCitationAnnotation:
    if raw.__class__ is not dict:
        return not_an_object(FileCitationAnnotation, raw)
    get: Getter = raw.get
    model = new(FileCitationAnnotation)
    model.type = get("type")
    model.text = get("text")
    model.file_citation = decode_file_citation_annotation_file_citation(get("file_citation"))
    model.start_index = get("start_index")
    model.end_index = get("end_index")
    model._raw = raw
    return model


def decode_file_citation_annotation_file_citation(raw: Any) -> FileCitationAnnotationFileCitation:
    if raw.__class__ is not dict:
        return not_an_object(FileCitationAnnotationFileCitation, raw)
    get: Getter = raw.get
    model = new(FileCitationAnnotationFileCitation)
    model.file_id = get("file_id")
    model._raw = raw
    return model
