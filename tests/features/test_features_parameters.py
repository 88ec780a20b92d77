"""Parameters in path, query, headers and cookies, in every style."""

from __future__ import annotations

from datetime import date

import pytest
from feature_kit import Feature, source

from bindwright.diagnostics import Diagnostics
from bindwright.normalize import normalize
from bindwright.source import read_document


def test_paths_hold_lists_and_mappings_in_every_style(feature: Feature) -> None:
    sdk = feature("path-styles")
    from path_styles import PathStyles
    from path_styles.types import GetLabelPairs

    client = sdk.client(PathStyles)
    client.simple.retrieve({"r": 1, "g": 2}, one="a/b", many=["x", "y,z"], map={"r": 1, "g": 2})
    assert sdk.sent.path == "/simple/a%2Fb/x,y%2Cz/r,1,g,2/r=1,g=2"
    client.label.retrieve(
        GetLabelPairs(r=1, g=2), one="a", many=["x", "y"], spread=["x", "y"], map={"r": 1, "g": 2}
    )
    assert sdk.sent.path == "/label/.a/.x,y/.x.y/.r,1,g,2/.r=1.g=2"
    client.matrix.retrieve(
        {"r": 1}, one="a", many=("x", "y"), spread=iter(["x", "y"]), map={"r": 1, "g": 2}
    )
    assert sdk.sent.path == "/matrix/;one=a/;many=x,y/;spread=x;spread=y/;map=r,1,g,2/;r=1"
    client.content.retrieve({"r": 1})
    assert sdk.sent.path == "/content/%7B%22r%22%3A1%7D"
    with pytest.raises(ValueError, match="non-empty value for `many`"):
        client.simple.retrieve({"r": 1}, one="a", many=[], map={"r": 1})


def test_queries_hold_lists_in_every_style(feature: Feature) -> None:
    sdk = feature("query-styles")
    from query_styles import QueryStyles

    client = sdk.client(QueryStyles)
    two = ["a b", "c,d"]
    client.lists.list(form=two, comma=two, space=two, pipe=two, days=[date(2026, 1, 2)])
    assert sdk.sent.query == (
        "form=a+b&form=c%2Cd&comma=a%20b,c%2Cd&space=a%20b%20c%2Cd&pipe=a%20b%7Cc%2Cd"
        "&days=2026-01-02"
    )
    client.lists.list()
    assert sdk.sent.target == "/lists"


def test_queries_hold_mappings_in_every_style(feature: Feature) -> None:
    sdk = feature("query-styles")
    from query_styles import QueryStyles
    from query_styles.types import GetMapsDeep

    client = sdk.client(QueryStyles)
    client.maps.list(form={"r": 1, "g": 2})
    assert sdk.sent.query == "r=1&g=2"
    one = {"r": 1}
    client.maps.list(comma={"r": 1, "g": 2}, deep=GetMapsDeep(r=1, g=2), json={"r": 1})
    assert sdk.sent.query == "comma=r,1,g,2&deep%5Br%5D=1&deep%5Bg%5D=2&json=%7B%22r%22%3A1%7D"
    client.maps.list(space={"r": 1}, pipe={"r": 1, "g": 2}, extra_query={"x": one})
    assert sdk.sent.query == "space=r%201&pipe=r%7C1%7Cg%7C2&x%5Br%5D=1"


def test_reserved_characters_stay_where_that_is_allowed(feature: Feature) -> None:
    sdk = feature("query-styles")
    from query_styles import QueryStyles

    client = sdk.client(QueryStyles)
    client.values.list(flag=True, text="/a?&", link="/a?b=c&d#e", links=["/a", "b:c"])
    assert sdk.sent.query == "flag=true&text=%2Fa%3F%26&link=/a?b=c%26d%23e&links=/a,b:c"
    client.values.list(either=3)
    assert sdk.sent.query == "either=3"
    client.values.list(either=["a", "b"])
    assert sdk.sent.query == "either=a&either=b"


