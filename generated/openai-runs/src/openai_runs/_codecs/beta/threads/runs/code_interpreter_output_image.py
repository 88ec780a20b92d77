"""Decoders for `types.beta.threads.runs.code_interpreter_output_image`."""

# A decoder leaves the JSON object it read on the model, for what the class does not declare.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import Any

from ....._core.codec import Getter, new, not_an_object
from .....types.beta.threads.runs.code_interpreter_output_image import (
    CodeInterpreterOutputImage,
    CodeInterpreterOutputImageImage,
)


def decode_code_interpreter_output_image(raw: Any) -> CodeInterpreterOutputImage:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterOutputImage, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterOutputImage)
    model.index = get("index")
    model.type = get("type")
    model.image = (
        None
        if (value := get("image")) is None
        else decode_code_interpreter_output_image_image(value)
    )
    model._raw = raw
    return model


def decode_code_interpreter_output_image_image(raw: Any) -> CodeInterpreterOutputImageImage:
    if raw.__class__ is not dict:
        return not_an_object(CodeInterpreterOutputImageImage, raw)
    get: Getter = raw.get
    model = new(CodeInterpreterOutputImageImage)
    model.file_id = get("file_id")
    model._raw = raw
    return model
