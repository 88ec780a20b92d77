"""Decoders for `types.beta.threads.file_path_annotation`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ...._core.codec import Getter, new, not_an_object
from ....types.beta.threads.file_path_annotation import (
    FilePathAnnotation,
    FilePathAnnotationFilePath,
)


def decode_file_path_annotation(raw: Any) -> FilePathAnnotation:
    if raw.__class__ is not dict:
        return not_an_object(FilePathAnnotation, raw)
    get: Getter = raw.get
    model = new(FilePathAnnotation)
    model.type = get("type")
    model.text = get("text")
    model.file_path = decode_file_path_annotation_file_path(get("file_path"))
    model.start_index = get("start_index")
    model.end_index = get("end_index")
    model._raw = raw
    return model


def decode_file_path_annotation_file_path(raw: Any) -> FilePathAnnotationFilePath:
    if raw.__class__ is not dict:
        return not_an_object(FilePathAnnotationFilePath, raw)
    get: Getter = raw.get
    model = new(FilePathAnnotationFilePath)
    model.file_id = get("file_id")
    model._raw = raw
    return model
