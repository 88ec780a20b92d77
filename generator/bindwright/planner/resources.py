"""Resources: the tree of namespaces on the client, each a file with two classes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from bindwright.literal import docstring
from bindwright.names import module_name, relative
from bindwright.normalize.form import NormalForm
from bindwright.normalize.naming import RESERVED
from bindwright.normalize.spots import pascal
from bindwright.plan import Child, ErrorTable, Import, Method, Resource
from bindwright.planner.codecs import Codecs
from bindwright.planner.helpers import plan_follow, plan_poll, plan_wait
from bindwright.planner.layout import imports_for, sorted_imports, symbols
from bindwright.planner.methods import Methods
from bindwright.planner.signatures import unhidden
from bindwright.settings import (
    CUSTOM,
    MethodSettings,
    PollSettings,
    ResourceSettings,
    Settings,
)
from bindwright.shapes import Shapes


class Resources:
    """Plans the resource tree."""

    def __init__(
        self,
        form: NormalForm,
        settings: Settings,
        shapes: Shapes,
        codecs: Codecs,
        homes: Mapping[str, str],
    ) -> None:
        self._form = form
        self._settings = settings
        self._shapes = shapes
        self._codecs = codecs
        self._homes = homes

    def plan(self) -> tuple[Resource, ...]:
        """All resources, parents first."""
        return tuple(self._walk(self._settings.resources, (), {}))

    def children_of_client(self) -> tuple[Child, ...]:
        """The resources that hang on the client itself."""
        return tuple(self._child(each, (), "_client") for each in self._settings.resources)

    def _walk(
        self,
        resources: tuple[ResourceSettings, ...],
        path: tuple[str, ...],
        headers: Mapping[str, str],
    ) -> Iterator[Resource]:
        for resource in resources:
            here = (*path, resource.name)
            merged = {**headers, **resource.headers}
            yield self._resource(resource, path, merged)
            yield from self._walk(resource.resources, here, merged)

    def _resource(
        self, resource: ResourceSettings, path: tuple[str, ...], headers: Mapping[str, str]
    ) -> Resource:
        module = resource_module(resource, path)
        here = (*path, resource.name)
        methods, error_tables = self._methods(resource, here, headers)
        class_name = self._class_name(resource)
        where = ".".join(here)
        sibling = module.rpartition(".")[2]
        return Resource(
            name=resource.name,
            path=where,
            class_name=class_name,
            module=module,
            file=module.replace(".", "/"),
            doc=docstring(f"The methods below `client.{where}`.", 0),
            class_doc=docstring(f"`client.{where}`", 4),
            raw_doc=docstring(f"The methods below `client.{where}`, with their HTTP responses.", 0),
            sibling=sibling,
            raw=f"{sibling}_raw",
            core=relative(module, "_core"),
            handlers=relative(module, "_handlers"),
            children=tuple(self._child(each, here, module) for each in resource.resources),
            methods=methods,
            error_tables=error_tables,
            imports=_runtime_imports(methods, resource, module),
            typing_imports=self._typing_imports(methods, module),
        )

    def _class_name(self, resource: ResourceSettings) -> str:
        """The class of a resource; the client and the types that methods mention go before it."""
        name = pascal(resource.name)
        reserved = self._homes.keys() | RESERVED | {self._settings.client.name}
        taken = {name, f"Async{name}"} & reserved
        return f"{name}Resource" if taken else name

    def _child(self, resource: ResourceSettings, path: tuple[str, ...], module: str) -> Child:
        class_name = self._class_name(resource)
        home = resource_module(resource, path)
        target = self._settings.extensions.resources.get(".".join((*path, resource.name)))
        return Child(
            name=resource.name,
            class_name=class_name,
            module=relative(module, home),
            offered=target.name if target else class_name,
            home=relative(module, f"{CUSTOM}.{target.module}" if target else home),
        )

    def _methods(
        self, resource: ResourceSettings, path: tuple[str, ...], headers: Mapping[str, str]
    ) -> tuple[tuple[Method, ...], tuple[ErrorTable, ...]]:
        module = resource_module(resource, path[:-1])
        planner = Methods(self._form, self._settings, self._shapes, self._codecs, module)
        declared = [self._with_deprecation(each, resource) for each in resource.methods]
        planned = {
            each.name: planner.plan(path, each, headers) for each in declared if each.operation
        }
        methods = tuple(
            planned.get(each.name) or self._helper(each, planned, path, module) for each in declared
        )
        children = [each.name for each in resource.resources]
        return tuple(unhidden(methods, children)), tuple(planner.error_tables.values())

    def _helper(
        self,
        method: MethodSettings,
        planned: Mapping[str, Method],
        path: tuple[str, ...],
        module: str,
    ) -> Method:
        """A method built on one of the same resource, or on the one that a poll fetches with."""
        if method.follow:
            accumulation = self._settings.accumulations[method.follow]
            called = planned[method.of or ""]
            return plan_follow(method, accumulation.handler, accumulation.manager, called)
        poll = self._settings.polls[method.poll or ""]
        fetch, home = self._fetch(poll, planned, path, module)
        if method.of is None:
            return plan_wait(method, poll, fetch, home)
        return plan_poll(method, poll, fetch, home, planned[method.of])

    def _fetch(
        self,
        poll: PollSettings,
        planned: Mapping[str, Method],
        path: tuple[str, ...],
        module: str,
    ) -> tuple[Method, str]:
        """The method that fetches what is polled, and its module, seen from this one."""
        *parents, name = poll.method.split(".")
        if tuple(parents) == path:
            return planned[name], ""
        resources, found = self._settings.resources, None
        for part in parents:
            found = next(each for each in resources if each.name == part)
            resources = found.resources
        assert found is not None  # the settings' own rules have seen to that
        home = resource_module(found, tuple(parents[:-1]))
        planner = Methods(self._form, self._settings, self._shapes, self._codecs, home)
        fetch = next(each for each in found.methods if each.name == name)
        return planner.plan(tuple(parents), fetch, {}), relative(module, home)

    def _with_deprecation(
        self, method: MethodSettings, resource: ResourceSettings
    ) -> MethodSettings:
        if method.deprecated is None and resource.deprecated is not None:
            return replace(method, deprecated=resource.deprecated)
        return method

    def _typing_imports(self, methods: tuple[Method, ...], module: str) -> tuple[Import, ...]:
        """What annotations alone need, so that using one resource loads no other's types."""
        hints: list[str] = []
        for method in methods:
            for signature in (*method.overloads, method.implementation):
                hints += [*signature.hints, method.answer, method.event, method.item]
            hints += [each.hint for each in method.path_arguments]
        found = {each.module: set(each.names) for each in imports_for(hints, module, self._homes)}
        # Literal stands among the runtime's imports, with what overloads need.
        found["typing"] = found.get("typing", set[str]()) - {"Literal"}
        core = relative(module, "_core")
        if any(signature.unpacked for each in methods for signature in each.overloads):
            found["typing"].add("Unpack")
        if hints:
            found["httpx2"] = set()
            if any(each.has_raw and each.builder.takes_arguments for each in methods):
                found.setdefault("collections.abc", set()).add("Mapping")
            found[f"{core}.absent"] = {"NotGiven"} | found.get(f"{core}.absent", set()) - {"omit"}
            found[f"{core}.requests"] = {"Body", "Headers"}
            if any(each.has_raw and each.builder.errors for each in methods):
                found[f"{core}.requests"].add("ErrorBodies")
            found[f"{core}.parameters"] = {"Query"}
        if any(each.event for each in methods):
            found[f"{core}.streams"] = {"AsyncStream", "Stream"}
        if any(each.page for each in methods):
            found[f"{core}.pages"] = {"AsyncPaginator"}
        for method in methods:
            if method.handler:
                names = (method.handler, f"{method.handler}T", method.manager)
                found.setdefault(relative(module, "_handlers"), set()).update(
                    f"{prefix}{name}" for prefix in ("", "Async") for name in names
                )
        return sorted_imports(
            {name: each for name, each in found.items() if each or name == "httpx2"}
        )


