"""Inferred settings: pages, streams, and what the client sends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bindwright.infer import infer, infer_settings
from bindwright.settings import DoneSettings, Settings
from infer_kit import EVENTS, JSON, LIST, TEXT, answers, call, query, takes, thing, walk, write


class TestPages:
    @pytest.mark.parametrize(
        ("parameters", "more", "expected"),
        [
            (query(after="string"), {}, ("cursor", "after", "id", None)),
            (
                query(pageToken="string"),
                {"nextPageToken": TEXT},
                ("token", "pageToken", None, "nextPageToken"),
            ),
            (
                query(cursor="string"),
                {"next_cursor": TEXT},
                ("token", "cursor", None, "next_cursor"),
            ),
            (query(offset="integer"), {}, ("offset", "offset", None, None)),
            (query(page="integer"), {}, ("page_number", "page", None, None)),
        ],
    )
    def test_kinds(
        self,
        tmp_path: Path,
        parameters: list[dict[str, Any]],
        more: dict[str, Any],
        expected: tuple[str, str, str | None, str | None],
    ) -> None:
        schema = thing(**LIST["properties"], has_more={"type": "boolean"}, **more)
        paths = {"/x": {"get": call("x", parameters=parameters, responses=answers(schema))}}
        settings = infer_settings(write(tmp_path, paths))
        ((name, page),) = settings.pagination.items()
        assert (page.kind, page.parameter, page.item_field, page.next_field) == expected
        assert (page.items, page.has_more) == ("data", "has_more")
        assert [each.page for _, each in walk(settings.resources)] == [name]

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            (
                {"metadata": thing(**{"continue": TEXT})},
                ("token", "continue", ["metadata", "continue"]),
            ),
            ({"next": {**TEXT, "format": "uri"}}, ("next_url", None, "next")),
            ({"@odata.nextLink": TEXT}, ("next_url", None, "@odata.nextLink")),
            ({"links": thing(self=TEXT, next=TEXT)}, ("next_url", None, ["links", "next"])),
            (
                {"_links": thing(next=thing(href=TEXT))},
                ("next_url", None, ["_links", "next", "href"]),
            ),
            ({"meta": thing(next_page_url=TEXT)}, ("next_url", None, ["meta", "next_page_url"])),
            ({"next": TEXT}, ("page_number", "page", None)),
        ],
    )
    def test_what_the_answer_says_comes_first(
        self,
        tmp_path: Path,
        more: dict[str, Any],
        expected: tuple[str, str | None, str | list[str] | None],
    ) -> None:
        parameters = query(page="integer", **{"continue": "string"} if "metadata" in more else {})
        schema = thing(**LIST["properties"], **more)
        paths = {"/x": {"get": call("x", parameters=parameters, responses=answers(schema))}}
        (page,) = infer_settings(write(tmp_path, paths)).pagination.values()
        found = list(page.next_field) if isinstance(page.next_field, tuple) else page.next_field
        assert (page.kind, page.parameter, found) == expected

    @pytest.mark.parametrize(
        ("parameters", "headers", "expected"),
        [
            (query(page="integer"), {}, ("page_number", "page")),
            (query(offset="integer"), {}, ("offset", "offset")),
            (query(after="string"), {}, ("cursor", "after")),
            (query(page="integer"), {"link": {"schema": TEXT}}, ("link_header", None)),
            (query(limit="integer"), {"Link": {"schema": TEXT}}, ("link_header", None)),
            (query(limit="integer"), {}, None),
        ],
    )
    def test_answers_that_are_the_list(
        self,
        tmp_path: Path,
        parameters: list[dict[str, Any]],
        headers: dict[str, Any],
        expected: tuple[str, str | None] | None,
    ) -> None:
        responses = answers(LIST["properties"]["data"])
        responses["200"]["headers"] = headers
        paths = {"/x": {"get": call("x", parameters=parameters, responses=responses)}}
        found = infer_settings(write(tmp_path, paths)).pagination.values()
        assert [(each.kind, each.parameter) for each in found] == ([expected] if expected else [])
        assert all(each.items is None for each in found)

    @pytest.mark.parametrize(
        ("parameters", "schema"),
        [
            (query(after="string"), thing(data={"type": "array", "items": TEXT})),
            (query(limit="integer"), LIST),
            (query(offset="integer"), thing(data=TEXT)),
            (
                query(cursor="string"),
                thing(a=LIST["properties"]["data"], b=LIST["properties"]["data"]),
            ),
        ],
        ids=["items without id", "limit only", "no list", "two lists"],
    )
    def test_not_paged(
        self, tmp_path: Path, parameters: list[dict[str, Any]], schema: dict[str, Any]
    ) -> None:
        paths = {"/x": {"get": call("x", parameters=parameters, responses=answers(schema))}}
        assert infer_settings(write(tmp_path, paths)).pagination == {}

    def test_the_items_are_the_list_of_objects(self, tmp_path: Path) -> None:
        lists = {
            "unreachable": {"type": "array", "items": TEXT},
            "widgets": {"type": "array", "items": thing(name=TEXT)},
        }
        operation = call(
            "list",
            parameters=query(pageToken="string"),
            responses=answers(thing(**lists, nextPageToken=TEXT)),
        )
        (page,) = infer_settings(
            write(tmp_path, {"/widgets": {"get": operation}})
        ).pagination.values()
        assert (page.items, page.next_field) == ("widgets", "nextPageToken")

    def test_a_date_after_which_is_no_cursor(self, tmp_path: Path) -> None:
        after = {"in": "query", "name": "after", "schema": {"type": "string", "format": "date"}}
        paths = {"/x": {"get": call("x", parameters=[after], responses=answers(LIST))}}
        assert infer_settings(write(tmp_path, paths)).pagination == {}

    def test_equal_schemes_are_one_and_others_are_told_apart(self, tmp_path: Path) -> None:
        def paged(name: str) -> dict[str, Any]:
            schema = thing(**{name: LIST["properties"]["data"]})
            return {"get": call(parameters=query(after="string"), responses=answers(schema))}

        paths = {"/a": paged("rows"), "/b": paged("data"), "/c": paged("data")}
        settings = infer_settings(write(tmp_path, paths))
        assert {name: each.class_name for name, each in settings.pagination.items()} == {
            "cursor": "CursorPage",
            "cursor_rows": "CursorRowsPage",
        }
        assert {path: each.page for path, each in walk(settings.resources)} == {
            "a.list": "cursor_rows",
            "b.list": "cursor",
            "c.list": "cursor",
        }


class TestStreams:
    def stream(
        self, tmp_path: Path, schema: dict[str, Any], body: dict[str, Any], **schemas: Any
    ) -> Settings:
        """The settings of a description with one operation that streams."""
        operation = call("ask", requestBody=body, responses=answers(schema, EVENTS))
        file = write(tmp_path, {"/chats": {"post": operation}}, components={"schemas": schemas})
        settings = infer_settings(file)
        assert [each.stream for _, each in walk(settings.resources)] == ["chats"]
        return settings

    def test_switched_by_a_boolean_property(self, tmp_path: Path) -> None:
        body = takes(text=TEXT, stream={"type": ["boolean", "null"]})
        chunk = {"$ref": "#/components/schemas/Chunk"}
        found = self.stream(tmp_path, chunk, body, Chunk=thing(text=TEXT)).streams["chats"]
        assert (found.flag, found.event, found.type_by) == ("stream", "Chunk", "payload")
        assert found.done == DoneSettings(end_of_file=True)

    def test_always_on(self, tmp_path: Path) -> None:
        body = takes(stream={"type": "boolean", "const": True})
        assert self.stream(tmp_path, thing(text=TEXT), body).streams["chats"].flag is None

    def test_pairs_of_event_and_data(self, tmp_path: Path) -> None:
        def pair(name: str, data: dict[str, Any]) -> dict[str, Any]:
            return thing(event={"type": "string", "enum": [name]}, data=data)

        nested = {"oneOf": [pair("delta", thing(text=TEXT)), pair("error", thing(message=TEXT))]}
        union = {
            "oneOf": [{"$ref": "#/components/schemas/Inner"}, pair("done", {"const": "[DONE]"})]
        }
        found = self.stream(tmp_path, union, takes(), Inner=nested).streams["chats"]
        assert (found.type_by, found.payload, found.tag) == ("event", "data", None)
        assert found.errors == ("error",)
        assert found.done == DoneSettings(data="[DONE]")

    def test_an_error_by_the_mapping_of_the_tag(self, tmp_path: Path) -> None:
        kind = {"type": "string", "enum": ["text", "stream-error", "tool-error"]}
        names = {"text": "Text", "stream-error": "Failure", "tool-error": "Tool"}
        members = [{"$ref": f"#/components/schemas/{each}"} for each in names.values()]
        mapping = {name: each["$ref"] for name, each in zip(names, members, strict=True)}
        found = self.stream(
            tmp_path,
            {"oneOf": members, "discriminator": {"propertyName": "kind", "mapping": mapping}},
            takes(),
            Text=thing(kind=kind, text=TEXT),
            Failure=thing(kind=kind, err=TEXT),
            Tool=thing(kind=kind, tool=TEXT),
        ).streams["chats"]
        assert (found.tag, found.errors) == ("kind", ("stream-error",))

    def test_union_with_a_shared_constant(self, tmp_path: Path) -> None:
        union = {
            "anyOf": [
                thing(object={"const": "part"}, type={"const": "start"}),
                thing(object={"const": "part"}, type={"const": "stop"}),
            ]
        }
        found = self.stream(tmp_path, union, takes()).streams["chats"]
        assert (found.type_by, found.tag, found.payload) == ("tag", "type", None)

    def test_end_marker_told_in_prose(self, tmp_path: Path) -> None:
        body = takes(stream={"type": "boolean", "description": "Ends with `data: [DONE]`."})
        found = self.stream(tmp_path, thing(text=TEXT), body).streams["chats"]
        assert found.done == DoneSettings(data="[DONE]")

    def test_a_switch_without_an_event_stream_is_remarked(self, tmp_path: Path) -> None:
        operation = call("ask", requestBody=takes(stream={"type": "boolean"}))
        inferred = infer(write(tmp_path, {"/chats": {"post": operation}}))
        assert inferred.settings.streams == {}
        assert EVENTS in inferred.reasons["/resources/chats/methods/create"]


class TestClient:
    def test_bearer_key(self, tmp_path: Path) -> None:
        schemes = {"Key": {"type": "http", "scheme": "bearer"}, "Unused": {"type": "http"}}
        file = write(
            tmp_path,
            {"/x": {"get": call("x")}},
            security=[{"Key": []}],
            components={"securitySchemes": schemes},
        )
        (option,) = infer_settings(file).client.options
        assert (option.name, option.scheme, option.env) == ("api_key", "Key", "ZOO_API_KEY")
        assert option.required

    def test_optional_where_there_is_an_alternative(self, tmp_path: Path) -> None:
        schemes = {
            "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "AdminKeyAuth": {"type": "apiKey", "in": "header", "name": "X-Admin-Key"},
        }
        file = write(
            tmp_path,
            {"/x": {"get": call("x", security=[{"Key": []}, {"AdminKeyAuth": []}])}},
            components={"securitySchemes": schemes},
        )
        options = infer_settings(file).client.options
        assert [(each.name, each.scheme, each.required) for each in options] == [
            ("api_key", "Key", False),
            ("admin_key", "AdminKeyAuth", False),
        ]

    def test_each_scheme_takes_what_it_takes(self, tmp_path: Path) -> None:
        grant = {"clientCredentials": {"tokenUrl": "https://zoo.example/token", "scopes": {}}}
        schemes: dict[str, Any] = {
            "A": {"type": "http", "scheme": "basic"},
            "B": {"type": "oauth2", "flows": {}},
            "C": {"type": "http", "scheme": "Digest"},
            "Machine": {"type": "oauth2", "flows": grant},
            "Robot": {"type": "oauth2", "flows": grant},
            "D": {"type": "mutualTLS"},
        }
        file = write(tmp_path, {}, components={"securitySchemes": schemes})
        options = infer_settings(file).client.options
        assert [(each.name, each.scheme, each.part) for each in options] == [
            ("username", "A", "username"),
            ("password", "A", "password"),
            ("access_token", "B", None),
            ("authorization", "C", None),
            ("client_id", "Machine", "client_id"),
            ("client_secret", "Machine", "client_secret"),
            ("scope", "Machine", "scope"),
            ("token_url", "Machine", "token_url"),
            ("robot_client_id", "Robot", "client_id"),
            ("robot_client_secret", "Robot", "client_secret"),
            ("robot_scope", "Robot", "scope"),
            ("robot_token_url", "Robot", "token_url"),
        ]

    def test_header_parameters_that_are_everywhere(self, tmp_path: Path) -> None:
        def header(name: str, **schema: Any) -> dict[str, Any]:
            return {"in": "header", "name": name, "schema": {"type": "string", **schema}}

        common = [header("X-Tenant"), header("zoo-version", default="7"), header("Idempotency-Key")]
        rare = [header("X-Rare"), header("x-api-key")]
        paths = {
            "/x": {"get": call("x"), "post": call("y", parameters=rare), "parameters": common},
            "/z": {"get": call("z")},
        }
        client = infer_settings(write(tmp_path, paths)).client
        assert {each.name: each.header for each in client.options} == {
            "api_key": "x-api-key",
            "tenant": "X-Tenant",
        }
        assert client.headers == {"zoo-version": "7"}
        assert client.idempotency_header == "Idempotency-Key"

    def test_errors_in_an_envelope(self, tmp_path: Path) -> None:
        inner = thing(message=TEXT, code=TEXT, type=TEXT)
        responses = {"4XX": {"description": "", "content": {JSON: {"schema": thing(error=inner)}}}}
        errors = infer_settings(
            write(tmp_path, {"/x": {"get": call(responses=responses)}})
        ).client.errors
        assert (errors.name, errors.envelope, errors.message) == ("ZooError", "error", "message")
        assert (errors.code, errors.param, errors.type) == ("code", None, "type")

    @pytest.mark.parametrize(
        ("title", "server", "expected"),
        [
            ("OpenAI API", None, ("openai", "openai", "OpenAI")),
            ("Swagger Petstore - OpenAPI 3.0", None, ("petstore", "petstore", "Petstore")),
            ("API Reference", "https://api.zoo.example/v1", ("zoo", "zoo", "Zoo")),
            ("Big  Cat\nHouse", None, ("big-cat-house", "big_cat_house", "BigCatHouse")),
            ("JSON API", None, ("json-api", "json_api", "JSON")),
            ("", None, ("client", "client", "Client")),
        ],
    )
    def test_names(
        self, tmp_path: Path, title: str, server: str | None, expected: tuple[str, str, str]
    ) -> None:
        servers = [{"url": server}] if server else []
        file = write(tmp_path, {}, info={"title": title, "version": "1"}, servers=servers)
        settings = infer_settings(file)
        package = settings.package
        assert (package.name, package.module, settings.client.name) == expected

    def test_server_with_variables(self, tmp_path: Path) -> None:
        server = {"url": "https://{region}.zoo.example", "variables": {"region": {"default": "eu"}}}
        client = infer_settings(write(tmp_path, {}, servers=[server])).client
        assert (client.base_url, client.servers) == (None, {})
        assert client.base_url_env == "ZOO_BASE_URL"
        (option,) = client.options
        assert (option.name, option.variable, option.env) == ("region", "region", "ZOO_REGION")

    def test_servers_to_choose_from(self, tmp_path: Path) -> None:
        servers = [
            {"url": "/v1"},
            {"url": "https://api.zoo.example", "description": "The production server."},
            {"url": "https://sandbox.zoo.example"},
            {"url": "https://x.zoo.example", "name": "next", "description": "Whatever it may be."},
        ]
        client = infer_settings(write(tmp_path, {}, servers=servers)).client
        assert client.base_url is None
        assert client.servers == {
            "production": "https://api.zoo.example",
            "sandbox_zoo": "https://sandbox.zoo.example",
            "next": "https://x.zoo.example",
        }
