"""Lists, walked to their end, wherever the answers say what comes next."""

from __future__ import annotations

from typing import assert_type

import pytest
from feature_kit import Feature


def test_what_pages_hold(feature: Feature) -> None:
    client = feature("paging")
    from paging import Paging
    from paging.pagination import (
        SyncCursorPage,
        SyncLinkedPage,
        SyncNextUrlDataPage,
        SyncNextUrlPage,
        SyncNumberedPage,
        SyncTokenPage,
    )
    from paging.types import Thing

    api = client.client(Paging)
    repos = assert_type(api.repos.list(), SyncLinkedPage[Thing])
    assert repos.items[0].id
    things = assert_type(api.things.list(), SyncNumberedPage[Thing])
    assert things.items[0].id
    notes = assert_type(api.notes.list(), SyncCursorPage[Thing])
    assert notes.items[0].id
    pods = assert_type(api.pods.list(), SyncTokenPage[Thing])
    assert pods.items[0].id
    people = assert_type(api.people.list(), SyncNextUrlPage[Thing])
    assert people.value[0].id
    articles = assert_type(api.articles.list(), SyncNextUrlDataPage[Thing])
    assert articles.data[0].id


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("repos", "/repos?per_page=5&page=2"),
        ("things", "/things?page=2"),
        ("notes", "/notes?after=text"),
        ("pods", "/pods?continue=text"),
        ("people", "/people?%24skip=1"),
        ("articles", "/articles?page=2"),
    ],
)
def test_a_list_is_walked_to_its_end(feature: Feature, name: str, second: str) -> None:
    sdk = feature("paging")
    from paging import Paging

    resource = getattr(sdk.client(Paging), name)
    before = len(sdk.gallery.sent)
    found = list(resource.list(per_page=5) if name == "repos" else resource.list())
    assert len(found) == 1
    first, last = sdk.gallery.sent[before:]
    assert first.path == f"/{name}"
    assert last.target == second
