"""An SDK whose properties and parameters were renamed: the old names work, and warn."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
import importlib
import inspect
import json
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from renamed_kit import Shelf

from bindwright import generate

OLD_CALLS = """
from datetime import datetime

from shelf import Shelf, Stream
from shelf.types import Book, Event, Person, Run
from shelf.types import BookAddParams


def call(client: Shelf, book: Book, name: str) -> datetime | None:
    client.books.list(limit=1)
    client.books.add(title=name)
    run: Run = client.runs.start(prompt=name, model="small")
    stream: Stream[Event] = client.runs.start(prompt=name, stream=True)
    client.runs.start_and_poll(prompt=name)
    Person(name=run.id, born=1)
    BookAddParams(title=name)
    book.added = None
    stream.close()
    return book.added
"""

NEW_CALLS = """
from datetime import datetime

from shelf import Shelf, Stream
from shelf.types import Book, Event, Person, Run


def call(client: Shelf, book: Book, name: str) -> datetime | None:
    client.books.list(max=1)
    client.books.list({"limit": 1, "after": name})
    client.books.add(name=name, author=Person(name=name, birth=1))
    run: Run = client.runs.start(question=name, engine="small")
    stream: Stream[Event] = client.runs.start(question=name, stream=True)
    client.runs.start_and_poll(question=run.id)
    book.created = None
    stream.close()
    return book.created
"""

WRONG_CALLS = """
from shelf import Shelf
from shelf.types import Person


def call(client: Shelf) -> None:
    client.books.add()
    client.books.add(title=1)
    Person(born=1)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code of an SDK that was generated again when its description had renamed things."""
    root = tmp_path_factory.mktemp("renamed")
    shelf = Shelf(root / "api")
    shelf.body("/books")["properties"]["author"] = shelf.body("/books")["properties"].pop("writer")
    generate(shelf.write(), out=root / "sdk")
    shelf.rename_all()
    generate(shelf.write(), out=root / "sdk")
    return root / "sdk" / "src"


@pytest.fixture
def sdk(source: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The package, imported."""
    monkeypatch.setattr(sys, "path", [str(source), *sys.path])
    yield importlib.import_module("shelf")
    for name in [each for each in sys.modules if each.partition(".")[0] == "shelf"]:
        del sys.modules[name]


@pytest.fixture
def sent() -> list[httpx2.Request]:
    return []


@pytest.fixture
def client(sdk: Any, sent: list[httpx2.Request]) -> Any:
    transport = httpx2.MockTransport(_answering(sent))
    return sdk.Shelf(base_url="http://a.test", http_client=httpx2.Client(transport=transport))


def _answering(sent: list[httpx2.Request]) -> Callable[[httpx2.Request], httpx2.Response]:
    book = {"id": "1", "author": {"name": "Ann", "birth": 7}, "created": "2024-01-02T03:04:05Z"}

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        if request.url.path == "/books":
            return httpx2.Response(200, json=[book] if request.method == "GET" else book)
        if json.loads(request.content or b"{}").get("stream"):
            event = 'event: run.started\ndata: {"id": "1", "status": "done"}\n\n'
            return httpx2.Response(200, text=event, headers={"Content-Type": "text/event-stream"})
        return httpx2.Response(200, json={"id": "1", "status": "done"})

    return answer


