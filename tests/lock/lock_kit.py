"""A small SDK whose names can be locked, and its public surface."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml

from bindwright.lock import lock_file, to_text
from bindwright.pipeline import Outline, outline

DESCRIPTION = """
openapi: 3.1.0
info: {title: Zoo, version: "1"}
servers: [{url: https://zoo.example}]
components:
  schemas:
    Animal:
      type: object
      required: [id]
      properties:
        id: {type: string}
        date: {type: string}
        list: {type: array, items: {type: string}}
        keeper: {type: object, properties: {name: {type: string}, since: {type: string}}}
        meals:
          type: array
          items: {type: object, properties: {food: {type: string}, grams: {type: integer}}}
        state: {$ref: "#/components/schemas/State"}
        home: {$ref: "#/components/schemas/Home"}
        marks:
          type: array
          items:
            oneOf:
              - {type: object, required: [ring], properties: {ring: {type: string}, colour: {type: string}}}
              - {type: object, required: [chip], properties: {chip: {type: integer}, maker: {type: string}}}
    State: {type: string, enum: [well, ill]}
    Home:
      oneOf:
        - {type: object, required: [kind], properties: {kind: {const: cage}, bars: {type: integer}}}
        - {type: object, required: [kind], properties: {kind: {const: lake}, depth: {type: number}}}
    Ticket:
      type: object
      required: [price]
      properties:
        price: {type: number}
        visitor: {type: object, properties: {name: {type: string}, age: {type: integer}}}
paths:
  /animals:
    get:
      operationId: listAnimals
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: timeout, in: query, schema: {type: integer}}
        - name: near
          in: query
          style: deepObject
          schema: {type: object, properties: {x: {type: number}, y: {type: number}}}
      responses:
        "200":
          content:
            application/json:
              schema: {type: object, properties: {animals: {type: array, items: {$ref: "#/components/schemas/Animal"}}}}
    post:
      operationId: addAnimal
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string}
                date: {type: string}
                ticket: {$ref: "#/components/schemas/Ticket"}
                father: {type: object, properties: {name: {type: string}, alive: {type: boolean}}}
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}}
  /animals/{animal_id}/meals/{meal_id}:
    get:
      operationId: getMeal
      parameters:
        - {name: animal_id, in: path, required: true, schema: {type: string}}
        - {name: meal_id, in: path, required: true, schema: {type: string}}
      responses: {"200": {content: {application/json: {schema: {$ref: "#/components/schemas/Animal"}}}}}
"""

SETTINGS = """
description: openapi.yaml
package: {name: zoo}
client: {name: Zoo}
resources:
  animals:
    models: {Beast: Animal}
    methods: {list: listAnimals, add: addAnimal}
    resources:
      meals:
        methods: {retrieve: getMeal}
"""


class Sdk:
    """An SDK that is planned again and again, each time with the names of the last time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.description: dict[str, Any] = yaml.safe_load(DESCRIPTION)
        self.settings: dict[str, Any] = yaml.safe_load(SETTINGS)

    def write(self) -> Path:
        """Write the files, and return their folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, data in (
            ("openapi.yaml", self.description),
            ("bindwright.yaml", self.settings),
        ):
            text = yaml.dump(data, Dumper=_Plain, sort_keys=False)
            (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder

    def plan(self) -> Outline:
        """Plan the SDK, and record its names, through the lock's own text."""
        made = outline(self.write())
        lock = lock_file(self.folder / "bindwright.yaml")
        lock.write_text(to_text(made.lock, "zoo"), encoding="utf-8")
        return made

    @property
    def schemas(self) -> dict[str, Any]:
        """The components of the description."""
        return self.description["components"]["schemas"]

    def saved(self) -> tuple[Any, Any]:
        """What `restore` takes."""
        return copy.deepcopy((self.description, self.settings))

    def restore(self, saved: tuple[Any, Any]) -> None:
        """Take back all edits since `saved`."""
        self.description, self.settings = copy.deepcopy(saved)


class _Plain(yaml.SafeDumper):
    """Writes what stands in two places twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def surface(made: Outline) -> set[tuple[str, ...]]:
    """Everything that a program may name, and that is not deprecated."""
    found = {
        ("import", each.path, export.name) for each in made.plan.exports for export in each.names
    }
    for resource in made.plan.resources:
        found.add(("resource", resource.path, resource.class_name))
        for method in resource.methods:
            where = f"{resource.path}.{method.name}"
            found.add(("method", where, method.params))
            for argument in (*method.path_arguments, *method.arguments):
                found.add(("parameter", where, argument.location, argument.name))
    former = {
        (f"{method.params}Dict", name)
        for resource in made.plan.resources
        for method in resource.methods
        for name in method.former
    }
    for module in made.plan.types:
        for each in module.classes:
            found |= {
                ("field", each.name, field.wire, field.name)
                for field in each.fields
                if (each.name, field.name) not in former
            }
    return found


def deprecated(made: Outline) -> set[tuple[str, ...]]:
    """The deprecated names of fields and parameters, and what the description called them."""
    lock = made.lock
    return {
        (kind, owner, name, each.was)
        for kind, names in (("field", lock.old_fields), ("parameter", lock.old_parameters))
        for owner, former in names.items()
        for name, each in former.items()
    }


def orders(made: Outline) -> dict[str, list[str]]:
    """Path of a method -> its parameters, in the order of the signature."""
    return {
        f"{resource.path}.{method.name}": [
            each.name for each in (*method.path_arguments, *method.arguments)
        ]
        for resource in made.plan.resources
        for method in resource.methods
    }
