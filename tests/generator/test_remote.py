"""References to other machines: refused, allowed, locked, and limited."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

from bindwright import Refused, generate
from bindwright.cli import main
from bindwright.diagnostics import Diagnostic
from bindwright.source import Reading, read_document

ALLOWED = Reading(allow_remote=True)
LOCKING = Reading(renew_lock=True)
PET = b"type: object\nproperties: {owner: {$ref: sub/owner.json}}\n"
OWNER = b'{"type": "object", "properties": {"name": {"type": "string"}}}'


class Server(ThreadingHTTPServer):
    """Serves files from memory: bytes, a tuple of slow pieces, or the target of a redirection."""

    files: dict[str, Any]
    asked: list[str]
    url: str

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of readers that hang up, as they are to do: other tests would hear of it."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.server.asked.append(self.path)
        found = self.server.files.get(self.path)
        if isinstance(found, str):
            self.send_response(302)
            self.send_header("Location", found)
            self.end_headers()
            return
        self.send_response(200 if found is not None else 404)
        self.end_headers()
        if isinstance(found, tuple):
            for chunk in cast(tuple[bytes, ...], found):
                self.wfile.write(chunk)
                self.wfile.flush()
                time.sleep(0.2)
        elif found is not None:
            self.wfile.write(found)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(**files: Any) -> Generator[Server, None, None]:
    server = Server(("127.0.0.1", 0), Handler)
    server.files = {
        f"/{name.replace('__', '/').replace('_', '.')}": each for name, each in files.items()
    }
    server.asked = []
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(pet_yaml=PET, sub__owner_json=OWNER) as running:
        yield running


def description(folder: Path, reference: str) -> Path:
    path = folder / "openapi.json"
    answer = {
        "200": {"description": "", "content": {"application/json": {"schema": {"$ref": reference}}}}
    }
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "Tiny", "version": "1"},
        "servers": [{"url": "https://tiny.example"}],
        "paths": {"/pet": {"get": {"operationId": "getPet", "responses": answer}}},
    }
    path.write_text(json.dumps(whole))
    return path


def refused(path: Path, reading: Reading = ALLOWED) -> Diagnostic:
    with pytest.raises(Refused) as caught:
        read_document(path, reading)
    (found,) = caught.value.diagnostics
    return found


def test_without_leave_nothing_is_asked(tmp_path: Path, server: Server) -> None:
    found = refused(description(tmp_path, f"{server.url}/pet.yaml"), Reading())
    assert found.code == "remote-reference" and "--lock" in found.remedy
    assert found.place.file.endswith("openapi.json") and found.place.line == 1
    assert not server.asked


def test_what_is_allowed_is_followed_with_a_warning(tmp_path: Path, server: Server) -> None:
    document = read_document(description(tmp_path, f"{server.url}/pet.yaml"), ALLOWED)
    assert list(document.data["components"]["schemas"]) == ["pet", "owner"]
    assert server.asked == ["/pet.yaml", "/sub/owner.json"]
    assert [each.code for each in document.notes] == ["unlocked-reference"] * 2
    place = document.place("/components/schemas/pet/properties/owner")
    assert str(place) == f"{server.url}/pet.yaml:2:14"


def test_the_lock_holds_what_was_there(tmp_path: Path, server: Server) -> None:
    path = description(tmp_path, f"{server.url}/pet.yaml")
    assert not read_document(path, LOCKING).notes
    lock = json.loads((tmp_path / "bindwright.lock").read_text())
    assert list(lock["remote"]) == [f"{server.url}/pet.yaml", f"{server.url}/sub/owner.json"]
    assert not read_document(path, ALLOWED).notes

    server.files["/sub/owner.json"] = OWNER.replace(b"name", b"title")
    found = refused(path)
    assert found.code == "changed-remote"
    assert "it has changed since bindwright.lock was written" in found.problem
    assert "--lock" in found.remedy and found.place.file == f"{server.url}/pet.yaml"
    read_document(path, LOCKING)
    assert not read_document(path, ALLOWED).notes

    server.files["/pet.yaml"] = PET.replace(b"owner.json", b"other.json")
    server.files["/sub/other.json"] = OWNER
    read_document(path, LOCKING)
    lock = json.loads((tmp_path / "bindwright.lock").read_text())
    assert list(lock["remote"]) == [f"{server.url}/pet.yaml", f"{server.url}/sub/other.json"]


def test_what_the_lock_does_not_know_is_refused(tmp_path: Path, server: Server) -> None:
    read_document(description(tmp_path, f"{server.url}/sub/owner.json"), LOCKING)
    found = refused(description(tmp_path, f"{server.url}/pet.yaml"))
    assert found.code == "unlocked-reference" and "--lock" in found.remedy


@pytest.mark.parametrize("text", ["[", "[]", '{"remote": {"x": 1}}'])
def test_a_lock_that_is_none_is_refused(tmp_path: Path, server: Server, text: str) -> None:
    (tmp_path / "bindwright.lock").write_text(text)
    found = refused(description(tmp_path, f"{server.url}/pet.yaml"))
    assert found.code == "bad-lock" and not server.asked


def test_limits_of_size_and_time(tmp_path: Path) -> None:
    with serving(big=b"x" * 5000, slow=(b"a: 1\n",) * 20) as server:
        big = Reading(allow_remote=True, limits={"max_bytes": 4000})
        found = refused(description(tmp_path, f"{server.url}/big"), big)
        assert found.code == "too-large" and "max_bytes" in found.remedy
        started = time.monotonic()
        slow = Reading(allow_remote=True, limits={"max_seconds": 1})
        found = refused(description(tmp_path, f"{server.url}/slow"), slow)
        assert "did not arrive within 1 s" in found.problem
        assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "404"),
        ({"pet_yaml": "file:///etc/passwd"}, "not allowed"),
        ({"pet_yaml": "ftp://127.0.0.1/x"}, "less safe"),
        ({"pet_yaml": b"{$ref: 'file:///etc/passwd'}"}, "may not lead into the files"),
        ({"pet_yaml": b"{$ref: '../../x.yaml'}"}, "404"),
        ({"pet_yaml": b"a: [\n"}, "not valid YAML"),
        ({"pet_yaml": b"\xff"}, "not UTF-8 text"),
    ],
)
def test_what_cannot_be_had(tmp_path: Path, files: dict[str, Any], says: str) -> None:
    with serving(**files) as server:
        found = refused(description(tmp_path, f"{server.url}/pet.yaml"))
        assert says in found.problem


def test_redirections_are_followed(tmp_path: Path) -> None:
    with serving(pet_yaml="/real.yaml", real_yaml=OWNER) as server:
        document = read_document(description(tmp_path, f"{server.url}/pet.yaml"), ALLOWED)
        assert list(document.data["components"]["schemas"]) == ["pet"]


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with serving() as server:
        url = server.url
    assert "cannot be fetched" in refused(description(tmp_path, f"{url}/pet.yaml")).problem


def test_settings_and_manifest(tmp_path: Path, server: Server) -> None:
    description(tmp_path, f"{server.url}/pet.yaml")
    (tmp_path / "bindwright.yaml").write_text(
        "description: openapi.json\nallow_remote: true\npackage: {name: tiny}\n"
        "client: {name: Tiny}\nresources: {pet: {methods: {get: getPet}}}\n"
    )
    out = tmp_path / "sdk"
    arguments = ["generate", str(tmp_path), "--out", str(out)]
    assert main([*arguments, "--lock"]) == 0
    inputs = json.loads((out / ".bindwright" / "manifest.json").read_text())["inputs"]
    assert f"file {server.url}/pet.yaml" in inputs
    asked = len(server.asked)
    assert generate(tmp_path, out=out).up_to_date
    assert len(server.asked) == asked  # the lock says what is there
    server.files["/pet.yaml"] = OWNER
    assert generate(tmp_path, out=out).up_to_date
    assert main(["plan", str(tmp_path)]) == 2
    assert main([*arguments, "--lock"]) == 0
    assert not generate(tmp_path, out=out, check=True).reasons
