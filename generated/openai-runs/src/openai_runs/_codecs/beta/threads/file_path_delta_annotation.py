"""Decoders for `types.beta.threads.file_path_delta_annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, not_an_object
from ....types.beta.threads.file_path_delta_annotation import (
    FilePathDeltaAnnotation,
    FilePathDeltaAnnotationFilePath,
)


def decode_file_path_delta_annotation(raw: Any) -> FilePathDeltaAnnotation:
    if raw.__class__ is not dict:
        return not_an_object(FilePathDeltaAnnotation, raw)
    get: Getter = raw.get
    model = FilePathDeltaAnnotation(
        index=get("index"),
        type=get("type"),
        text=get("text"),
        file_path=(
            None
            if (value := get("file_path")) is None
            else decode_file_path_delta_annotation_file_path(value)
        ),
        start_index=get("start_index"),
        end_index=get("end_index"),
    )
    model._raw = raw
    return model


def decode_file_path_delta_annotation_file_path(raw: Any) -> FilePathDeltaAnnotationFilePath:
    if raw.__class__ is not dict:
        return not_an_object(FilePathDeltaAnnotationFilePath, raw)
    get: Getter = raw.get
    model = FilePathDeltaAnnotationFilePath(
        file_id=get("file_id"),
    )
    model._raw = raw
    return model
