"""A decoder does without the constructor of a class, and leaves no field of it unset."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, get_type_hints

import openai_runs._codecs
import pytest
from openai_runs._core.model import Model


def _decoders() -> Iterator[Callable[[Any], Model]]:
    for each in pkgutil.walk_packages(openai_runs._codecs.__path__, "openai_runs._codecs."):
        module = importlib.import_module(each.name)
        for name, found in vars(module).items():
            if name.startswith("decode_") and found.__module__ == each.name:
                yield found


DECODERS = [each for each in _decoders() if issubclass(get_type_hints(each)["return"], Model)]


def test_there_are_decoders() -> None:
    assert len(DECODERS) > 50


@pytest.mark.parametrize("decode", DECODERS, ids=lambda decode: decode.__name__)
def test_no_field_is_left_unset(decode: Callable[[Any], Model]) -> None:
    raw: dict[str, Any] = {}
    value = decode(raw)
    for field in fields(value):
        getattr(value, field.name)
    assert value._raw is raw
    assert value.to_dict() == raw
