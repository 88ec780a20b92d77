"""Event handlers: what a stream's events add up to, and the typed methods that report it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bindwright.plan import (
    CurrentPlan,
    FinalPlan,
    HandlerModule,
    HandlerPlan,
    HookPlan,
    TextsPlan,
)
from bindwright.hints import answer_hint
from bindwright.literal import docstring, py_str
from bindwright.names import attribute, snake
from bindwright.normalize.form import Constant, Named, NormalForm, Type, UnionSchema
from bindwright.normalize.unions import objects_of
from bindwright.planner.codecs import Codecs
from bindwright.planner.handler_source import accumulation_source
from bindwright.planner.layout import imports_for
from bindwright.planner.type_paths import TypePaths
from bindwright.settings.accumulation import (
    EVERY_KIND,
    AccumulationSettings,
    DeltaSettings,
    HookSettings,
    ObjectSettings,
    PartSettings,
    Path,
)
from bindwright.settings.model import StreamSettings
from bindwright.shapes import PlanError

MODULE = "_handlers"
_HOOK = re.compile(r"on_([a-z0-9_]+)_(?:created|delta|done)")


def plan_handlers(
    form: NormalForm,
    accumulations: Mapping[str, AccumulationSettings],
    streams: Mapping[str, StreamSettings],
    codecs: Codecs,
    homes: Mapping[str, str],
) -> HandlerModule | None:
    """The module with all event handlers; `None` when there are none.

    Raises:
        PlanError: an accumulation names an event or a property that the description has not.
    """
    if not accumulations:
        return None
    handlers: list[HandlerPlan] = []
    for each in accumulations.values():
        stream = streams.get(each.stream)
        if stream is None:
            raise PlanError(
                f"{each.pointer}/stream",
                f"there is no stream {each.stream!r}",
                f"{each.handler} would have no events to follow",
                f"declared are: {', '.join(streams) or 'none'}",
            )
        handlers.append(_Handler(form, each, stream, codecs, homes).plan())
    return HandlerModule(
        module=MODULE,
        typing_imports=imports_for(_hints(handlers), MODULE, homes),
        iterators=any(each.texts for each in handlers),
        core=tuple(
            name
            for name in ("Accumulated", "Accumulation", "Delta", "Hooks", "Kind", "Parts")
            if any(f"{name}(" in each.accumulation for each in handlers)
        ),
        handlers=tuple(handlers),
    )


def _hints(handlers: Iterable[HandlerPlan]) -> Iterator[str]:
    for handler in handlers:
        yield handler.event_hint
        for current in handler.currents:
            yield current.hint
        for final in handler.finals:
            yield final.hint
        for hook in handler.hooks:
            yield from (hint for _, hint in hook.arguments)


@dataclass(slots=True)
class _Hook:
    """A method, as all that call it need it."""

    noun: str
    role: str
    repeats: bool
    arguments: dict[str, dict[str, None]] = field(default_factory=dict[str, "dict[str, None]"])
    """Name -> annotations."""


class _Handler:
    """Plans one pair of handlers."""

    def __init__(
        self,
        form: NormalForm,
        settings: AccumulationSettings,
        stream: StreamSettings,
        codecs: Codecs,
        homes: Mapping[str, str],
    ) -> None:
        self._form = form
        self._types = TypePaths(form.schemas)
        self._settings = settings
        self._stream = stream
        self._codecs = codecs
        self._homes = homes
        self._union = form.sources.get(stream.event or "", "")
        self._payloads = dict(self._event_payloads())
        self._hooks: dict[str, _Hook] = {}

    def plan(self) -> HandlerPlan:
        """Both handlers and their managers."""
        settings = self._settings
        kinds = {each.name: self._object_type(each) for each in settings.objects.values()}
        for each in settings.objects.values():
            self._plan_hooks(each, kinds[each.name])
        decoders = {name: self._codecs.function(type_) for name, type_ in kinds.items()}
        accumulation = accumulation_source(settings, self._stream, decoders)
        homes = {**self._homes, **self._codecs.homes}
        follows = f"a stream of `{self._union}`"
        how = "Override the methods for what you want to hear of; a handler follows one stream."
        return HandlerPlan(
            name=settings.handler,
            manager=settings.manager,
            state=f"_{settings.handler}State",
            function=f"_{snake(settings.name)}",
            doc=docstring(f"Follows {follows}, calling its own methods.\n\n{how}", 4),
            async_doc=docstring(f"Follows {follows}, awaiting its own methods.\n\n{how}", 4),
            event_hint=self._union,
            imports=imports_for(decoders.values(), MODULE, homes),
            accumulation=accumulation,
            currents=tuple(self._currents(kinds)),
            finals=tuple(self._finals(kinds)),
            texts=tuple(self._texts()),
            hooks=tuple(_hook_plan(name, hook) for name, hook in self._hooks.items()),
        )

    def _event_payloads(self) -> Iterator[tuple[str, Type]]:
        """The events of the stream, by name, and what each sends."""
        stream, schema = self._stream, self._form.schemas.get(self._union)
        if schema is None or (stream.type_by == "event" and stream.payload is None):
            raise PlanError(
                f"{self._settings.pointer}/stream",
                f"the events of the stream {stream.name!r} do not say what they are",
                f"{self._settings.handler} could not tell them apart",
                "declare `event` for the stream, and `payload` where it is typed by event name",
            )
        if not isinstance(schema, UnionSchema):
            yield "", Named(schema.name)
            return
        for each in objects_of(schema, self._form.schemas):
            types = {property_.wire: property_.type for property_ in each.properties}
            key = types.get("event" if stream.type_by == "event" else stream.tag or "")
            if isinstance(key, Constant):
                payload = Named(each.name) if stream.payload is None else types[stream.payload]
                yield str(key.values[0]), payload

    def _payload(self, event: str, place: str) -> Type:
        if event not in self._payloads:
            raise self._error(
                place,
                f"the stream {self._stream.name!r} has no event {event!r}",
                f"its events are: {', '.join(sorted(self._payloads))}",
            )
        return self._payloads[event]

    def _error(self, place: str, problem: str, remedy: str) -> PlanError:
        pointer = f"{self._settings.pointer}/objects/{place}"
        return PlanError(pointer, problem, f"{self._settings.handler} cannot be made", remedy)

    def _at(self, type_: Type, path: Path, place: str) -> tuple[Type, ...]:
        """The types that a value at `path` can have."""
        found: tuple[Type, ...] = (type_,)
        for name in path:
            found = tuple(each for one in found for each in self._types.member(one, name))
        if not found:
            raise self._error(
                place,
                f"there is no property {'.'.join(path)!r}",
                "write the path as the description names the properties",
            )
        return found

    def _hint(self, types: Iterable[Type]) -> str:
        plain = (self._types.plain(each) for each in types)
        return " | ".join(dict.fromkeys(answer_hint(each, self._form.schemas) for each in plain))

    def _object_type(self, object_: ObjectSettings) -> Type:
        """The type of the object; all events are looked at on the way."""
        found: list[Type] = []
        name = object_.name
        for key in ("created", "states", "selected", "done"):
            events: tuple[str, ...] = getattr(object_, key)
            for index, event in enumerate(events):
                payload = self._payload(event, f"{name}/{key}/{index}")
                if key in ("created", "states"):
                    found.extend(self._at(payload, object_.holder, f"{name}/holder"))
        if object_.schema is not None:
            if object_.schema not in self._form.sources:
                raise self._error(
                    f"{name}/schema",
                    f"the description has no schema {object_.schema!r}",
                    "name a component, or a place inside one",
                )
            return Named(self._form.sources[object_.schema])
        if not found:
            raise self._error(
                name,
                f"nothing says what a {name} is",
                "name its `schema`, or an event in `created` or `states` that sends it",
            )
        return found[0]

    def _plan_hooks(self, object_: ObjectSettings, type_: Type) -> None:
        hint, parts = self._hint((type_,)), object_.parts
        for index, event in enumerate(parts.ended_by if parts else ()):
            self._payload(event, f"{object_.name}/parts/ended_by/{index}")
        whole = [each for each in object_.deltas if not each.into]
        deltas = (
            each
            for delta in whole
            for each in self._at(
                self._payload(delta.event, f"{object_.name}/deltas"),
                delta.fragment,
                f"{object_.name}/deltas",
            )
        )
        self._add_hooks(object_.hooks, object_.name, hint, self._hint(deltas), repeats=False)
        if parts is None:
            return
        items = self._types.items(self._at(type_, parts.at, f"{object_.name}/parts/at"))
        pieces = tuple(self._pieces(object_, parts))
        for name, kind in parts.kinds.items():
            place = f"{object_.name}/parts/kinds/{name}"
            values = self._values(items, name, kind.value, place)
            added = self._values(pieces, name, kind.fragment or kind.value, place)
            noun = kind.value[-1] if kind.value else f"part of {object_.name}"
            self._add_hooks(
                kind.hooks, noun, self._hint(values), self._hint(added), repeats=parts.sticky
            )

    def _values(self, parts: Iterable[Type], kind: str, path: Path, place: str) -> tuple[Type, ...]:
        """What stands at `path` in the parts of a kind."""
        tag = self._settings.merge.kind
        chosen = tuple(parts)
        if kind != EVERY_KIND and tag is not None:
            # Pieces may have tags of their own; then those that have the property are meant.
            chosen = tuple(self._types.of_kind(chosen, tag, kind)) or chosen
        if not path:
            return chosen
        found = [each for part in chosen for each in self._types.along(part, path)]
        return tuple(found) or self._at(chosen[0], path, place)

    def _pieces(self, object_: ObjectSettings, parts: PartSettings) -> Iterator[Type]:
        """The types of the pieces of parts."""
        for delta in object_.deltas:
            place = f"{object_.name}/deltas"
            payload = self._payload(delta.event, place)
            fragments = self._at(payload, delta.fragment, place)
            if _is_piece(delta, parts):
                yield from fragments
            elif not delta.into:
                for each in fragments:
                    yield from self._types.items(self._types.along(each, parts.at))

    def _add_hooks(
        self, hooks: HookSettings, noun: str, hint: str, delta: str, *, repeats: bool
    ) -> None:
        for role in ("created", "delta", "done"):
            name: str | None = getattr(hooks, role)
            if name is None:
                continue
            match = _HOOK.fullmatch(name)
            thing = match[1] if match else noun
            hook = self._hooks.setdefault(name, _Hook(thing, role, repeats))
            if role == "delta":
                hook.arguments.setdefault("delta", {})[delta] = None
                hook.arguments.setdefault("snapshot", {})[hint] = None
            else:
                hook.arguments.setdefault(attribute(snake(thing)), {})[hint] = None

    def _currents(self, kinds: Mapping[str, Type]) -> Iterator[CurrentPlan]:
        for each in self._settings.objects.values():
            if each.current:
                noun = each.name.replace("_", " ")
                yield CurrentPlan(
                    name=each.current,
                    object=py_str(each.name),
                    hint=self._hint((kinds[each.name],)),
                    doc=docstring(f"The {noun} the stream is at, so far; None without one.", 8),
                )

    def _finals(self, kinds: Mapping[str, Type]) -> Iterator[FinalPlan]:
        for each in self._settings.objects.values():
            noun = each.name.replace("_", " ")
            hint = self._hint((kinds[each.name],))
            texts = {
                each.final or "": f"Read the stream to its end, and give the last {noun}.",
                each.finals or "": f"Read the stream to its end, and give every {noun} in it.",
            }
            for name, text in texts.items():
                if name:
                    many = name == each.finals
                    yield FinalPlan(
                        name=name,
                        object=py_str(each.name),
                        hint=f"list[{hint}]" if many else hint,
                        source="_all" if many else "_latest",
                        doc=docstring(text, 8, {"Raises": _raises(noun)}),
                    )

    def _texts(self) -> Iterator[TextsPlan]:
        named = {
            kind.texts: name
            for each in self._settings.objects.values()
            if each.parts
            for name, kind in each.parts.kinds.items()
        }
        for name, kind in named.items():
            if name:
                which = "" if kind == EVERY_KIND else f"{kind.replace('_', ' ')} "
                text = f"The pieces of {which}content as they arrive; reads the stream to its end."
                yield TextsPlan(name=name, doc=docstring(text, 8))


def _is_piece(delta: DeltaSettings, parts: PartSettings) -> bool:
    """Whether the event sends a piece of one part, and not of the object."""
    return delta.into == parts.at and delta.index is not None


def _raises(noun: str) -> dict[str, str]:
    return {
        "APIError": "the stream cannot be read to its end.",
        "HandlerStateError": f"there is no stream to read, or it brought no {noun}.",
    }


def _hook_plan(name: str, hook: _Hook) -> HookPlan:
    noun = hook.noun.replace("_", " ")
    a_noun = f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
    text = {
        "created": f"when {a_noun} begins.",
        "delta": f"when {a_noun} grows by `delta`; `snapshot` is what it is then.",
        "done": f"when {a_noun} is complete.",
    }[hook.role]
    if hook.role == "done" and hook.repeats:
        text += f"\n\nUntil another one begins, whatever ends {a_noun} reports the last one again."
    return HookPlan(
        name=name,
        arguments=tuple((each, " | ".join(hints)) for each, hints in hook.arguments.items()),
        doc=docstring(f"Called {text}", 8),
        async_doc=docstring(f"Awaited {text}", 8),
    )
