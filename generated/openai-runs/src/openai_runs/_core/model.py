"""The base class of every generated type."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, Self, TypeVar, cast

from .records import Choice, Mode, Record, encode, extra_fields, is_set, known_fields
from .records import Unknown as Unknown

T = TypeVar("T", bound="Model")


class Model(Record):
    """A JSON object as a dataclass.

    A value that came from a server remembers the JSON it came as: fields this version does not
    know, and the difference between null and absent, survive `to_dict`. Neither takes part in
    comparison, and `dataclasses.replace` starts without them.
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Name and value of each field, so that `dict(model)` holds them, models as they are."""
        for field in known_fields(type(self)):
            yield field.name, getattr(self, field.name)
        yield from extra_fields(self).items()

    @property
    def model_extra(self) -> dict[str, Any]:
        """The same as `unknown_fields`."""
        return self.unknown_fields

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that the server sent, or the caller passed."""
        return {field.name for field in known_fields(type(self)) if is_set(self, field)}

    def to_dict(
        self,
        *,
        mode: Mode = "json",
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """The value as plain data: by default what the server sent, or is sent to it.

        Args:
            mode: `json` for JSON-ready data; `python` keeps dates, bytes and the like.
            use_api_names: whether the keys are the API's own names, not those of the attributes.
            exclude_unset: leave out fields that the server did not send, or the caller did not
                pass. Unknown fields are kept.
            exclude_defaults: leave out fields that hold nothing.
            exclude_none: leave out what is None.

        Raises:
            TypeError: a field holds something that cannot be sent as JSON.
        """
        if mode == "json" and use_api_names and exclude_unset:
            if not (exclude_defaults or exclude_none):
                result: dict[str, Any] = encode(self)
                return result
        from .dumping import Dump

        return Dump(
            mode=mode,
            by_alias=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        ).model(self)

    def to_json(
        self,
        *,
        indent: int | None = 2,
        use_api_names: bool = True,
        exclude_unset: bool = True,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> str:
        """The value as JSON text, `indent` spaces for each level; None makes it compact.

        The other arguments are those of `to_dict`.

        Raises:
            TypeError: a field holds something that cannot be sent as JSON.
            ValueError: a field holds NaN or an infinite number, which JSON does not have.
        """
        from .jsontext import dumps

        value = self.to_dict(
            use_api_names=use_api_names,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )
        return dumps(value, indent=indent).decode()

    def model_dump(
        self,
        *,
        mode: Mode = "python",
        include: Choice | None = None,
        exclude: Choice | None = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> dict[str, Any]:
        """The value as plain data under the names of the attributes, absent fields as None.

        The defaults are those of Pydantic's method of this name; for what the server sent as it
        sent it, see `to_dict`.

        Args:
            mode: `python` keeps dates, bytes and the like; `json` makes JSON-ready data.
            include: names of fields, or a mapping from them to what is wanted within.
            exclude: names of fields to leave out, likewise.
            by_alias: whether the keys are the API's own names.
            exclude_unset: leave out fields that the server did not send, or the caller did not
                pass.
            exclude_defaults: leave out fields that hold nothing.
            exclude_none: leave out what is None.

        Raises:
            TypeError: the mode is `json`, and a field holds what JSON does not have.
        """
        from .dumping import Dump

        return Dump(
            mode=mode,
            by_alias=bool(by_alias),
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        ).model(self, include, exclude)

    def model_dump_json(
        self,
        *,
        indent: int | None = None,
        include: Choice | None = None,
        exclude: Choice | None = None,
        by_alias: bool | None = None,
        exclude_unset: bool = False,
        exclude_defaults: bool = False,
        exclude_none: bool = False,
    ) -> str:
        """JSON text of what `model_dump` gives; raises what `to_json` raises."""
        from .jsontext import dumps

        value = self.model_dump(
            mode="json",
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )
        return dumps(value, indent=indent).decode()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, by the names of their attributes.

        What is no field of the class counts as sent by the server, under that name.
        """
        twin = copy.deepcopy(self) if deep else copy.copy(self)
        if update:
            names = {field.name: field.wire for field in known_fields(type(self))}
            for name in names.keys() & update.keys():
                setattr(twin, name, update[name])
            if self._raw is not None or update.keys() - names.keys():
                changes = {names.get(name, name): value for name, value in update.items()}
                raw = encode(self) if self._raw is None else self._raw
                twin._raw = {**raw, **changes}
        return twin

    @classmethod
    def model_validate(cls, obj: Any) -> Self:
        """A value of this class from JSON-ready data, read as leniently as an answer is.

        Raises:
            TypeError: the class is only ever sent, so that nothing reads it.
            ValueError: the data is no JSON object.
        """
        return obj if isinstance(obj, cls) else decoder_of(cls)(encode(obj))

    @classmethod
    def model_validate_json(cls, json_data: str | bytes) -> Self:
        """The same as `model_validate`, from JSON text."""
        from .jsontext import loads

        return decoder_of(cls)(loads(json_data))

    @classmethod
    def model_construct(cls, _fields_set: object = None, **values: Any) -> Self:
        """The same as `model_validate`, from keywords by the API's own names."""
        return decoder_of(cls)(encode(values))

    construct = model_construct


BaseModel = Model
"""The name of this class in similar SDKs."""


def identify(model: Model, request_id: str | None) -> None:
    """Note on a result which request it came from."""
    setattr(model, "_request_id", request_id)  # the name is not for callers to set


def decoder_of(cls: type[T]) -> Callable[[Any], T]:
    """The generated function that reads JSON as this class.

    Raises:
        TypeError: there is none, since no answer holds it.
    """
    package = __name__.rpartition("._core.")[0]
    home = cls.__module__.replace(f"{package}.types", f"{package}._codecs", 1)
    try:
        codecs = vars(import_module(home))
    except ModuleNotFoundError:
        codecs = {}
    for name, function in codecs.items():
        # Annotations are text there; a table of a union is no function of this module.
        returned = getattr(function, "__annotations__", {}).get("return")
        if name.startswith("decode_") and returned == cls.__name__:
            return cast("Callable[[Any], T]", function)
    raise TypeError(f"{cls.__name__} is only sent, and nothing reads it: call it with its fields")


def read_plain(model: Model, *names: str) -> None:
    """Turn the plain dicts that a caller passed for fields into what the fields hold.

    Raises:
        TypeError: something in them cannot be sent as JSON.
    """
    for name in names:
        value = getattr(model, name)
        if value is not None and not isinstance(value, Model) and _is_plain(value):
            setattr(model, name, getattr(decoder_of(type(model))(encode(model)), name))


def _is_plain(value: object) -> bool:
    """Whether a value is or holds what no decoder makes where objects are expected."""
    if isinstance(value, list):
        return any(map(_is_plain, cast("list[object]", value)))
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Model))
