"""What the API sends by itself: how webhooks and callbacks are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bindwright.hints import answer_hint
from bindwright.lock.model import callback_key
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
    callbacks = _callbacks(form, settings.lock.callbacks, codecs, homes)
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


def _callbacks(
    form: NormalForm, kept: Mapping[str, str], codecs: Codecs, homes: Mapping[str, str]
) -> tuple[Reading, ...]:
    names = _names(form.callbacks, kept)
    return tuple(
        _reading(name, _doc(each), each.type, form, codecs, homes)
        for name, each in zip(names, form.callbacks, strict=True)
    )


def _names(callbacks: Sequence[Callback], kept: Mapping[str, str]) -> list[str]:
    """The functions' names: as they have been, else those of the callbacks, if no two share one."""
    had = [kept.get(callback_key(each.operation, each.name), "") for each in callbacks]
    wished = [attribute(each.name) for each in callbacks]
    new = [
        snake(f"{each.operation} {each.name}") if wished.count(short) > 1 or short in had else short
        for each, short in zip(callbacks, wished, strict=True)
    ]
    fresh = iter(
        distinct((each for each, old in zip(new, had, strict=True) if not old), {*_USED, *had})
    )
    return [old or next(fresh) for old in had]


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
