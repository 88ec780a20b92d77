"""How an answer is read: its annotation, and the source of what decodes it, status by status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bindwright.hints import answer_hint
from bindwright.literal import py_str
from bindwright.normalize.form import Answer, NormalForm, Operation, Reading, Type
from bindwright.plan import Import
from bindwright.planner.codecs import Codecs
from bindwright.settings import PageSettings
from bindwright.shapes import item_type


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlan:
    """How the successful answers of one method are read."""

    hint: str
    decode: str
    """Source of the decoder of the first; empty when it has no body."""
    reading: Reading
    accept: str
    """Source of the media types asked for; empty when it is JSON alone."""
    others: str
    """Source of the decoders of other statuses; empty when there are none."""
    imports: tuple[Import, ...]


class Answers:
    """Plans the answers of the methods of one module."""

    def __init__(self, form: NormalForm, codecs: Codecs, module: str) -> None:
        self._form = form
        self._codecs = codecs
        self._module = module

    def plan(self, operation: Operation, page: PageSettings | None, *, streams: bool) -> AnswerPlan:
        """How the successful answers of an operation are read."""
        answer = operation.answer
        # A stream that nobody reads as one is text.
        unread = answer.events is not None and answer.content_type is None and not streams
        reading: Reading = "text" if unread else answer.reading
        type_ = item_type(operation, page, self._form.schemas) if page else answer.type
        others = () if page or streams else answer.others
        decode = self._decoder(type_, reading)
        entries = {each.status.upper(): self._other(each) for each in others}
        hints = [self._hint(type_, reading)]
        hints += [self._hint(each.type, each.reading) for each in others]
        return AnswerPlan(
            hint=" | ".join(dict.fromkeys(hints)),
            decode=decode,
            reading=reading,
            accept=_accept(answer, [reading, *(each.reading for each in others)]),
            others=_table(entries),
            imports=self._imports([decode, *entries.values()]),
        )

    def errors(self, operation: Operation) -> str:
        """Source of the decoders of what an operation's errors hold; empty without any."""
        found = {status: self._decoder(type_, "json") for status, type_ in operation.errors}
        if len(set(found.values())) == 1 and len(found) > 1:
            # All alike: so is what the description does not mention.
            found = {"default": next(iter(found.values()))}
        return _table(found)

    def _imports(self, sources: Iterable[str]) -> tuple[Import, ...]:
        return self._codecs.imports(" ".join(sources), self._module)

    def _other(self, answer: Answer) -> str:
        facts = [self._decoder(answer.type, answer.reading)]
        facts += [py_str(answer.reading)] if answer.reading != "json" else []
        return f"Answer({', '.join(each for each in facts if each)})"

    def _decoder(self, type_: Type | None, reading: Reading) -> str:
        if reading != "json":
            return "as_is"
        return self._codecs.function(type_) if type_ is not None else ""

    def _hint(self, type_: Type | None, reading: Reading) -> str:
        if reading != "json":
            return "bytes" if reading == "bytes" else "str"
        return "None" if type_ is None else answer_hint(type_, self._form.schemas)


def _table(entries: Mapping[str, str]) -> str:
    items = ", ".join(f"{py_str(status)}: {source}" for status, source in entries.items())
    return f"{{{items}}}" if items else ""


def _accept(answer: Answer, readings: Iterable[Reading]) -> str:
    """Source of the media type to ask for; empty where it is JSON, and nothing else will do."""
    kind = (answer.content_type or "").partition(";")[0].strip()
    return "" if set(readings) == {"json"} and not kind.endswith("*") else py_str("*/*")