def warned(call: Callable[[], Any], *names: str) -> Any:
    """The result of a call that warns of these deprecated names, where it stands."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        result = call()
    assert [(each.category, each.filename) for each in found] == [
        (DeprecationWarning, __file__) for _ in names
    ]
    assert [str(each.message).split("`")[1] for each in found] == list(names)
    return result


def test_an_old_field_is_read_and_written(client: Any) -> None:
    (book,) = client.books.list()
    assert warned(lambda: book.added, "added") == book.created
    assert warned(lambda: book.writer.born, "writer", "born") == 7
    warned(lambda: setattr(book, "added", None), "added")
    assert book.created is None
    warned(lambda: setattr(book.author, "born", 8), "born")
    assert book.to_dict()["author"] == {"name": "Ann", "birth": 8}


def test_an_old_field_is_shown_nowhere(client: Any, sdk: Any) -> None:
    book = client.books.add(name="a")
    names = {each.name for each in dataclasses.fields(book)}
    assert {"created", "author"} < names and not {"added", "writer"} & names
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "added=" not in repr(book) and "writer=" not in repr(book)
        for twin in (copy.deepcopy(book), dataclasses.replace(book), book.model_copy()):
            assert twin == book
        assert sdk.types.Book.model_validate(book.to_dict()) == book
        assert set(dict(book)) == names and "added" not in book.model_dump()


def test_a_constructor_takes_an_old_name(sdk: Any) -> None:
    person = sdk.types.Person
    made = warned(lambda: person(name="a", born=1), "born")
    assert made == person(name="a", birth=1)
    assert made.to_dict() == {"name": "a", "birth": 1}
    with pytest.raises(TypeError, match="'birth'.* 'born', not both"):
        person(name="a", birth=1, born=2)
    with pytest.raises(TypeError, match="title"):
        sdk.types.Person(name="a", title="b")


def test_names_that_a_class_is_written_with_are_fields_like_others(sdk: Any) -> None:
    made = sdk.types.Person(name="a", property="b", deprecated=True, overload=["c"], birth=1)
    assert warned(lambda: made.born, "born") == 1
    assert (made.property, made.deprecated, made.overload) == ("b", True, ["c"])


def test_a_method_takes_an_old_name(client: Any, sdk: Any, sent: list[httpx2.Request]) -> None:
    warned(lambda: client.books.list(limit=2, x_mode="full"), "limit", "x_mode")
    assert str(sent[-1].url) == "http://a.test/books?max=2"
    assert sent[-1].headers["x-style"] == "full" and "x-mode" not in sent[-1].headers
    warned(lambda: client.books.add(title="a"), "title")
    assert json.loads(sent[-1].content) == {"name": "a"}
    warned(lambda: client.books.add({"title": "b", "note": "c"}), "title")
    assert json.loads(sent[-1].content) == {"name": "b", "note": "c"}
    params = warned(lambda: sdk.types.BookAddParams(title="d"), "title")
    warned(lambda: client.books.add(params))
    assert json.loads(sent[-1].content) == {"name": "d"}
    warned(lambda: client.books.with_raw_response.add(title="e"), "title")
    assert json.loads(sent[-1].content) == {"name": "e"}
    with pytest.raises(TypeError, match="'name'.* 'title', not both"):
        client.books.add(name="a", title="b")
    with pytest.raises(TypeError, match="missing the required argument 'name'"):
        client.books.add()


def test_streams_and_helpers_take_an_old_name(client: Any, sent: list[httpx2.Request]) -> None:
    events = warned(lambda: list(client.runs.start(prompt="a", stream=True)), "prompt")
    assert [type(each).__name__ for each in events] == ["RunStarted"]
    assert json.loads(sent[-1].content) == {"question": "a", "stream": True}
    warned(lambda: client.runs.start_and_poll(prompt="a", model="small"), "model", "prompt")
    assert json.loads(sent[-2].content)["engine"] == "small"


def test_the_asynchronous_client_takes_an_old_name(sdk: Any, sent: list[httpx2.Request]) -> None:
    transport = httpx2.MockTransport(_answering(sent))

    async def call() -> None:
        http = httpx2.AsyncClient(transport=transport)
        async with sdk.AsyncShelf(base_url="http://a.test", http_client=http) as client:
            with pytest.warns(DeprecationWarning, match="`title` is called `name` now") as found:
                await client.books.add(title="a")
            assert found[0].filename == __file__

    asyncio.run(call())
    assert json.loads(sent[-1].content) == {"name": "a"}


def test_an_old_name_comes_last_and_is_explained(sdk: Any) -> None:
    signature = inspect.signature(sdk.resources.books.Books.list)
    names = list(signature.parameters)
    assert names[: names.index("extra_headers")][-2:] == ["limit", "x_mode"]
    assert signature.parameters["limit"].kind is inspect.Parameter.KEYWORD_ONLY
    assert "limit: Deprecated: it is called `max` now." in sdk.resources.books.Books.list.__doc__


def _pyright(source: Path, caller: str, text: str) -> list[dict[str, Any]]:
    folder = source.parent / caller
    folder.mkdir(exist_ok=True)
    (folder / "caller.py").write_text(text, encoding="utf-8")
    facts = {
        "include": [str(folder / "caller.py"), str(source / "shelf")],
        "extraPaths": [str(source)],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(facts), encoding="utf-8")
    command = ["pyright", "--outputjson", "--project", str(folder), "--pythonpath", sys.executable]
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["generalDiagnostics"]
    return found


def _told(found: list[dict[str, Any]]) -> dict[int, set[str]]:
    """Line, counted from 0 -> the rules that it breaks."""
    lines: dict[int, set[str]] = {}
    for each in found:
        assert each["file"].endswith("caller.py"), each
        lines.setdefault(each["range"]["start"]["line"], set()).add(each["rule"])
    return lines


@pytest.mark.slow
def test_pyright_strikes_old_names_out(source: Path) -> None:
    told = _told(_pyright(source, "old", OLD_CALLS))
    lines = OLD_CALLS.splitlines()
    first = lines.index("    client.books.list(limit=1)")
    last = lines.index("    return book.added")
    expected = {*range(first, last + 1)} - {lines.index("    stream.close()")}
    assert told == dict.fromkeys(expected, {"reportDeprecated"})


@pytest.mark.slow
def test_pyright_knows_what_is_right_and_wrong(source: Path) -> None:
    assert _pyright(source, "new", NEW_CALLS) == []
    told = _told(_pyright(source, "wrong", WRONG_CALLS))
    lines = WRONG_CALLS.splitlines()
    assert set(told) == {*range(lines.index("    client.books.add()"), len(lines))}


@pytest.mark.slow
def test_mypy_finds_nothing(source: Path) -> None:
    (source / "old_calls.py").write_text(OLD_CALLS, encoding="utf-8")
    (source / "new_calls.py").write_text(NEW_CALLS, encoding="utf-8")
    command = ["mypy", "--strict", "--no-incremental", "-p", "shelf"]
    for arguments in (command, [*command[:-2], "old_calls.py", "new_calls.py"]):
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=source,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
