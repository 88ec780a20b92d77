"""Decoders for `types.beta.threads.file_path_delta_annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.file_path_delta_annotation import (
    FilePathDeltaAnnotation,
    FilePathDeltaAnnotationFilePath,
)


def decode_file_path_delta_annotation(raw: Any) -> FilePathDeltaAnnotation:
    if raw.__class__ is not dict:
        return not_an_object(FilePathDeltaAnnotation, raw)
    get: Getter = raw.get
    model = new(FilePathDeltaAnnotation)
    model.index = get("index")
    model.type = get("type")
    model.text = get("text")
    model.file_path = (
        None
        if (value := get("file_path")) is None
        else decode_file_path_delta_annotation_file_path(value)
    )
    model.start_index = get("start_index")
    model.end_index = get("end_index")
    model._raw = raw
    return model


def decode_file_path_delta_annotation_file_path(raw: Any) -> FilePathDeltaAnnotationFilePath:
    if raw.__class__ is not dict:
        return not_an_object(FilePathDeltaAnnotationFilePath, raw)
    get: Getter = raw.get
    model = new(FilePathDeltaAnnotationFilePath)
    model.file_id = get("file_id")
    model._raw = raw
    return model