def resource_module(resource: ResourceSettings, path: tuple[str, ...]) -> str:
    """The module of a resource: a folder of its own when it has resources below it."""
    name = module_name(resource.name)
    parts = (*path, name, name) if resource.resources else (*path, name)
    return ".".join(("resources", *parts))


def _runtime_imports(
    methods: tuple[Method, ...], resource: ResourceSettings, module: str
) -> tuple[Import, ...]:
    core = relative(module, "_core")
    found: dict[str, set[str]] = {
        f"{core}.resource": {"AsyncResource", "SyncResource"},
        "typing": {"TYPE_CHECKING"},
        "functools": {"cached_property"},
    }
    if methods:
        found[f"{core}.requests"] = {"Options", "Request"}
        found[f"{core}.absent"] = {"not_given"}
    if any(each.overloads for each in methods):
        found["typing"].add("overload")
    if any(each.flag for each in methods):
        found["typing"].add("Literal")
    hints = [
        hint
        for method in methods
        if method.sending != "wait"
        for hint in (
            *(each.hint for each in (*method.arguments, *method.path_arguments)),
            *(method.answer, method.event, method.item),
        )
    ]
    if any("Literal[" in each for each in hints):
        found["typing"].add("Literal")
    for method in methods:
        for home, names in _method_imports(method, module):
            found.setdefault(home, set()).update(names)
    return sorted_imports(found)


def _method_imports(method: Method, module: str) -> Iterator[tuple[str, Collection[str]]]:
    """What one method is written with: a module, and names of it."""
    core = relative(module, "_core")
    builder = method.builder
    written = (builder.path, builder.query, builder.body, builder.headers, builder.answers)
    used = symbols(" ".join(written))
    for home, names in _BUILDER_NAMES.items():
        if used & names:
            yield f"{core}.{home}", used & names
    if builder.kinds:
        yield f"{core}.kinds", ("check_parameters",)
    if method.params:
        yield f"{core}.requests", ("keywords",)
    if method.params or method.flag or method.poll:
        yield f"{core}.absent", ("omit",)
    if method.page:
        yield relative(module, "pagination"), (f"Sync{method.page}", f"Async{method.page}")
    if method.poll:
        yield f"{core}.polling", ("async_poll", "check_interval", "poll")
        yield relative(module, "_polls"), (method.poll.constant,)
        if method.poll.home:
            yield method.poll.home, (method.poll.builder,)
    if method.deprecated or method.former:
        yield f"{core}.deprecation", ("deprecated",)


_BUILDER_NAMES = {
    "parameters": frozenset(
        {"BRACKETS", "REPEAT", "COMMA", "SPACE", "PIPE", "DEEP", "cookies", "headers", "path"}
        | {"json_headers", "json_query", "json_segment", "query", "renamed", "segment"}
        | {"whole_query"}
    ),
    "requests": frozenset(
        {"Answer", "chosen_body", "content_type", "json_body", "text_body", "whole_body"}
    ),
    "uploads": frozenset(
        {"file_body", "form_body", "multipart_body", "whole_form", "whole_multipart"}
    ),
}
"""What the functions that describe requests are written with, by the module of the runtime."""
