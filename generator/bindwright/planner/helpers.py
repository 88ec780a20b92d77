"""Helpers: methods built on other methods, to wait for an end or to follow a stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bindwright.literal import docstring, py_str, py_value
from bindwright.names import attribute, snake
from bindwright.normalize.spots import pascal
from bindwright.plan import Argument, Method, PollCall, PollPlan, Signature
from bindwright.planner.bodies import tuple_source
from bindwright.planner.signatures import Signatures, call_argument
from bindwright.settings import MethodSettings, PollSettings, Settings

_DOC_INDENT = 8


def poll_plans(settings: Settings) -> tuple[PollPlan, ...]:
    """The schemes of waiting."""
    return tuple(
        PollPlan(constant=_constant(each), scheme=_scheme(each)) for each in settings.polls.values()
    )


def plan_wait(method: MethodSettings, poll: PollSettings, fetch: Method, home: str) -> Method:
    """A method that fetches an object until it is in a terminal state.

    `home` is the module that describes the request of `fetch`; empty when it is this one.
    """
    interval = _interval(poll)
    path = tuple(replace(each, default=None) for each in fetch.path_arguments)
    signature = replace(
        fetch.implementation,
        positional=path,
        keywords=(),
        async_keywords=(),
        last=(interval,),
        unpacked="",
    )
    given = {each.name: each.name for each in path}
    text = f"Fetch until `{poll.until}` is one of {_listed(poll.terminal)}."
    arguments = {each.name: each.description for each in (*path, interval)}
    return replace(
        fetch,
        name=method.name,
        doc=docstring(text, _DOC_INDENT, {"Args": arguments}),
        summary=text,
        sending="wait",
        has_raw=False,
        overloads=(),
        implementation=signature,
        params="",
        arguments=(),
        former={},
        renamed="",
        required="",
        poll=_call(poll, fetch, home, given),
        deprecated=_deprecated(method, fetch),
    )


def plan_poll(
    method: MethodSettings, poll: PollSettings, fetch: Method, home: str, called: Method
) -> Method:
    """A method that makes an object and waits until it is in a terminal state."""
    given = {name: f"result.{attribute(field)}" for name, field in poll.arguments.items()}
    text = f"Wait until `{poll.until}` is one of {_listed(poll.terminal)}."
    return replace(
        _wrapping(method, called, text, (_interval(poll),)),
        sending="poll",
        # The answer is one object, and the request says so.
        flag=called.flag,
        flag_value=called.flag_off,
        poll=_call(poll, fetch, home, given),
    )


def plan_follow(method: MethodSettings, handler: str, manager: str, called: Method) -> Method:
    """A method that streams through an event handler, the caller's or a plain one."""
    text = f"The events go through an event handler: `{handler}`, or one of your own."
    base = _wrapping(method, called, text, ())
    plain = (f"{manager}[{handler}]", f"Async{manager}[Async{handler}]")
    given = (f"{manager}[{handler}T]", f"Async{manager}[Async{handler}T]")
    needed = f"{handler}T", f"Async{handler}T"
    optional = f"{handler}T | None = None", f"Async{handler}T | None = None"
    either = (f"{plain[0]} | {given[0]}", f"{plain[1]} | {given[1]}")
    ways = base.overloads or (base.implementation,)
    return replace(
        base,
        sending="follow",
        async_def="def",
        flag=called.flag,
        flag_value=called.flag_on,
        handler=handler,
        manager=manager,
        overloads=(
            *(replace(each, returns=plain[0], returns_async=plain[1]) for each in ways),
            *(_with_handler(each, needed, given) for each in ways),
        ),
        implementation=_with_handler(base.implementation, optional, either),
        brief_answer=f"`{manager}[{handler}]`",
    )


def _with_handler(
    signature: Signature, hints: tuple[str, str], returns: tuple[str, str]
) -> Signature:
    def handlers(hint: str) -> Argument:
        bare, _, default = hint.partition(" = ")
        return call_argument("event_handler", bare, default or None)

    return replace(
        signature,
        keywords=(*signature.keywords, handlers(hints[0])),
        async_keywords=(*signature.async_keywords, handlers(hints[1])),
        returns=returns[0],
        returns_async=returns[1],
    )


def _wrapping(
    method: MethodSettings, called: Method, text: str, extra: tuple[Argument, ...]
) -> Method:
    """The method it wraps, with keywords only and without its stream."""
    required = tuple(each for each in called.arguments if each.default is None)
    signatures = Signatures(
        path=called.path_arguments,
        arguments=called.arguments,
        params=_params(method, called),
        required=required,
        flag=None,
        answer=called.answer,
        event="",
        page="",
        extra=extra,
        keyword_only=True,
        former=called.former,
    )
    own = [each for each in signatures.documented() if each.location in ("path", "call")]
    documented = {each.name: each.description for each in own}
    summary = called.summary.strip()
    if summary and summary[-1] not in ".!?":
        summary += "."
    if called.arguments:
        text += f"\n\nTakes the arguments of `{called.name}`, which explains them."
    return replace(
        called,
        name=method.name,
        doc=docstring(f"{summary}\n\n{text}".strip(), _DOC_INDENT, {"Args": documented}),
        summary=f"{summary} {text}".strip(),
        has_raw=False,
        overloads=signatures.overloads(),
        implementation=signatures.implementation(),
        params=_params(method, called),
        required=tuple_source(each.name for each in required),
        flag="",
        event="",
        brief=", ".join(each.name for each in (*called.path_arguments, *required)),
        brief_answer=f"`{called.answer}`",
        deprecated=_deprecated(method, called),
    )


def _params(method: MethodSettings, called: Method) -> str:
    """The class with the arguments: named like that of the wrapped method."""
    prefix = called.params.removesuffix(f"{pascal(called.name)}Params")
    return f"{prefix}{pascal(method.name)}Params" if called.params else ""


def _deprecated(method: MethodSettings, called: Method) -> str:
    return py_str(method.deprecated) if method.deprecated else called.deprecated


def _interval(poll: PollSettings) -> Argument:
    text = (
        f"Milliseconds between fetches; by default what the server asks for, else {poll.interval}."
    )
    return call_argument(poll.interval_parameter, "int | Omit", "omit", text)


def _call(poll: PollSettings, fetch: Method, home: str, given: Mapping[str, str]) -> PollCall:
    names = [each.name for each in fetch.builder.path_arguments]
    return PollCall(
        constant=_constant(poll),
        builder=fetch.builder.name,
        home=home,
        arguments=", ".join(given[name] for name in names)
        + (", {}" if fetch.builder.takes_arguments else ""),
        interval=poll.interval_parameter,
    )


def _constant(poll: PollSettings) -> str:
    return f"{snake(poll.name).upper()}_POLL"


def _scheme(poll: PollSettings) -> str:
    facts = {
        "until": py_str(attribute(poll.until)),
        "terminal": f"frozenset({py_value(sorted(poll.terminal))})",
        "interval": str(poll.interval),
    }
    if poll.interval_header:
        facts["interval_header"] = py_str(poll.interval_header)
    if poll.custom_interval_header:
        facts["custom_interval_header"] = py_str(poll.custom_interval_header)
    if poll.headers:
        facts["headers"] = py_value(dict(poll.headers))
    if poll.deadline is not None:
        facts["deadline"] = py_value(poll.deadline)
    return f"PollScheme({', '.join(f'{name}={value}' for name, value in facts.items())})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in names)
