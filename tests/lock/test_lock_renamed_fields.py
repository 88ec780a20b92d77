"""Which properties and parameters are taken for renamed ones, and what the lock says of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from renamed_kit import Shelf

from bindwright.lock import NameLock, lock_file
from bindwright.plan import Method
from bindwright.pipeline import Outline


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path / "shelf")
    made.plan()
    return made


def fields(lock: NameLock) -> dict[str, str]:
    """Deprecated names of fields -> what they are called now."""
    return {
        f"{owner}.{name}": each.now
        for owner, names in lock.old_fields.items()
        for name, each in names.items()
    }


def parameters(lock: NameLock) -> dict[str, str]:
    """Deprecated names of parameters -> what they are called now."""
    return {
        f"{path}.{name}": each.now
        for path, names in lock.old_parameters.items()
        for name, each in names.items()
    }


def method(made: Outline, path: str) -> Method:
    """A method by its path."""
    resource, _, name = path.rpartition(".")
    (found,) = [
        each
        for one in made.plan.resources
        for each in one.methods
        if (one.path, each.name) == (resource, name)
    ]
    return found


def test_what_is_renamed_in_place_is_known_again(shelf: Shelf) -> None:
    shelf.rename_all()
    for _ in range(2):
        lock = shelf.plan().lock
        assert fields(lock) == {
            "Book.added": "created",
            "Book.writer": "author",
            "Person.born": "birth",
        }
        assert parameters(lock) == {
            "books.add.title": "name",
            "books.list.limit": "max",
            "books.list.x_mode": "x_style",
            "runs.start.model": "engine",
            "runs.start.prompt": "question",
        }


def _replace(schema: dict[str, Any], old: str, new: str, property_: Any) -> None:
    """Take one property away, and add another at the end."""
    del schema["properties"][old]
    schema["properties"][new] = property_


def _retype(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Book"], "added", "created")
    shelf.schemas["Book"]["properties"]["created"] = {"type": "integer"}


def _need(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Book"], "added", "created")
    shelf.schemas["Book"]["required"].append("created")


def _free(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Book"], "added", "created")
    shelf.schemas["Book"]["properties"]["created"]["type"] = ["string", "null"]


def _last(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Book"], "shelf", "place")


def _elsewhere(shelf: Shelf) -> None:
    added = {"type": "string", "format": "date-time"}
    _replace(shelf.schemas["Book"], "added", "expires", added)


def _own_type_elsewhere(shelf: Shelf) -> None:
    _replace(shelf.schemas["Book"], "writer", "painter", {"$ref": "#/components/schemas/Person"})
    shelf.schemas["Book"]["required"] = ["id", "painter"]


def _two_for_one(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Book"], "added", "created")
    added = {"type": "string", "format": "date-time"}
    properties = shelf.schemas["Book"]["properties"]
    pages, place = properties.pop("pages"), properties.pop("shelf")
    properties.update(bought=added, pages=pages, shelf=place)


def _other_place(shelf: Shelf) -> None:
    shelf.parameters[3] = {**shelf.parameters[3], "name": "style", "in": "query"}


@pytest.mark.parametrize(
    "change",
    [_retype, _need, _free, _last, _elsewhere, _own_type_elsewhere, _two_for_one, _other_place],
)
def test_unrelated_changes_are_no_rename(change: Callable[[Shelf], None], shelf: Shelf) -> None:
    change(shelf)
    lock = shelf.plan().lock
    assert fields(lock) == parameters(lock) == {}


def test_a_place_in_an_alphabetical_list_says_nothing_of_a_text(shelf: Shelf) -> None:
    book = shelf.schemas["Book"]["properties"]
    book.update({name: book.pop(name) for name in sorted(book)})
    shelf.plan()
    shelf.rename(shelf.schemas["Book"], "title", "topic")
    assert fields(shelf.plan().lock) == {}
    # What is made of a class is told by its type.
    shelf.rename(shelf.schemas["Book"], "writer", "wright")
    assert fields(shelf.plan().lock) == {"Book.writer": "wright"}


def test_a_class_that_is_renamed_with_its_property_is_the_same_type(shelf: Shelf) -> None:
    home = shelf.schemas.pop("Home")
    shelf.schemas["Person"]["properties"]["home"] = home
    shelf.plan()
    shelf.rename(shelf.schemas["Person"], "home", "address")
    lock = shelf.plan().lock
    assert fields(lock) == {"Person.home": "address"}
    assert lock.old_classes["PersonHome"].name == "PersonAddress"


def test_names_follow_to_the_present_one_and_end_when_it_is_gone(shelf: Shelf) -> None:
    shelf.rename_all()
    shelf.plan()
    shelf.rename(shelf.schemas["Book"], "created", "made")
    shelf.parameters[0]["name"] = "count"
    made = shelf.plan()
    assert fields(made.lock)["Book.added"] == fields(made.lock)["Book.created"] == "made"
    assert method(made, "books.list").former["limit"] == "count"
    assert method(made, "books.list").former["max"] == "count"
    del shelf.schemas["Book"]["properties"]["made"]
    del shelf.parameters[0]
    lock = shelf.plan().lock
    assert set(fields(lock)) == {"Book.writer", "Person.born"}
    assert "limit" not in lock.old_parameters["books.list"]


def test_a_name_that_the_description_brings_back_is_deprecated_no_longer(shelf: Shelf) -> None:
    shelf.rename_all()
    shelf.plan()
    shelf.schemas["Book"]["properties"]["added"] = {"type": "string"}
    shelf.parameters.append({"name": "limit", "in": "query", "schema": {"type": "string"}})
    made = shelf.plan()
    assert "Book.added" not in fields(made.lock)
    assert made.lock.classes["Book"].fields["added"] == "added"
    assert "books.list.limit" not in parameters(made.lock)
    assert "limit" in {each.name for each in method(made, "books.list").arguments}


def test_what_is_new_takes_no_deprecated_name(shelf: Shelf) -> None:
    shelf.rename_all()
    shelf.plan()
    shelf.schemas["Book"]["properties"]["Added"] = {"type": "string"}
    shelf.parameters.append({"name": "Limit", "in": "query", "schema": {"type": "string"}})
    made = shelf.plan()
    assert made.lock.classes["Book"].fields["Added"] == "added_"
    assert fields(made.lock)["Book.added"] == "created"
    assert made.lock.methods["books.list"].parameters["query Limit"] == "limit_"
    assert parameters(made.lock)["books.list.limit"] == "max"


def test_a_field_that_the_settings_rename_goes_on_deprecated(shelf: Shelf) -> None:
    shelf.settings["fields"] = {"Book.pages": "length"}
    assert fields(shelf.plan().lock) == {"Book.pages": "length"}
    # And back: nothing is left of it.
    shelf.settings["fields"] = {"Book.pages": "pages"}
    assert fields(shelf.plan().lock) == {"Book.length": "pages"}


def test_a_class_that_is_renamed_takes_its_deprecated_names_along(shelf: Shelf) -> None:
    shelf.rename(shelf.schemas["Person"], "born", "birth")
    shelf.plan()
    shelf.schemas["Human"] = shelf.schemas.pop("Person")
    for holder in (shelf.schemas["Book"], shelf.body("/books")):
        holder["properties"]["writer"] = {"$ref": "#/components/schemas/Human"}
    assert fields(shelf.plan().lock) == {"Human.born": "birth"}


def test_a_lock_of_the_first_format_knows_no_types(shelf: Shelf) -> None:
    path = lock_file(shelf.folder / "bindwright.yaml")
    text = path.read_text(encoding="utf-8").replace("format: 2\n", "format: 1\n")
    path.write_text(re.sub(r"    types:\n(?:      .*\n)+", "", text), encoding="utf-8")
    shelf.rename_all()
    lock = shelf.plan().lock
    assert fields(lock) == parameters(lock) == {}
    assert path.read_text(encoding="utf-8").count("    types:\n") > 5


def test_an_entry_that_is_deleted_ends_the_name(shelf: Shelf) -> None:
    shelf.rename_all()
    shelf.plan()
    path = lock_file(shelf.folder / "bindwright.yaml")
    text = path.read_text(encoding="utf-8")
    for name in ("Book.added", "books.list.limit"):
        text, count = re.subn(rf"  {name}:\n    now: .*\n    was: .*\n", "", text)
        assert count == 1
    path.write_text(text, encoding="utf-8")
    made = shelf.plan()
    assert "Book.added" not in fields(made.lock)
    assert set(method(made, "books.list").former) == {"x_mode"}


def test_helpers_take_the_deprecated_names_of_what_they_call(shelf: Shelf) -> None:
    shelf.rename_all()
    made = shelf.plan()
    assert method(made, "runs.start_and_poll").former == method(made, "runs.start").former
    assert made.shapes.shapes["RunStartAndPollParams"].former == {
        "model": "engine",
        "prompt": "question",
    }


def test_the_name_of_an_event_is_that_of_its_class_alone(shelf: Shelf) -> None:
    before = shelf.plan()
    started, ended = shelf.schemas["Event"]["oneOf"]
    started["properties"]["event"]["const"] = "run.begun"
    made = shelf.plan()
    assert before.lock.events == {"run": {"run.started": "RunStarted", "run.ended": "RunEnded"}}
    assert made.lock.events == {"run": {"run.begun": "RunBegun", "run.ended": "RunEnded"}}
    assert {old: each.name for old, each in made.lock.old_classes.items()} == {
        "RunStarted": "RunBegun"
    }
    (types,) = [each for each in made.plan.exports if each.path == "types/__init__.py"]
    assert ("RunStarted", "RunBegun") in types.renamed
    # No other name has to do with an event: the fields and parameters are what they were.
    assert fields(made.lock) == parameters(made.lock) == {}
    # Of two that go at once, nobody can say which has become which.
    started["properties"]["event"]["const"] = "run.opened"
    ended["properties"]["event"]["const"] = "run.closed"
    assert set(shelf.plan().lock.old_classes) == set()