def test_headers_in_every_form(feature: Feature) -> None:
    sdk = feature("header-cookie-styles")
    from header_cookie_styles import HeaderCookieStyles

    client = sdk.client(HeaderCookieStyles)
    client.headers.list(
        x_one=1, x_many=["a", "b"], x_map={"r": 1, "g": 2}, x_pairs={"r": 1}, x_json={"g": 2}
    )
    found = {name: text for name, text in sdk.sent.headers.items() if name.startswith("x-")}
    assert found == {
        "x-one": "1",
        "x-many": "a,b",
        "x-map": "r,1,g,2",
        "x-pairs": "r=1",
        "x-json": '{"g":2}',
    }


def test_cookies_in_every_form(feature: Feature) -> None:
    sdk = feature("header-cookie-styles")
    from header_cookie_styles import HeaderCookieStyles

    client = sdk.client(HeaderCookieStyles)
    client.cookies.list(one="a b;", many=["a", "b"], map={"r": 1}, json={"r": 1})
    assert sdk.sent.headers["cookie"] == "one=a%20b%3B; many=a,b; map=r,1; json=%7B%22r%22%3A1%7D"
    client.cookies.list(spread=["a", "b"], pairs={"r": 1, "g": 2}, plain="a/b")
    assert sdk.sent.headers["cookie"] == "spread=a; spread=b; r=1; g=2; plain=a/b"


def test_one_name_in_path_query_header_cookie_and_body(feature: Feature) -> None:
    sdk = feature("same-names")
    from same_names import SameNames
    from same_names.types import ThingUpdateParams

    client = sdk.client(SameNames)
    client.things.update("p", limit=1, limit_query_=2, id_="b", id_query="q", limit_query="t")
    assert sdk.sent.target == "/things/p?limit=2&id=q"
    assert sdk.sent.json == {"limit": 1, "id": "b", "limit_query": "t"}
    client.things.update(
        "p", ThingUpdateParams(limit=1, limit_query_=2, limit_header=3, limit_cookie=4)
    )
    assert sdk.sent.target == "/things/p?limit=2"
    assert (sdk.sent.headers["limit"], sdk.sent.headers["cookie"]) == ("3", "limit=4")
    assert sdk.sent.json == {"limit": 1}


def test_a_path_and_its_parameters_that_disagree(feature: Feature) -> None:
    sdk = feature("undeclared-path-parameter")
    from undeclared_path_parameter import UndeclaredPathParameter

    sdk.client(UndeclaredPathParameter).shelves.books.retrieve("b/1", shelf=2)
    assert sdk.sent.path == "/shelves/2/books/b%2F1"
    diagnostics = Diagnostics()
    normalize(read_document(source("undeclared-path-parameter")), {}, diagnostics)
    assert [(each.code, each.place.line) for each in diagnostics.found] == [
        ("needless-path-parameter", 10),
        ("undeclared-path-parameter", 6),
    ]
    assert all(each.remedy for each in diagnostics.found)


def test_methods_and_whole_queries_of_three_two(feature: Feature) -> None:
    sdk = feature("dialect-three-two")
    from dialect_three_two import DialectThreeTwo

    client = sdk.client(DialectThreeTwo)
    assert client.things.query(words=["a"]).found == 1
    assert (sdk.sent.method, sdk.sent.json) == ("QUERY", {"words": ["a"]})
    client.things.copy(destination="there")
    assert (sdk.sent.method, sdk.sent.headers["destination"]) == ("COPY", "there")
    client.raw.list(form={"a": "x y", "b": [1, 2]})
    assert sdk.sent.target == "/raw?a=x+y&b=1&b=2"
    client.raw.list(form={"a": "x"}, extra_query={"c": 1})
    assert sdk.sent.target == "/raw?a=x&c=1"
    client.rawer.list(selector={"a": 1})
    assert sdk.sent.target == "/rawer?%7B%22a%22%3A1%7D"
