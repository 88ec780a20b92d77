"""Further places for classes, and attributes with names of their own, as the settings say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bindwright import Refused, generate

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Tiny", "version": "1"},
    "servers": [{"url": "https://tiny.test"}],
    "paths": {
        "/pets": {
            "post": {
                "operationId": "createPet",
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "properties": {"pet": {"$ref": "#/components/schemas/Pet"}},
                            }
                        }
                    }
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}
                        }
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "type": "object",
                "properties": {
                    "schema": {"type": "string"},
                    "owner": {"$ref": "#/components/schemas/Owner"},
                    "food": {"$ref": "#/components/schemas/Food"},
                },
            },
            "Owner": {"type": "object", "properties": {"name": {"type": "string"}}},
            "Food": {"type": "object", "properties": {"name": {"type": "string"}}},
        }
    },
}
SETTINGS = """
description: openapi.json
package: {name: tiny}
client: {name: Tiny}
resources:
  pets:
    models: {Pet: Pet, Owner: Owner}
    methods: {create: createPet}
"""


def made(folder: Path, more: str) -> Path:
    (folder / "openapi.json").write_text(json.dumps(DESCRIPTION))
    (folder / "bindwright.yaml").write_text(SETTINGS + more)
    generate(folder, out=folder / "sdk")
    return folder / "sdk" / "src"


def check(source: Path, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=source
    )
    assert done.returncode == 0, done.stderr[-3000:]


ALIASES = """
aliases:
  types: [Owner]
  types.pet: {Animal: Pet, Keeper: Owner, Food: Food}
  types.shared: {Holder: Owner}
  types.shared.params: {Owner: OwnerParam}
  types.pet_param: [PetParam]
  extra.deep.names: [Pet]
  resources: {Creature: Pet}
"""


def test_classes_can_be_imported_from_further_places(tmp_path: Path) -> None:
    source = made(tmp_path, ALIASES)
    check(
        source,
        """
import sys
import tiny
loaded = [each for each in sys.modules if each.startswith("tiny.types")]
assert not loaded, loaded
from tiny.types.pet import Animal, Food, Keeper, Pet
from tiny.types.owner import Owner, OwnerParam
assert Animal is Pet and Keeper is Owner
from tiny.types import Owner as first
from tiny.types.shared import Holder
from tiny.types.shared.params import Owner as plain
from tiny.types.pet_param import PetParam
assert first is Owner is Holder and plain is OwnerParam
assert PetParam is tiny.types.pet.PetParam
assert tiny.extra.deep.names.Pet is tiny.resources.Creature is Pet
import tiny.types.pet as module
assert set(module.__all__) == {"Animal", "Food", "FoodParam", "Keeper", "Pet", "PetParam"}
""",
    )
    (source / "user.py").write_text(
        "from tiny.types.pet import Animal, Food, Keeper\n"
        "from tiny.types.shared.params import Owner\n"
        "from tiny.types.pet_param import PetParam\n"
        "import tiny.extra.deep.names as names\n\n"
        "keeper: Keeper = Keeper(name='a')\n"
        "pet: Animal = names.Pet(owner=keeper, food=Food(name='b'))\n"
        "owner: Owner = {'name': 'c'}\n"
        "plain: PetParam = {'owner': owner}\n"
    )
    for checker in (
        ("mypy", "--strict", "--no-incremental"),
        ("pyright", "--pythonpath", sys.executable),
    ):
        done = subprocess.run(
            [Path(sys.executable).with_name(checker[0]), *checker[1:], "user.py"],
            capture_output=True,
            text=True,
            cwd=source,
        )
        assert done.returncode == 0, done.stdout


def test_an_attribute_has_the_name_that_the_settings_give_it(tmp_path: Path) -> None:
    check(
        made(tmp_path, "fields: {Pet.schema: schema_}\n"),
        """
from tiny import types
from tiny._codecs.pet import decode_pet
assert decode_pet({"schema": "a"}).schema_ == "a"
assert types.Pet(schema_="a").to_dict() == {"schema": "a"}
assert types.PetParam(schema="a") == {"schema": "a"}
assert types.Pet(schema_="a").model_dump(exclude_none=True) == {"schema_": "a"}
""",
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("aliases: {types.shared: [Nobody]}", "there is no class 'Nobody'"),
        ("aliases: {types.pet: {Food: Owner}}", "types.pet has another 'Food'"),
        ("aliases: {types: {Pet: Owner}}", "types has another 'Pet'"),
        ("aliases: {types.pet.names: [Owner]}", "types.pet is a module that holds something else"),
        ("aliases: {resources.pets: [Owner]}", "resources.pets is a module that holds"),
        ("fields: {Pet.nothing: some}", "the description has no property 'Pet.nothing'"),
        ("fields: {Nobody.name: some}", "the description has no property 'Nobody.name'"),
    ],
)
def test_what_cannot_be(tmp_path: Path, more: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        made(tmp_path, more + "\n")
    (found,) = refused.value.diagnostics
    assert found.place.file.endswith("bindwright.yaml")
    assert found.place.line == len(SETTINGS.splitlines()) + 1
    assert not (tmp_path / "sdk").exists()
