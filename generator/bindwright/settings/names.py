"""Rules for the names that the settings choose: what Python or the SDK itself already takes."""

from __future__ import annotations

import keyword
import sys
from collections.abc import Iterator

from bindwright.diagnostics import Diagnostic
from bindwright.names import MODEL_ATTRIBUTES
from bindwright.settings.accumulation import AccumulationSettings, HookSettings
from bindwright.settings.model import Settings
from bindwright.settings.walk import walk_resources
from bindwright.source import Document, pointer

CLIENT_ARGUMENTS = frozenset(
    {
        "base_url",
        "default_headers",
        "default_query",
        "http_client",
        "max_retries",
        "self",
        "stream_policy",
        "timeout",
    }
)
"""Constructor arguments that every client has."""

CLIENT_ATTRIBUTES = CLIENT_ARGUMENTS | {
    "aclose",
    "auth_headers",
    "close",
    "copy",
    "decode",
    "delete",
    "exchange",
    "failure",
    "get",
    "idempotency_key",
    "is_closed",
    "open_stream",
    "option_headers",
    "page",
    "patch",
    "post",
    "put",
    "request",
    "request_id",
    "send",
    "send_alone",
    "stream",
    "turn",
    "wait",
    "with_options",
    "with_raw_response",
    "with_streaming_response",
}
"""Attributes that every client has."""

RESOURCE_ATTRIBUTES = frozenset({"with_raw_response", "with_streaming_response"})
"""Attributes that every resource has."""


