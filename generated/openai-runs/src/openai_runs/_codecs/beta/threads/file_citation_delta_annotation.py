"""Decoders for `types.beta.threads.file_citation_delta_annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.file_citation_delta_annotation import (
    FileCitationDeltaAnnotation,
    FileCitationDeltaAnnotationFileCitation,
)


def decode_file_citation_delta_annotation(raw: Any) -> FileCitationDeltaAnnotation:
    if raw.__class__ is not dict:
        return not_an_object(FileCitationDeltaAnnotation, raw)
    get: Getter = raw.get
    model = new(FileCitationDeltaAnnotation)
    model.index = get("index")
    model.type = get("type")
    model.text = get("text")
    model.file_citation = (
        None
        if (value := get("file_citation")) is None
        else decode_file_citation_delta_annotation_file_citation(value)
    )
    model.start_index = get("start_index")
    model.end_index = get("end_index")
    model._raw = raw
    return model


def decode_file_citation_delta_annotation_file_citation(
    raw: Any,
) -> FileCitationDeltaAnnotationFileCitation:
    if raw.__class__ is not dict:
        return not_an_object(FileCitationDeltaAnnotationFileCitation, raw)
    get: Getter = raw.get
    model = new(FileCitationDeltaAnnotationFileCitation)
    model.file_id = get("file_id")
    model.quote = get("quote")
    model._raw = raw
    return model
