"""The markers for what was not passed."""

import copy
import pickle

import pytest
from _core.absent import NOT_GIVEN, NotGiven, Omit, is_given, not_given, omit


@pytest.mark.parametrize(("marker", "cls"), [(omit, Omit), (not_given, NotGiven)])
def test_a_marker_is_one_falsy_object(marker: object, cls: type) -> None:
    assert not marker
    assert cls() is marker
    assert copy.copy(marker) is marker
    assert copy.deepcopy({"a": [marker]})["a"][0] is marker
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(marker, protocol)) is marker


def test_markers_print_as_their_names() -> None:
    assert repr([omit, not_given]) == "[omit, not_given]"
    assert NOT_GIVEN is not_given


@pytest.mark.parametrize("value", [None, 0, "", [], False])
def test_falsy_values_are_given(value: object) -> None:
    assert is_given(value)


def test_markers_are_not_given() -> None:
    assert not is_given(omit)
    assert not is_given(not_given)
