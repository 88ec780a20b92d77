"""Public names: which package offers what, loaded on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bindwright.literal import docstring
from bindwright.plan import Export, Exports, Import, Resource
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


_RUNTIME = {
    "APIResponse": "._core.responses",
    "AsyncAPIResponse": "._core.responses",
    "AsyncStream": "._core.streams",
    "BaseModel": "._core.model",
    "DEFAULT_CONNECTION_LIMITS": "._defaults",
    "DEFAULT_MAX_RETRIES": "._defaults",
    "DEFAULT_TIMEOUT": "._defaults",
    "DefaultAsyncHttpx2Client": "._defaults:DefaultAsyncHttpxClient",
    "DefaultAsyncHttpxClient": "._defaults",
    "DefaultHttpx2Client": "._defaults:DefaultHttpxClient",
    "DefaultHttpxClient": "._defaults",
    "IncompleteResponseError": "._core.responses",
    "IncompleteResponseTimeout": "._core.responses",
    "Model": "._core.model",
    "NOT_GIVEN": "._core.absent",
    "NoNextPage": "._core.pages",
    "NoneType": "types",
    "NotGiven": "._core.absent",
    "Omit": "._core.absent",
    "PollTimeout": "._core.polling",
    "ProxiesTypes": "._defaults",
    "RequestOptions": "._core.requests",
    "Stream": "._core.streams",
    "Timeout": "httpx2",
    "Transport": "httpx2:BaseTransport",
    "Unknown": "._core.model",
    "UnknownEvent": "._core.events",
    "__version__": "._version",
    "not_given": "._core.absent",
    "omit": "._core.absent",
    **dict.fromkeys(_ERRORS, "._core.errors"),
}
"""What every SDK offers of its runtime, and where it is."""


def package_exports(
    client: str,
    error: str,
    homes: Mapping[str, str],
    resources: Iterable[Resource],
    handlers: Iterable[str],
    title: str,
    *,
    pages: bool,
) -> tuple[Exports, ...]:
    """Every `__init__.py` of the SDK, the top one first."""
    top = {
        "Client": f"._client:{client}",
        "AsyncClient": f"._client:Async{client}",
        **_RUNTIME,
        client: "._client",
        f"Async{client}": "._client",
        error: "._errors",
    }
    for name in handlers:
        top[name] = "._handlers"
        top |= {"AccumulationError": "._core.merging", "HandlerStateError": "._core.handlers"}
    folders: dict[str, dict[str, str]] = {"types": {}, "resources": {}}
    for name, module in homes.items():
        _offer(folders, module, {name: ""})
    for resource in resources:
        names = dict.fromkeys(_twins(resource.class_name), "")
        names |= dict.fromkeys(_twins(resource.class_name, *_RAW), "_raw")
        _offer(folders, resource.module, names)
        folder, _, file = resource.module.rpartition(".")
        if folder.endswith(f".{file}"):  # one with resources below it has a folder of its own
            above, _, own = folder.rpartition(".")
            inner = {name: f".{own}.{file}{ending}" for name, ending in names.items()}
            folders.setdefault(above, {}).update(inner)
    codecs = {
        folder.replace("types", "_codecs", 1) for folder in folders if _below("types", folder)
    }
    below = ["pagination"] if pages else []
    below += [each for each in folders if "." not in each]
    found = [_exports("", f"{title}: client and types.", top, below)]
    for folder, names in sorted(folders.items()):
        packages = [
            each.rpartition(".")[2] for each in folders if each.rpartition(".")[0] == folder
        ]
        kind = folder.partition(".")[0]
        doc = (
            f"The types below `{folder}`." if kind == "types" else f"The classes below `{folder}`."
        )
        found.append(_exports(folder, doc, names, packages))
    found.extend(_exports(package, "", {}, ()) for package in sorted(codecs))
    return tuple(found)


_RAW = ("WithRawResponse", "WithStreamingResponse")


def _twins(name: str, *kinds: str) -> list[str]:
    return [f"{prefix}{name}{kind}" for prefix in ("", "Async") for kind in kinds or ("",)]


def _below(package: str, folder: str) -> bool:
    return folder == package or folder.startswith(f"{package}.")


def _offer(folders: dict[str, dict[str, str]], module: str, names: Mapping[str, str]) -> None:
    """Add names of a module to its package; each goes with what follows the module's own name."""
    folder, _, file = module.rpartition(".")
    offered = folders.setdefault(folder, {})
    offered.update({name: f".{file}{ending}" for name, ending in names.items()})
    while "." in folder:
        folder = folder.rpartition(".")[0]
        folders.setdefault(folder, {})


def _exports(package: str, doc: str, names: Mapping[str, str], packages: Iterable[str]) -> Exports:
    modules: dict[str, set[str]] = {}
    for name, home in names.items():
        module, _, other = home.partition(":")
        modules.setdefault(module, set()).add(f"{other or name} as {name}")
    below = tuple(sorted(packages))
    if below:
        modules["."] = {f"{name} as {name}" for name in below}
    return Exports(
        path=f"{package.replace('.', '/')}/__init__.py".lstrip("/"),
        doc=docstring(doc, 0),
        names=tuple(Export(name=name, home=home) for name, home in sorted(names.items())),
        packages=below,
        public=tuple(sorted({*names, *below})),
        imports=sorted_imports(modules),
        lazy=f"{'.' * (package.count('.') + 2 if package else 1)}_core.lazy",
    )
