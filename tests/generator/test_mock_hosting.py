"""The mock as a program: it says where it is, logs requests, and stops when told to."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mock_kit import EVENTS, answering, described

from bindwright import Refused
from bindwright.mock import application, create_app, running

GENERATOR = Path(__file__).parents[2] / "generator"
PATHS = {
    "/cats": {"get": answering(example=["Tom"])},
    "/events": {"get": answering(media_type=EVENTS, example="data: 1\n\n" * 1000)},
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path, described(PATHS))


def written(folder: Path, data: Any) -> Path:
    path = folder / "openapi.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def command(source: Path, *options: str, prelude: str = "") -> list[str]:
    """`bindwright mock`, after some lines of Python."""
    start = f"{prelude}\nimport sys\nfrom bindwright.cli import main\nsys.exit(main())"
    return [sys.executable, "-c", start, "mock", str(source), *options]


@contextmanager
def started(source: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command(source, *options), stdout=pipe, stderr=pipe, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = re.fullmatch(
            rf"serving {re.escape(str(source))} at (http://127\.0\.0\.1:\d+)\n", line
        )
        assert found, line
        try:
            yield server, found[1]
        finally:
            server.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(source: Path, number: signal.Signals) -> None:
    with started(source) as (server, url):
        assert httpx2.get(f"{url}/cats").json() == ["Tom"]
        assert httpx2.get(f"{url}/dogs%0A").status_code == 404
        server.send_signal(number)
        output, errors = server.communicate(timeout=10)
    assert (server.returncode, output) == (0, "")
    first, second, fault, last = errors.splitlines()
    assert re.fullmatch(r"\d\d:\d\d:\d\d GET /cats 200 \d+ ms", first)
    assert re.fullmatch(r"\d\d:\d\d:\d\d GET /dogs%0A 404 \d+ ms", second)
    assert fault.startswith("    path: the description has no /dogs%0A; the nearest is ")
    assert last == "stopped"


def test_an_open_stream_does_not_keep_it_from_stopping(source: Path) -> None:
    with started(source, "--pace", "60") as (server, url):
        with httpx2.stream("GET", f"{url}/events") as answer:
            next(answer.iter_raw())
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=10) == 0


def refusal(*arguments: Any, prelude: str = "") -> str:
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
    done = subprocess.run(
        command(*arguments, prelude=prelude),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_in_use(source: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = refusal(source, "--port", port)
    assert f"port {port} cannot be used" in said
    assert "--port" in said.partition("remedy")[2]


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_does_not_exist(source: Path, port: str) -> None:
    assert f"port {port} cannot be used: there is no such port" in refusal(source, "--port", port)


@pytest.mark.parametrize("pace", ["-1", "nan", "inf"])
def test_a_pace_that_is_no_duration(source: Path, pace: str) -> None:
    assert f"a pace of {float(pace)} seconds is not possible" in refusal(source, f"--pace={pace}")


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_a_missing_package_is_named_with_the_remedy(source: Path, package: str) -> None:
    said = refusal(source, prelude=f"import sys; sys.modules[{package!r}] = None")
    assert f"the mock server needs the package {package}" in said
    assert "pip install 'bindwright[mock]'" in said


@pytest.mark.parametrize(
    ("reference", "schemas"),
    [
        ("#/components/schemas/Cat", {}),
        ("other.yaml#/Cat", {}),
        ("#/components/schemas/Cat", {"Cat": {"$ref": "#/components/schemas/Cat"}}),
    ],
)
def test_a_broken_reference_is_found_before_serving(
    tmp_path: Path, reference: str, schemas: Any
) -> None:
    paths = {"/x": {"get": answering({"items": {"$ref": reference}})}}
    source = written(tmp_path, described(paths, components={"schemas": schemas}))
    with pytest.raises(Refused) as caught:
        application(source)
    (found,) = caught.value.diagnostics
    assert found.code == "unresolved-reference"
    assert found.place.line > 0
    assert repr(reference) in found.problem


def test_what_looks_like_a_reference_in_data_is_none() -> None:
    example = {"$ref": "nowhere"}
    schema = {"default": example, "properties": {"example": {"const": example}}}
    app = create_app(described({"/x": {"get": answering(schema, example=example)}}))
    with running(app) as url:
        assert httpx2.get(f"{url}/x").json() == example


def test_servers_run_side_by_side_and_leave_nothing_behind() -> None:
    before = threading.active_count()
    app = create_app(described(PATHS))
    with running(app) as one, running(app) as two:
        assert one != two
        assert httpx2.get(f"{one}/cats").json() == httpx2.get(f"{two}/cats").json()
    assert threading.active_count() == before
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{one}/cats")


def test_a_mistake_of_the_mock_is_an_answer_and_a_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bindwright.mock.serving._chosen", broken)
    with running(create_app(described(PATHS))) as url, caplog.at_level(logging.ERROR):
        answer = httpx2.get(f"{url}/cats")
    assert answer.status_code == 500
    assert answer.json()["error"]["type"] == "server_error"
    assert "GET /cats failed" in caplog.text and "ZeroDivisionError" in caplog.text
