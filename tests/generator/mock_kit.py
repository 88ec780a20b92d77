"""Tiny descriptions, served in the same process."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from bindwright.mock import create_app

JSON = "application/json"
EVENTS = "text/event-stream"


def described(paths: dict[str, Any], **rest: Any) -> dict[str, Any]:
    """A description with these paths."""
    return {"openapi": "3.1.0", "info": {"title": "Zoo", "version": "1"}, "paths": paths, **rest}


def client(paths: dict[str, Any], **rest: Any) -> TestClient:
    """A client of the mock of these paths; a failure of the mock itself is raised."""
    return TestClient(create_app(described(paths, **rest), pace=0))


def answering(schema: Any = None, *, media_type: str = JSON, **media: Any) -> dict[str, Any]:
    """An operation with one answer."""
    content = {media_type: {**({} if schema is None else {"schema": schema}), **media}}
    return {"responses": {"200": {"description": "Well.", "content": content}}}


def taking(schema: Any, **rest: Any) -> dict[str, Any]:
    """An operation that takes a JSON body, and answers with nothing."""
    body = {"required": True, "content": {JSON: {"schema": schema}}}
    return {"requestBody": body, "responses": {"204": {"description": "Done."}}, **rest}


def message(answer: Any) -> str:
    """What an error says."""
    text: str = answer.json()["error"]["message"]
    return text
