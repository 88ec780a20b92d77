"""Signatures: the ways to call a method, for the checkers and for `inspect`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bindwright.literal import py_str
from bindwright.names import attribute
from bindwright.plan import Argument, Method, Signature
from bindwright.shapes import Place, annotating, by_other_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """The argument that switches streaming on and off."""

    wire: str
    description: str
    place: Place
    """Where it is sent."""
    off: str
    """Annotation of what gives a plain answer."""
    on: str
    """Annotation of what gives a stream."""
    either: str
    """Annotation of a value of which it is not known."""
    any: str
    """Annotation that takes all of them."""
    test: str
    """Source of the condition that it is on."""
    value_off: str = "False"
    """Source of a value that gives a plain answer."""
    value_on: str = "True"
    """Source of the value that gives a stream."""

    @property
    def name(self) -> str:
        """The name of the argument."""
        return attribute(self.wire)

    @property
    def argument(self) -> Argument:
        """What is sent."""
        sent = call_argument(self.name, self.any, "omit", self.description)
        return replace(sent, wire=self.wire, key=self.wire, location=self.place)


def boolean_flag(wire: str, description: str, place: Place) -> Flag:
    """The flag that is on when it is true."""
    return Flag(
        wire=wire,
        description=description,
        place=place,
        off="Literal[False] | None | Omit",
        on="Literal[True]",
        either="bool",
        any="bool | None | Omit",
        test=attribute(wire),
    )


def valued_flag(
    wire: str, description: str, place: Place, value: str, others: Sequence[str]
) -> Flag:
    """The flag that is on when it has one value, of which there are others."""
    name, on = attribute(wire), py_str(value)
    off = ", ".join(py_str(each) for each in others)
    return Flag(
        wire=wire,
        description=description,
        place=place,
        off=f"Literal[{off}] | Omit",
        on=f"Literal[{on}]",
        either=f"Literal[{on}, {off}]",
        any=f"Literal[{on}, {off}] | Omit",
        test=f"{name} == {on}",
        value_off="omit",
        value_on=on,
    )


class Signatures:
    """The overloads of a method: by keywords or by one value, streaming or not."""

    def __init__(
        self,
        *,
        path: tuple[Argument, ...],
        arguments: tuple[Argument, ...],
        params: str,
        required: tuple[Argument, ...],
        flag: Flag | None,
        answer: str,
        event: str,
        page: str,
        extra: tuple[Argument, ...] = (),
        keyword_only: bool = False,
        former: Mapping[str, str] = {},
    ) -> None:
        self._positional = () if keyword_only else path[:1]
        self._path_keywords = path if keyword_only else path[1:]
        self._arguments = arguments
        self._params = params
        self._required = required
        self._flag = flag
        self._answer = answer
        self._event = event
        self._page = page
        self._extra = extra
        self._former = former
        """Deprecated name of an argument -> the name that it has now."""
        self._outcome = "stream" if event and not flag else "answer"

    def documented(self) -> tuple[Argument, ...]:
        """The parameters that the docstring explains."""
        flagged = self._flagged("", None) if self._flag else ()
        return (
            *self._positional,
            *self._path_keywords,
            *self._arguments,
            *self._extra,
            *flagged,
            *self.former(),
        )

    def former(self) -> tuple[Argument, ...]:
        """The arguments by their deprecated names."""
        arguments = {each.name: each for each in self._arguments}
        return tuple(
            replace(
                arguments[name],
                name=old,
                hint=_omittable(arguments[name].hint),
                default="omit",
                description=f"Deprecated: it is called `{name}` now.",
            )
            for old, name in self._former.items()
        )

    def overloads(self) -> tuple[Signature, ...]:
        """Empty when one signature says it all."""
        flag = self._flag
        if flag is not None:
            return (
                *self._with_deprecated(self._flagged(flag.off, "omit"), "answer"),
                *self._with_deprecated(self._flagged(flag.on, None), "stream"),
                *self._with_deprecated(self._flagged(flag.either, None), "either"),
                self._valued(self._flagged(flag.off, "omit"), "answer"),
                self._valued(self._flagged(flag.on, None), "stream"),
            )
        if self._required or self._former:
            return (
                *self._with_deprecated((), self._outcome),
                self._valued((), self._outcome),
            )
        return ()

    def _with_deprecated(self, flagged: tuple[Argument, ...], outcome: str) -> Iterator[Signature]:
        """The call by keywords, after those with one of them under its old name."""
        for old, name in self._former.items():
            arguments = tuple(self._by_former_name(old))
            keywords = (*self._path_keywords, *arguments, *self._extra, *flagged)
            signature = self._signature(self._positional, keywords, outcome)
            yield replace(signature, deprecated=py_str(f"`{old}` is called `{name}` now."))
        yield self._keyworded(flagged, outcome)

    def _by_former_name(self, old: str) -> Iterator[Argument]:
        """The arguments, one of them by its old name; others can have theirs."""
        others = set(self._former.values()) - {self._former[old]}
        for each in self._arguments:
            if each.name == self._former[old]:
                yield replace(each, name=old, hint=_given(each.hint), default=None)
            elif each.name in others:
                yield replace(each, hint=_omittable(each.hint), default="omit")
            else:
                yield each
        yield from (each for each in self.former() if self._former[each.name] in others)

    def implementation(self) -> Signature:
        """What `inspect.signature` shows."""
        flagged = self._flagged(self._flag.any, "omit") if self._flag else ()
        arguments = tuple(
            replace(each, hint=_omittable(each.hint), default="omit") for each in self._arguments
        )
        positional = (*self._positional, *self._value("omit"))
        keywords = (*self._path_keywords, *arguments, *self._extra, *flagged, *self.former())
        return self._signature(positional, keywords, "either" if self._flag else self._outcome)

    def _keyworded(self, flagged: tuple[Argument, ...], outcome: str) -> Signature:
        spelled_out = () if self._params else self._arguments
        keywords = (*self._path_keywords, *spelled_out, *self._extra, *flagged)
        signature = self._signature(self._positional, keywords, outcome)
        # The implementation spells every keyword out; the overloads need not do so again.
        return replace(signature, unpacked=f"{self._params}Dict" if self._params else "")

    def _valued(self, flagged: tuple[Argument, ...], outcome: str) -> Signature:
        positional = (*self._positional, *self._value(None))
        keywords = (*self._path_keywords, *self._extra, *flagged)
        return self._signature(positional, keywords, outcome)

    def _value(self, default: str | None) -> tuple[Argument, ...]:
        if not self._params:
            return ()
        hint = f"{self._params} | {self._params}Dict"
        return (call_argument("params", hint if default is None else f"{hint} | Omit", default),)

    def _flagged(self, hint: str, default: str | None) -> tuple[Argument, ...]:
        assert self._flag is not None
        flag = self._flag
        return (replace(call_argument(flag.name, hint, default, flag.description), wire=flag.wire),)

    def _signature(
        self, positional: tuple[Argument, ...], keywords: tuple[Argument, ...], outcome: str
    ) -> Signature:
        if self._page:
            item = self._answer
            returns = f"Sync{self._page}[{item}]"
            returns_async = f"AsyncPaginator[{item}, Async{self._page}[{item}]]"
        else:
            kinds = {"answer": (self._answer, self._answer)}
            if self._event:
                kinds["stream"] = (f"Stream[{self._event}]", f"AsyncStream[{self._event}]")
                kinds["either"] = (
                    f"{self._answer} | Stream[{self._event}]",
                    f"{self._answer} | AsyncStream[{self._event}]",
                )
            returns, returns_async = kinds[outcome]
        return Signature(
            positional=positional,
            keywords=keywords,
            async_keywords=keywords,
            unpacked="",
            returns=returns,
            returns_async=returns_async,
        )


def unhidden(methods: Iterable[Method], names: Iterable[str]) -> Iterator[Method]:
    """The methods, by other names in annotations where what stands above them hides what they use.

    `names` stand above all of them. A method does not hide anything from itself.
    """
    above = set(names)
    for method in methods:
        yield _unhidden(method, above)
        above.add(method.name)


def _unhidden(method: Method, names: Collection[str]) -> Method:
    signatures = (*method.overloads, method.implementation)
    hidden = annotating(hint for each in signatures for hint in each.hints) & set(names)
    if not hidden:
        return method

    def arguments(given: tuple[Argument, ...]) -> tuple[Argument, ...]:
        return tuple(replace(each, hint=by_other_names(each.hint, hidden)) for each in given)

    def signature(given: Signature) -> Signature:
        return replace(
            given,
            positional=arguments(given.positional),
            keywords=arguments(given.keywords),
            async_keywords=arguments(given.async_keywords),
            last=arguments(given.last),
            returns=by_other_names(given.returns, hidden),
            returns_async=by_other_names(given.returns_async, hidden),
        )

    return replace(
        method,
        overloads=tuple(map(signature, method.overloads)),
        implementation=signature(method.implementation),
    )


def call_argument(name: str, hint: str, default: str | None, description: str = "") -> Argument:
    """An argument that is about the call, not sent to the API."""
    return Argument(
        name=name,
        wire="",
        key="",
        hint=hint,
        default=default,
        location="call",
        description=description,
    )


def _given(hint: str) -> str:
    return hint.removesuffix(" | Omit")


def _omittable(hint: str) -> str:
    return hint if hint.endswith("| Omit") else f"{hint} | Omit"
