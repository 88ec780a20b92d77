"""Decoders for `types.beta.threads.runs.code_interpreter_image_output`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_image_output import (
    CodeInterpreterImageOutput,
    CodeInterpreterImageOutputImage,
)


def decode_code_interpreter_image_output(raw: Any) -> CodeInterpreterImageOutput:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterImageOutput, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterImageOutput)
    model.type = get("type")
    model.image = decode_code_interpreter_image_output_image(get("image"))
    model._raw = raw
    return model


def decode_code_interpreter_image_output_image(raw: Any) -> CodeInterpreterImageOutputImage:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterImageOutputImage, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterImageOutputImage)
    model.file_id = get("file_id")
    model._raw = raw
    return model
