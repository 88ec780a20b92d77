"""What a client is told when it is made, by programs that no type checker has seen."""

from typing import Any

import pytest
from _core import options
from _core.reader import StreamPolicy
from client_kit import AsyncPets, Pets


@pytest.mark.parametrize("retries", [None, 1.5, True, "2"])
def test_max_retries_is_a_number(retries: Any) -> None:
    with pytest.raises(TypeError, match="max_retries"):
        Pets(max_retries=retries)


def test_max_retries_is_not_negative() -> None:
    with pytest.raises(ValueError, match="max_retries takes a whole number from 0, not -1"):
        Pets(max_retries=-1)
    assert Pets(max_retries=0).max_retries == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"timeout": "5"}, "timeout takes seconds"),
        ({"default_headers": [("a", "b")]}, "default_headers takes a mapping, not list"),
        ({"default_query": "a=b"}, "default_query takes a mapping, not str"),
        ({"stream_policy": "warn"}, "stream_policy takes a mapping, not str"),
        ({"stream_policy": {"truncated": "warn"}}, "stream_policy knows .*not 'truncated'"),
        ({"stream_policy": {"event_limit": True}}, "event_limit .* takes int, not bool"),
        ({"stream_policy": {"deadline": "5"}}, "deadline .* takes float, not str"),
        ({"stream_policy": {"event_limit": None}}, "event_limit .* takes int, not NoneType"),
    ],
)
def test_options_of_another_kind_are_named(wrong: Any, said: str) -> None:
    for kind in (Pets, AsyncPets):
        with pytest.raises(TypeError, match=said):
            kind(**wrong)


@pytest.mark.parametrize("policy", [{"truncation": "ignore"}, {"deadline": 0}, {"event_limit": -1}])
def test_a_stream_policy_makes_sense(policy: Any) -> None:
    """Whatever is not `error` or `warn` would mean that a broken stream passes for whole."""
    with pytest.raises(ValueError, match=f"{next(iter(policy))} of stream_policy"):
        Pets(stream_policy=policy)
    Pets(stream_policy={"truncation": "accept", "idle_timeout": None, "deadline": 2})


def test_every_part_of_a_stream_policy_is_known() -> None:
    assert options._POLICY.keys() == StreamPolicy.__annotations__.keys()
