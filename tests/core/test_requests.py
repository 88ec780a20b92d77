"""Requests: their paths, queries and bodies."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from enum import Enum
from typing import Any
from urllib.parse import unquote

import httpx2
import pytest
from _core.absent import not_given, omit
from _core.model import Model
from _core.parameters import (
    BRACKETS,
    COMMA,
    DEEP,
    PIPE,
    REPEAT,
    SPACE,
    Style,
    merge_query,
    path,
    query,
)
from _core.requests import JSONBody, Options, Request, json_body, keywords
from hypothesis import assume, given
from hypothesis import strategies as st


class Order(Enum):
    ASC = "asc"


@dataclass(slots=True, kw_only=True)
class CreateParams(Model):
    model: str
    from_: str | None = field(default=None, metadata={"wire": "from"})
    tools: list[Any] | None = None


class TestPath:
    @pytest.mark.parametrize(
        ("value", "segment"),
        [
            ("abc-_.~", "abc-_.~"),
            ("a/b", "a%2Fb"),
            ("a b%2F", "a%20b%252F"),
            ("é", "%C3%A9"),
            ("?x#", "%3Fx%23"),
            ("a:b@c!$&'()*+,;=", "a:b@c!$&'()*+,;="),
            ("...", "..."),
            ("../..", "..%2F.."),
            ("\\..\\", "%5C..%5C"),
            ("\n", "%0A"),
            (0, "0"),
            (5, "5"),
            (True, "true"),
            (Order.ASC, "asc"),
            (date(2024, 1, 2), "2024-01-02"),
        ],
    )
    def test_values_are_encoded(self, value: object, segment: str) -> None:
        assert path("/runs/{id}/steps", id=value) == f"/runs/{segment}/steps"

    @pytest.mark.parametrize("value", ["", None, omit, not_given])
    def test_a_value_is_needed(self, value: object) -> None:
        with pytest.raises(ValueError) as caught:
            path("/threads/{thread_id}", thread_id=value)
        expected = f"Expected a non-empty value for `thread_id` but received {value!r}"
        assert str(caught.value) == expected

    @pytest.mark.parametrize("value", [["a"], {"a": 1}, {"a"}])
    def test_a_value_is_a_single_one(self, value: object) -> None:
        with pytest.raises(TypeError):
            path("/threads/{id}", id=value)

    def test_several_values_and_any_names(self) -> None:
        values = {"template": "a", "user-id": "b"}
        assert path("/{template}/x.{user-id}", **values) == "/a/x.b"

    def test_values_that_are_dots_only_together(self) -> None:
        with pytest.raises(ValueError, match="would climb"):
            path("/a/{b}{c}/d", b=".", c=".")

    def test_a_path_without_parameters(self) -> None:
        assert path("/models") == "/models"

    @given(st.text(min_size=1).filter(lambda text: text.isprintable()), st.text(min_size=1))
    def test_no_value_changes_the_shape_of_the_path(self, first: str, second: str) -> None:
        assume({first, second}.isdisjoint({".", ".."}))
        try:
            filled = path("/a/{first}/b/{second}", first=first, second=second)
        except UnicodeEncodeError:
            assert any("\ud800" <= character <= "\udfff" for character in first + second)
            return
        url = httpx2.URL("https://example.test/v1" + filled)
        assert url.raw_path.decode() == "/v1" + filled
        assert [unquote(part) for part in filled.split("/")] == ["", "a", first, "b", second]


WHEN = datetime(2024, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


class TestQuery:
    @pytest.mark.parametrize(
        ("style", "value", "pairs"),
        [
            (BRACKETS, [1, None, True, "x y"], [("a[]", "1"), ("a[]", "true"), ("a[]", "x y")]),
            (BRACKETS, {"b": [1, 2], "c": None}, [("a[b][]", "1"), ("a[b][]", "2")]),
            (BRACKETS, {"d": {"e": False}}, [("a[d][e]", "false")]),
            (BRACKETS, [{"b": 1}], [("a[][b]", "1")]),
            (BRACKETS, [], []),
            (BRACKETS, {}, []),
            (BRACKETS, iter("xy"), [("a[]", "x"), ("a[]", "y")]),
            (REPEAT, [1, None, "x"], [("a", "1"), ("a", "x")]),
            (REPEAT, {"b": 1, "c": None}, [("b", "1")]),
            (REPEAT, [], []),
            (COMMA, [1, None, True], [("a", "1,true")]),
            (COMMA, {"b": 1, "c": "d"}, [("a", "b,1,c,d")]),
            (COMMA, [], [("a", "")]),
            (SPACE, ["x", "y"], [("a", "x%20y")]),
            (PIPE, ["x", "y"], [("a", "x%7Cy")]),
            (DEEP, {"b": {"c": 1.5}}, [("a[b][c]", "1.5")]),
            (DEEP, {"gt": WHEN}, [("a[gt]", "2024-01-02T03:04:05Z")]),
        ],
    )
    def test_styles(self, style: Style, value: object, pairs: list[tuple[str, str]]) -> None:
        assert query({"a": value}, {"a": style}) == tuple(pairs)

    @pytest.mark.parametrize("style", list(Style))
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("x", "x"),
            ("", ""),
            (1, "1"),
            (1.0, "1.0"),
            (True, "true"),
            (False, "false"),
            (WHEN, "2024-01-02T03:04:05Z"),
            (Order.ASC, "asc"),
        ],
    )
    def test_single_values(self, style: Style, value: object, text: str) -> None:
        assert query({"a": value}, {"a": style}) == (("a", text),)

    @pytest.mark.parametrize("value", [None, omit, not_given])
    def test_nothing_sends_nothing(self, value: object) -> None:
        assert query({"a": value, "b": 1}, {"a": REPEAT, "b": REPEAT}) == (("b", "1"),)

    def test_only_the_named_arguments_are_taken(self) -> None:
        assert query({"limit": 1, "model": "m"}, {"limit": REPEAT, "after": REPEAT}) == (
            ("limit", "1"),
        )

    @pytest.mark.parametrize("style", [REPEAT, COMMA, SPACE, PIPE])
    @pytest.mark.parametrize("value", [[[1]], [{"b": 1}], {"b": [1]}])
    def test_too_much_structure_for_a_style(self, style: Style, value: object) -> None:
        with pytest.raises(TypeError, match="'a' has no form for a value within a value"):
            query({"a": value}, {"a": style})

    def test_what_cannot_be_sent_is_named(self) -> None:
        with pytest.raises(TypeError, match=r"^a\[0\]: a set cannot be sent as JSON$"):
            query({"a": [{1}]}, {"a": BRACKETS})

    def test_extra_parameters_win(self) -> None:
        pairs = (("a[]", "1"), ("a[]", "2"), ("b", "3"), ("ab", "4"))
        assert merge_query(pairs, {"a": [5], "c": True}) == (
            ("b", "3"),
            ("ab", "4"),
            ("a[]", "5"),
            ("c", "true"),
        )

    def test_an_extra_none_takes_a_parameter_away(self) -> None:
        assert merge_query((("a", "1"), ("include[]", "2")), {"a": None, "include[]": "3"}) == (
            ("include[]", "3"),
        )

    def test_extra_parameters_in_another_style(self) -> None:
        assert merge_query((), {"a": [1, 2]}, COMMA) == (("a", "1,2"),)

    @pytest.mark.parametrize("extra", [None, {}])
    def test_without_extra_parameters(self, extra: dict[str, object] | None) -> None:
        assert merge_query((("a", "1"),), extra) == (("a", "1"),)


class TestBody:
    def test_the_named_arguments_make_an_object(self) -> None:
        body = json_body(
            {"a": 1, "b": omit, "c": not_given, "d": None, "e": 2},
            dict.fromkeys("abcdf", "integer"),
        )
        assert Request("POST", "/x", body=body).content() == (
            b'{"a":1,"d":null}',
            "application/json",
        )

    def test_no_arguments_make_an_empty_object(self) -> None:
        assert Request("POST", "/x", body=json_body({}, {"a": "string"})).content()[0] == b"{}"

    def test_models_and_dates_are_encoded(self) -> None:
        body = JSONBody({"params": CreateParams(model="m", from_="f"), "at": WHEN})
        assert json.loads(body.encoded()) == {
            "params": {"model": "m", "from": "f"},
            "at": "2024-01-02T03:04:05Z",
        }

    def test_extra_properties_win(self) -> None:
        request = Request("POST", "/x", body=JSONBody({"a": 1, "b": {"c": 1}}))
        content, content_type = request.content({"b": {"d": 2}, "e": None, "f": omit})
        assert content is not None
        assert json.loads(content) == {"a": 1, "b": {"d": 2}, "e": None}
        assert content_type == "application/json"

    def test_extra_properties_make_a_body(self) -> None:
        assert Request("GET", "/x").content({"a": 1}) == (b'{"a":1}', "application/json")

    def test_other_media_types(self) -> None:
        request = Request("PATCH", "/x", body=JSONBody([1]), content_type="application/json-patch")
        assert request.content() == (b"[1]", "application/json-patch")
        raw = Request("PUT", "/x", body=b"\0", content_type="application/octet-stream")
        assert raw.content() == (b"\0", "application/octet-stream")

    def test_no_body(self) -> None:
        assert Request("GET", "/x").content() == (None, None)

    @pytest.mark.parametrize(
        ("body", "extra"), [(JSONBody([1]), {"a": 1}), (JSONBody({}), [1]), (b"x", {"a": 1})]
    )
    def test_extra_properties_need_an_object(self, body: Any, extra: object) -> None:
        with pytest.raises(TypeError, match="extra_body"):
            Request("POST", "/x", body=body).content(extra)


class TestKeywords:
    def test_what_is_given_is_passed_on(self) -> None:
        given = {"model": "m", "from": None, "tools": omit, "x": not_given}
        assert keywords("create", omit, given=given) == {"model": "m", "from": None}

    @pytest.mark.parametrize(
        "params",
        [
            CreateParams(model="m", from_="f"),
            {"model": "m", "from_": "f", "tools": omit},
        ],
    )
    def test_a_params_object_stands_for_the_keywords(self, params: Any) -> None:
        given = {"model": omit, "from_": omit, "tools": omit}
        assert keywords(
            "create", params, required=("model",), given=given, wire={"from_": "from"}
        ) == {"model": "m", "from": "f"}

    @pytest.mark.parametrize("value", ["x", None, False])
    def test_params_and_keywords_exclude_each_other(self, value: object) -> None:
        with pytest.raises(TypeError, match=r"create\(\) takes params or keywords.*'model'"):
            keywords("create", {"model": "m"}, given={"model": value, "from": omit})

    @pytest.mark.parametrize("params", [omit, not_given, {"from": "f"}, {"model": omit}])
    def test_a_required_argument_is_named(self, params: Any) -> None:
        with pytest.raises(TypeError) as caught:
            keywords(
                "create", params, required=("model",), given={"model": omit, "from": not_given}
            )
        assert str(caught.value) == "create() is missing the required argument 'model'"

    def test_several_required_arguments_are_named(self) -> None:
        with pytest.raises(TypeError, match="the required arguments 'a', 'b'$"):
            keywords("create", omit, required=("b", "a", "c"), given={"c": None})

    def test_a_strange_field_of_params_is_an_error(self) -> None:
        with pytest.raises(TypeError, match=r"create\(\) does not know these fields.*'modle'"):
            keywords("create", {"modle": "m"}, given={"model": omit})


@pytest.mark.parametrize(
    ("method", "idempotent"),
    [
        ("GET", True),
        ("HEAD", True),
        ("PUT", True),
        ("DELETE", True),
        ("OPTIONS", True),
        ("POST", False),
        ("PATCH", False),
    ],
)
def test_idempotent_methods(method: str, idempotent: bool) -> None:
    assert Request(method, "/x").idempotent is idempotent


def test_options_in_the_order_they_are_passed() -> None:
    options = Options({"A": "1"}, {"b": 2}, {"c": 3}, 4.0)
    assert options == Options(
        extra_headers={"A": "1"}, extra_query={"b": 2}, extra_body={"c": 3}, timeout=4.0
    )
    assert Options() == Options(None, None, None, not_given)
