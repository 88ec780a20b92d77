"""Public names: which package offers what, loaded on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bindwright.literal import docstring
from bindwright.plan import Export, Exports, Import
from bindwright.planner.layout import sorted_imports

_ERRORS = (
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "StreamDeadlineExceeded",
    "StreamDecodeError",
    "StreamError",
    "StreamEventError",
    "StreamEventTooLarge",
    "StreamIdleTimeout",
    "StreamTruncated",
    "UnprocessableEntityError",
)


def package_exports(
    client: str,
    error: str,
    homes: Mapping[str, str],
    resources: Iterable[str],
    handlers: Iterable[str],
    title: str,
) -> tuple[Exports, ...]:
    """Every `__init__.py` of the SDK, the top one first."""
    top = {
        client: "._client",
        f"Async{client}": "._client",
        "Stream": "._core.streams",
        "AsyncStream": "._core.streams",
        "UnknownEvent": "._core.events",
        "Unknown": "._core.model",
        "Model": "._core.model",
        "Omit": "._core.absent",
        "omit": "._core.absent",
        "NotGiven": "._core.absent",
        "NOT_GIVEN": "._core.absent",
        "not_given": "._core.absent",
        "__version__": "._version",
        **dict.fromkeys(_ERRORS, "._core.errors"),
        "IncompleteResponseError": "._core.responses",
        "IncompleteResponseTimeout": "._core.responses",
        "NoNextPage": "._core.pages",
        "PollTimeout": "._core.polling",
        error: "._errors",
    }
    for name in handlers:
        top[name] = "._handlers"
        top |= {"AccumulationError": "._core.merging", "HandlerStateError": "._core.handlers"}
    found = [_exports("__init__.py", f"{title}: client and types.", top, ".")]
    folders: dict[str, dict[str, str]] = {"types": {}}
    for name, module in homes.items():
        folder, _, file = module.rpartition(".")
        folders.setdefault(folder, {})[name] = f".{file}"
        while "." in folder:
            folder = folder.rpartition(".")[0]
            folders.setdefault(folder, {})
    for folder, names in sorted(folders.items()):
        dots = "." * (folder.count(".") + 2)
        doc = f"The types below `{folder}`."
        found.append(_exports(f"{folder.replace('.', '/')}/__init__.py", doc, names, dots))
    codecs = {folder.replace("types", "_codecs", 1) for folder in folders}
    packages = {each.rpartition(".")[0] for each in resources} | {"resources"} | codecs
    for package in sorted(packages):
        found.append(_exports(f"{package.replace('.', '/')}/__init__.py", "", {}, "."))
    return tuple(found)


def _exports(path: str, doc: str, names: Mapping[str, str], dots: str) -> Exports:
    modules: dict[str, set[str]] = {}
    for name, module in names.items():
        modules.setdefault(module, set()).add(name)
    imports = tuple(
        Import(module=each.module, names=tuple(f"{name} as {name}" for name in each.names))
        for each in sorted_imports(modules)
    )
    return Exports(
        path=path,
        doc=docstring(doc, 0),
        names=tuple(Export(name=name, module=module) for name, module in sorted(names.items())),
        imports=imports,
        lazy=f"{dots}_core.lazy",
    )
