"""What the API sends by itself: how webhooks and callbacks are read."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.hints import answer_hint
from bindwright.literal import docstring, py_str
from bindwright.names import attribute, distinct, snake
from bindwright.normalize.form import Callback, NormalForm, Type
from bindwright.plan import PushedPlan, Reading
from bindwright.planner.codecs import CODEC_HELPERS, Codecs
from bindwright.planner.layout import imports_for
from bindwright.settings import Settings

_USED = ("Any", "annotations", "body", "read")


def plan_pushed(
    form: NormalForm, settings: Settings, codecs: Codecs, homes: Mapping[str, str]
) -> PushedPlan:
    """How payloads are read, and where the classes are that come of it."""
    webhooks = None
    if form.webhook_event is not None:
        told = [f"`{each.name}`: {each.summary or 'an event.'}" for each in form.webhooks]
        text = "\n".join(f"- {each}" for each in told)
        doc = f"Verifies and reads what the API sends by itself.\n\n{text}"
        webhooks = _reading("Webhooks", doc, form.webhook_event, form, codecs, homes)
    callbacks = _callbacks(form, codecs, homes)
    taken = {each.name for each in settings.resources}
    taken |= {each.name for each in settings.client.options}
    env = settings.client.webhook_secret_env
    return PushedPlan(
        webhooks=webhooks,
        callbacks=callbacks,
        typing_imports=(
            imports_for([webhooks.hint] if webhooks else [], "webhooks", homes),
            imports_for([each.hint for each in callbacks], "callbacks", homes),
        ),
        secret_env=py_str(env) if env else "",
        on_client="webhooks" not in taken,
    )


def _callbacks(form: NormalForm, codecs: Codecs, homes: Mapping[str, str]) -> tuple[Reading, ...]:
    wished = [attribute(each.name) for each in form.callbacks]
    longer = [snake(f"{each.operation} {each.name}") for each in form.callbacks]
    names = distinct(
        (long if wished.count(short) > 1 else short for short, long in zip(wished, longer)), _USED
    )
    return tuple(
        _reading(name, _doc(each), each.type, form, codecs, homes)
        for name, each in zip(names, form.callbacks, strict=True)
    )


def _doc(callback: Callback) -> str:
    text = f"Read what the API sends to the callback `{callback.name}` of `{callback.operation}`."
    return f"{text}\n\n{callback.summary}" if callback.summary else text


def _reading(
    name: str,
    doc: str,
    type_: Type,
    form: NormalForm,
    codecs: Codecs,
    homes: Mapping[str, str],
) -> Reading:
    decode = codecs.function(type_)
    known = {**homes, **codecs.homes, **CODEC_HELPERS}
    return Reading(
        name=name,
        doc=docstring(doc, 4),
        hint=answer_hint(type_, form.schemas),
        decode=decode,
        decode_imports=imports_for([decode], "webhooks", known),
    )
