"""The markers for "nothing was passed", as distinct from `None`, which APIs read as JSON null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, final

if TYPE_CHECKING:
    from typing_extensions import TypeIs

T = TypeVar("T")


@final
class Omit:
    """The type of `omit`: a parameter or field that is left out of the request altogether.

    There is one instance. It is falsy, and copying or unpickling it gives the same object.
    """

    __slots__ = ()
    _instance: Omit | None = None

    def __new__(cls) -> Omit:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "omit"

    def __reduce__(self) -> str:
        return "omit"


@final
class NotGiven:
    """The type of `not_given`: the caller said nothing, so the default applies.

    Wherever `omit` is accepted, `not_given` is too and means the same. For a timeout, where
    `None` means "wait for ever", it stands for the client's own setting.
    """

    __slots__ = ()
    _instance: NotGiven | None = None

    def __new__(cls) -> NotGiven:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "not_given"

    def __reduce__(self) -> str:
        return "not_given"


omit: Final = Omit()
not_given: Final = NotGiven()
NOT_GIVEN: Final = not_given
read_only: Final[Any] = omit
"""The default of a field that only servers set, in a value that is made to be sent."""


def is_given(value: T | Omit | NotGiven) -> TypeIs[T]:
    """Whether `value` is a real value: anything, `None` included, but `omit` and `not_given`."""
    return value is not omit and value is not not_given