def module_name(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """The package can be imported under its name, and hides no module of Python."""
    module = settings.package.module
    where = "/package/module"
    fault = name_fault(module)
    if not fault and module in sys.stdlib_module_names:
        fault = "is a module of Python's standard library"
    if fault:
        yield document.diagnostic(
            "bad-module-name",
            where,
            f"the import name {module!r} {fault}",
            "the SDK could not be imported",
            "write a lower-case name with underscores, such as `module: openai_runs`",
        )


def class_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Client, error, page and model classes have names that a class can have."""
    named = {
        "/client/name": settings.client.name,
        "/client/errors/name": settings.client.errors.name,
    }
    for page in settings.pagination.values():
        named[f"{page.pointer}/class_name"] = page.class_name
    for _, resource in walk_resources(settings.resources):
        for name in resource.models:
            named[f"{resource.pointer}{pointer('models', name)}"] = name
    for where, name in named.items():
        fault = name_fault(name)
        if fault:
            yield document.diagnostic(
                "bad-class-name",
                where,
                f"the class name {name!r} {fault}",
                "the SDK would not be Python",
                "write a name in CamelCase, such as `RunStep`",
            )


def class_collisions(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """No two of the classes that the package itself exports share a name."""
    client = settings.client.name
    taken = {client: "the client", f"Async{client}": "the asynchronous client"}
    named: dict[str, tuple[str, ...]] = {"/client/errors/name": (settings.client.errors.name,)}
    for page in settings.pagination.values():
        pair = (f"Sync{page.class_name}", f"Async{page.class_name}")
        named[f"{page.pointer}/class_name"] = pair
    for each in settings.accumulations.values():
        for key, name in (("handler", each.handler), ("manager", each.manager)):
            named[f"{each.pointer}/{key}"] = (name, f"Async{name}")
    for where, names in named.items():
        for name in names:
            if name in taken:
                yield document.diagnostic(
                    "class-name-taken",
                    where,
                    f"the class name {name!r} is already that of {taken[name]}",
                    "one of the two would hide the other",
                    "give it another name",
                )
            taken.setdefault(name, "another class")


def model_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A public name stands for one schema, and a schema has one public name."""
    names: dict[str, str] = {}
    schemas: dict[str, str] = {}
    for _, resource in walk_resources(settings.resources):
        for name, schema in resource.models.items():
            where = f"{resource.pointer}{pointer('models', name)}"
            if name in names:
                yield document.diagnostic(
                    "model-name-taken",
                    where,
                    f"the model {name!r} is already named at line {document.place(names[name]).line}",
                    "two classes cannot share a public name",
                    "rename one of them, or take it away if both mean the same",
                )
            if schema in schemas:
                first = document.place(schemas[schema])
                yield document.diagnostic(
                    "schema-named-twice",
                    where,
                    f"the schema {schema!r} already has a public name at line {first.line}",
                    "one class cannot have two names",
                    "take one of the two away",
                )
            names.setdefault(name, where)
            schemas.setdefault(schema, where)


def option_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A client option is a possible argument and no other argument of the client."""
    for option in settings.client.options:
        fault = name_fault(option.name)
        if option.name in CLIENT_ARGUMENTS:
            fault = "is an argument that every client has"
        elif option.name == "server" and settings.client.servers:
            fault = "is the argument that chooses one of client.servers"
        if fault:
            yield document.diagnostic(
                "bad-option-name",
                pointer("client", "options", option.name),
                f"the client option {option.name!r} {fault}",
                "the client's constructor would not be Python",
                "give it another name, such as `api_key`",
            )


def resource_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A resource is a possible attribute that nothing else beside it takes."""
    options = {each.name for each in settings.client.options}
    for path, resource in walk_resources(settings.resources):
        fault = name_fault(resource.name)
        if "." not in path:
            if resource.name in CLIENT_ATTRIBUTES:
                fault = "is an attribute that every client has"
            elif resource.name in options:
                fault = "is also a client option"
        elif resource.name in RESOURCE_ATTRIBUTES:
            fault = "is an attribute that every resource has"
        if fault:
            yield document.diagnostic(
                "bad-resource-name",
                resource.pointer,
                f"the resource {resource.name!r} {fault}",
                "it could not be reached from the client",
                "give it another name",
            )


def method_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """A method has a possible name, which no resource beside it has."""
    for _, resource in walk_resources(settings.resources):
        below = {each.name for each in resource.resources}
        for method in resource.methods:
            fault = name_fault(method.name)
            if method.name in RESOURCE_ATTRIBUTES:
                fault = "is an attribute that every resource has"
            elif method.name in below:
                fault = "is also a resource beside it"
            if fault:
                yield document.diagnostic(
                    "bad-method-name",
                    method.pointer,
                    f"the method {method.name!r} {fault}",
                    "it could not be called",
                    "give it another name",
                )


def attribute_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """An attribute that is named here has a possible name, and nothing else goes by its property."""
    used = set(_properties_gone_by(settings))
    for key, name in settings.fields.items():
        fault = name_fault(name)
        if name in MODEL_ATTRIBUTES:
            fault = "is a method that every model has"
        elif key.rpartition(".")[2] in used:
            fault = "is for a property that streams, polls or accumulations go by"
        if fault:
            yield document.diagnostic(
                "bad-attribute-name",
                pointer("fields", key),
                f"the attribute name {name!r} {fault}",
                "the class could not have it",
                "give it another name, such as `schema_`, or take it away",
            )


def _properties_gone_by(settings: Settings) -> Iterator[str | None]:
    """The properties that the code for streams, polls and accumulations names."""
    for stream in settings.streams.values():
        yield stream.payload
    for poll in settings.polls.values():
        yield from (poll.until, *poll.arguments.values())
    for accumulation in settings.accumulations.values():
        for thing in accumulation.objects.values():
            yield thing.key
            for delta in thing.deltas:
                yield from (delta.index, *delta.fragment, *delta.into)
            if thing.parts:
                yield from thing.parts.at
                for kind in thing.parts.kinds.values():
                    yield from (*kind.value, *kind.fragment, *kind.text)


def alias_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Further names are possible names, in modules that the package can have."""
    for module, names in settings.aliases.items():
        parts = module.split(".")
        faults = [fault for fault in map(name_fault, parts) if fault]
        fault = faults[0] if faults else ""
        if parts[0] == "pagination":
            fault = "is a module that is made of `pagination`"
        if fault:
            yield document.diagnostic(
                "bad-alias",
                pointer("aliases", module),
                f"the module {module!r} {fault}",
                "nothing could be imported from it",
                "write a path within the package, such as `types.shared`",
            )
        for name in names:
            fault = name_fault(name)
            if fault:
                yield document.diagnostic(
                    "bad-alias",
                    pointer("aliases", module),
                    f"the name {name!r} in {module} {fault}",
                    "nothing could be imported by it",
                    "write a name in CamelCase, such as `RunStep`",
                )


def handler_names(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """What an event handler offers has possible names, each for one purpose."""
    for accumulation in settings.accumulations.values():
        taken: dict[str, tuple[str, str]] = {}
        for where, purpose, name in _offered(accumulation):
            fault = name_fault(name)
            first, other = taken.setdefault(name, (where, purpose))
            if not fault and first != where and (other != purpose or purpose not in _HOOKS):
                fault = f"already has another purpose at line {document.place(first).line}"
            if fault:
                yield document.diagnostic(
                    "bad-handler-name",
                    where,
                    f"the name {name!r} in {accumulation.handler} {fault}",
                    "the handler could not offer it",
                    "give it another name, such as `on_text_delta`",
                )


_HOOKS = ("created", "delta", "done")
"""Kinds of hooks; hooks of one kind may share a method."""


def _offered(accumulation: AccumulationSettings) -> Iterator[tuple[str, str, str]]:
    """Every name of a handler: the place that gives it, its purpose, and the name itself."""
    for key, thing in accumulation.objects.items():
        where = f"{accumulation.pointer}{pointer('objects', key)}"
        found = [
            (f"/{each}", each, getattr(thing, each)) for each in ("current", "final", "finals")
        ]
        found += _hooks("", thing.hooks)
        for kind, part in thing.parts.kinds.items() if thing.parts else ():
            place = f"/parts{pointer('kinds', kind)}"
            found += [(f"{place}/texts", "texts", part.texts), *_hooks(place, part.hooks)]
        yield from ((where + place, purpose, name) for place, purpose, name in found if name)


def _hooks(where: str, hooks: HookSettings) -> list[tuple[str, str, str | None]]:
    return [(f"{where}/hooks/{each}", each, getattr(hooks, each)) for each in _HOOKS]


def name_fault(name: str) -> str:
    """What keeps a name from being a public Python name; empty when nothing does."""
    if not name.isidentifier() or not name.isascii():
        return "is not an ASCII identifier"
    if keyword.iskeyword(name):
        return "is a keyword of Python"
    if name.startswith("_"):
        return "starts with an underscore, which makes it private"
    return ""
