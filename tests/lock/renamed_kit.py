"""A small SDK whose description renames properties and parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from lock_kit import Sdk

DESCRIPTION = """
openapi: 3.1.0
info: {title: Shelf, version: "1"}
servers: [{url: https://shelf.example}]
components:
  schemas:
    Book:
      type: object
      required: [id, writer]
      properties:
        title: {type: string}
        id: {type: string}
        writer: {$ref: "#/components/schemas/Person"}
        added: {type: string, format: date-time}
        pages: {type: integer}
        shelf: {type: string}
    Person:
      type: object
      required: [name]
      properties:
        name: {type: string}
        property: {type: string}
        deprecated: {type: boolean}
        overload: {type: array, items: {type: string}}
        born: {type: integer}
        home: {$ref: "#/components/schemas/Home"}
    Home: {type: object, properties: {street: {type: string}, town: {type: string}}}
    Run:
      type: object
      required: [id, status]
      properties: {id: {type: string}, status: {type: string}}
    Event:
      oneOf:
        - type: object
          required: [event, data]
          properties: {event: {const: run.started}, data: {$ref: "#/components/schemas/Run"}}
        - type: object
          required: [event, data]
          properties: {event: {const: run.ended}, data: {$ref: "#/components/schemas/Run"}}
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: sort, in: query, schema: {type: string, enum: [title, added]}}
        - {name: after, in: query, schema: {type: string}}
        - {name: X-Mode, in: header, schema: {type: string, enum: [quick, full]}}
      responses:
        "200":
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Book"}}}}
    post:
      operationId: addBook
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties:
                title: {type: string}
                writer: {$ref: "#/components/schemas/Person"}
                note: {type: string}
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}}
  /runs:
    post:
      operationId: startRun
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [prompt]
              properties:
                prompt: {type: string}
                model: {type: string, enum: [small, large]}
                seed: {type: integer}
                stream: {type: boolean}
      responses:
        "200":
          content:
            application/json: {schema: {$ref: "#/components/schemas/Run"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Event"}}
  /runs/{run_id}:
    get:
      operationId: getRun
      parameters: [{name: run_id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Run"}}}}}
"""

SETTINGS = """
description: openapi.yaml
package: {name: shelf}
client: {name: Shelf}
resources:
  books: {methods: {list: listBooks, add: addBook}}
  runs:
    methods:
      start: {operation: startRun, stream: run}
      retrieve: getRun
      start_and_poll: {of: start, poll: run}
streams: {run: {flag: stream, event: Event, type_by: event, payload: data}}
polls: {run: {method: runs.retrieve, arguments: {run_id: id}, until: status, terminal: [done]}}
"""


class Shelf(Sdk):
    """The SDK, and what a description can do to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.description: dict[str, Any] = yaml.safe_load(DESCRIPTION)
        self.settings: dict[str, Any] = yaml.safe_load(SETTINGS)

    def body(self, path: str) -> dict[str, Any]:
        """The schema of the body that is posted to a path."""
        operation = self.description["paths"][path]["post"]
        schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
        return schema

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """What the list of books can be asked for."""
        found: list[dict[str, Any]] = self.description["paths"]["/books"]["get"]["parameters"]
        return found

    def rename(self, schema: dict[str, Any], old: str, new: str) -> None:
        """Give a property another name, and leave it where it is."""
        properties: dict[str, Any] = schema["properties"]
        renamed = {new if name == old else name: each for name, each in properties.items()}
        properties.clear()
        properties.update(renamed)
        required: list[str] = schema.get("required", [])
        required[:] = [new if name == old else name for name in required]

    def rename_all(self) -> None:
        """One rename of each kind that the tests are about."""
        self.rename(self.schemas["Book"], "added", "created")
        self.rename(self.schemas["Book"], "writer", "author")
        self.rename(self.schemas["Person"], "born", "birth")
        self.rename(self.body("/books"), "title", "name")
        self.rename(self.body("/runs"), "prompt", "question")
        self.rename(self.body("/runs"), "model", "engine")
        self.parameters[0]["name"] = "max"
        self.parameters[3]["name"] = "X-Style"
