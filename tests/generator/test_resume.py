"""A stream that the settings let resume does so; one that is not idempotent is never sent again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bindwright import generate

DESCRIPTION: Any = {
    "openapi": "3.1.0",
    "info": {"title": "Ticks", "version": "1"},
    "servers": [{"url": "https://example.com"}],
    "paths": {
        "/ticks": {
            verb: {
                "operationId": f"{verb}Ticks",
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"type": "object"}},
                            "text/event-stream": {"schema": {"$ref": "#/components/schemas/Tick"}},
                        }
                    }
                },
            }
            for verb in ("get", "post")
        }
    },
    "components": {
        "schemas": {
            "Tick": {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["type", "n"],
                        "properties": {"type": {"const": name}, "n": {"type": "integer"}},
                    }
                    for name in ("tick", "tock")
                ]
            }
        }
    },
}
SETTINGS = """\
description: openapi.json
package: {name: ticks}
client: {name: Ticks}
resources:
  ticks:
    methods:
      watch: {operation: getTicks, stream: ticks}
      start: {operation: postTicks, stream: ticks}
streams:
  ticks:
    flag: stream
    event: Tick
    type_by: tag
    tag: type
    done: {data: "[DONE]"}
    RESUME
"""
PROGRAM = """\
import httpx2, json, sys, ticks
seen = []
def answer(request):
    seen.append((str(request.url), request.headers.get("last-event-id")))
    class Body(httpx2.SyncByteStream):
        def __iter__(self):
            first = len(seen) == 1
            for n in ((1, 2) if first else (3,)):
                tick = json.dumps({"type": "tick", "n": n})
                yield f"retry: 1\\nid: e{n}\\ndata: {tick}\\n\\n".encode()
            if first:
                raise httpx2.ReadError("gone")
            yield b"data: [DONE]\\n\\n"
    return httpx2.Response(200, headers={"content-type": "text/event-stream"}, stream=Body())
client = ticks.Ticks(http_client=httpx2.Client(transport=httpx2.MockTransport(answer)))
got = []
try:
    for tick in getattr(client.ticks, sys.argv[1])(stream=True):
        got.append(tick.n)
    end = "done"
except ticks.StreamTruncated:
    end = "truncated"
print(json.dumps([got, end, seen]))
"""


@pytest.mark.parametrize(
    ("resume", "method", "expected"),
    [
        (
            "last_event_id: true",
            "watch",
            [
                [1, 2, 3],
                "done",
                [["https://example.com/ticks", None], ["https://example.com/ticks", "e2"]],
            ],
        ),
        (
            "{cursor: after, cursor_property: n}",
            "watch",
            [
                [1, 2, 3],
                "done",
                [["https://example.com/ticks", None], ["https://example.com/ticks?after=2", None]],
            ],
        ),
        (
            "last_event_id: true",
            "start",
            [[1, 2], "truncated", [["https://example.com/ticks", None]]],
        ),
        ("", "watch", [[1, 2], "truncated", [["https://example.com/ticks", None]]]),
    ],
)
def test_resume(resume: str, method: str, expected: Any, tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(DESCRIPTION), encoding="utf-8")
    lines = resume.strip("{}").replace(", ", "\n    ")
    settings = SETTINGS.replace("RESUME", lines)
    (tmp_path / "bindwright.yaml").write_text(settings, encoding="utf-8")
    generate(tmp_path, out=tmp_path / "sdk")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, method],
        env={"PYTHONPATH": str(tmp_path / "sdk" / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == expected
