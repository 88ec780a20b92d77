"""The source of the declaration that an event handler follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bindwright.literal import py_str, py_value
from bindwright.names import attribute
from bindwright.settings.accumulation import (
    AccumulationSettings,
    DeltaSettings,
    HookSettings,
    KindSettings,
    MergeSettings,
    ObjectSettings,
    PartSettings,
    Path,
)
from bindwright.settings.model import StreamSettings


def accumulation_source(
    settings: AccumulationSettings, stream: StreamSettings, decoders: Mapping[str, str]
) -> str:
    """The call that makes an `Accumulation`; `decoders` has the source of one for each object."""
    objects = ", ".join(
        f"{py_str(each.name)}: {_object(each, decoders[each.name])}"
        for each in settings.objects.values()
    )
    names = {"event": "event", "tag": stream.tag or "", "payload": ""}
    name = names[stream.type_by]
    return _call(
        "Accumulation",
        name=py_str(attribute(name)) if name else "None",
        payload=py_str(attribute(stream.payload)) if stream.payload else "",
        merge=_merge(settings.merge),
        objects=f"{{{objects},}}",
    )


def _call(function: str, /, **arguments: str) -> str:
    """A call, without the arguments that are empty."""
    given = ", ".join(f"{name}={source}" for name, source in arguments.items() if source)
    return f"{function}({given})"


def _merge(merge: MergeSettings) -> str:
    return _call(
        "Merge",
        index=py_str(merge.index) if merge.index != MergeSettings().index else "",
        kind=_text(merge.kind),
        replace=_set(merge.replace),
        rename=py_value(dict(merge.rename)) if merge.rename else "",
    )


def _object(object_: ObjectSettings, decoder: str) -> str:
    deltas: dict[str, list[str]] = {}
    for each in object_.deltas:
        deltas.setdefault(each.event, []).append(_delta(each))
    table = ", ".join(f"{py_str(name)}: {_tuple(calls)}" for name, calls in deltas.items())
    return _call(
        "Accumulated",
        decode=decoder,
        key=_text(object_.key),
        holder=_path(object_.holder),
        created=_set(object_.created),
        states=_set(object_.states),
        selected=_set(object_.selected),
        deltas=f"{{{table}}}" if table else "",
        created_by_delta="True" if object_.created_by_delta else "",
        done=_set(object_.done),
        done_replaces="" if object_.done_replaces else "False",
        current_until_done="True" if object_.current_until_done else "",
        same_object="True" if object_.same_object else "",
        hooks=_hooks(object_.hooks),
        parts=_parts(object_.parts) if object_.parts else "",
    )


def _delta(delta: DeltaSettings) -> str:
    return _call(
        "Delta",
        fragment=_path(delta.fragment),
        into=_path(delta.into),
        index=_text(delta.index),
        ignore=_set(delta.ignore),
    )


def _hooks(hooks: HookSettings) -> str:
    given = {"created": hooks.created, "delta": hooks.delta, "done": hooks.done}
    if not any(given.values()):
        return ""
    return _call("Hooks", **{name: _text(value) for name, value in given.items()})


def _parts(parts: PartSettings) -> str:
    kinds = ", ".join(f"{py_str(name)}: {_kind(each)}" for name, each in parts.kinds.items())
    return _call(
        "Parts",
        at=_path(parts.at),
        created_on=py_str(parts.created_on) if parts.created_on != "absence" else "",
        sticky="True" if parts.sticky else "",
        ended_by=_set(parts.ended_by),
        kinds=f"{{{kinds},}}",
    )


def _kind(kind: KindSettings) -> str:
    return _call(
        "Kind",
        value=_path(kind.value),
        fragment=_path(kind.fragment),
        hooks=_hooks(kind.hooks),
        texts=_text(kind.texts),
        text=_path(kind.text),
    )


def _text(value: str | None) -> str:
    return "" if value is None else py_str(value)


def _path(path: Path) -> str:
    return _tuple(map(py_str, path)) if path else ""


def _set(names: Iterable[str]) -> str:
    sources = [py_str(each) for each in sorted(names)]
    return f"frozenset({{{', '.join(sources)}}})" if sources else ""


def _tuple(sources: Iterable[str]) -> str:
    items = tuple(sources)
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
