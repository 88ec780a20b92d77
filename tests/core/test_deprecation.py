"""Deprecated functions: they warn their callers, and are what they were otherwise."""

import asyncio
import inspect
import sys
import warnings

import pytest

from _core.deprecation import deprecated


@deprecated("use twice()")
def double(number: int, *, plus: int = 0) -> int:
    """Two times a number."""
    return 2 * number + plus


@deprecated("use twice()")
async def double_later(number: int) -> int:
    return 2 * number


class Calculator:
    @deprecated("use twice()")
    def double(self, number: int) -> int:
        return 2 * number


def test_a_call_warns_where_it_is_made() -> None:
    with pytest.warns(DeprecationWarning, match=r"^use twice\(\)$") as caught:
        assert double(2, plus=1) == 5
        assert Calculator().double(2) == 4
    assert {warning.filename for warning in caught} == {__file__}


def test_an_asynchronous_call_warns_when_it_is_made() -> None:
    with pytest.warns(DeprecationWarning) as caught:
        later = double_later(2)
    assert [warning.filename for warning in caught] == [__file__]
    assert asyncio.run(later) == 4


def test_nothing_warns_before_the_call() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        method = Calculator().double
        with pytest.raises(DeprecationWarning):
            method(1)


def test_the_function_is_still_known() -> None:
    assert double.__name__ == "double"
    assert double.__doc__ == "Two times a number."
    assert list(inspect.signature(double).parameters) == ["number", "plus"]
    assert getattr(double, "__deprecated__") == "use twice()"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.12 can mark a coroutine function")
def test_a_coroutine_function_stays_one() -> None:
    assert inspect.iscoroutinefunction(double_later)
    assert not inspect.iscoroutinefunction(double)
