"""Public names: which package offers what, loaded on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bindwright.literal import docstring
from bindwright.plan import Export, Exports, Resource
from bindwright.planner.aliases import alias_home, taken, typing_imports
from bindwright.planner.layout import sorted_imports
from bindwright.settings import CUSTOM, Target
from bindwright.shapes import PlanError

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
    "RequestOptions": "._defaults",
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


@dataclass(frozen=True, slots=True)
class Former:
    """A place, or a name, that a class has had."""

    package: str
    """The package that goes on offering it."""
    name: str
    """The name that it has there."""
    now: str
    """The name of the class now."""


def package_exports(
    client: str,
    error: str,
    homes: Mapping[str, str],
    resources: Iterable[Resource],
    handlers: Iterable[str],
    title: str,
    aliases: Mapping[str, Mapping[str, tuple[str, str]]],
    former: Iterable[Former],
    *,
    extra: Mapping[str, Target],
    parts: Iterable[str],
) -> tuple[Exports, ...]:
    """Every `__init__.py` of the SDK, the top one first, and every module of further names.

    `parts` are modules that the package offers as attributes.

    Raises:
        PlanError: a further name is taken.
    """
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
    for name, target in extra.items():
        if name in {*top, "pagination", "resources", "types"}:
            raise PlanError(
                target.pointer,
                f"the package offers {name} already",
                "one of the two could not be imported",
                "choose another name",
            )
    top |= {name: f".{CUSTOM}.{each.module}:{each.name}" for name, each in extra.items()}
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
    files = _add_aliases(folders, aliases)
    _add_former(folders, former, homes)
    renamed = {each.name: each.now for each in former if each.name != each.now}
    below = list(parts)
    below += [each for each in (*folders, *files) if "." not in each]
    found = [_exports("", f"{title}: client and types.", top, below)]
    for folder, names in sorted(folders.items()):
        kind = "types" if _below("types", folder) else "classes"
        doc = f"The {kind} below `{folder}`."
        made = _exports(folder, doc, names, _inside(folder, folders), _inside(folder, files))
        old = {name: renamed[name] for name in sorted(names.keys() & renamed.keys())}
        found.append(replace(made, renamed=tuple(old.items())))
    for file, names in sorted(files.items()):
        made = _exports(file.rpartition(".")[0], "Another place for what is elsewhere.", names, ())
        found.append(replace(made, path=f"{file.replace('.', '/')}.py"))
    found.extend(_exports(package, "", {}, ()) for package in sorted(codecs))
    return tuple(found)


_RAW = ("WithRawResponse", "WithStreamingResponse")


def _twins(name: str, *kinds: str) -> list[str]:
    return [f"{prefix}{name}{kind}" for prefix in ("", "Async") for kind in kinds or ("",)]


def _add_aliases(
    folders: dict[str, dict[str, str]], aliases: Mapping[str, Mapping[str, tuple[str, str]]]
) -> dict[str, dict[str, str]]:
    """Add further names to their packages; what remains are modules that hold nothing else."""
    packages = {*folders, *(each.rpartition(".")[0] for each in aliases)}
    files: dict[str, dict[str, str]] = {}
    for module, names in aliases.items():
        is_package = module in packages
        offered = (folders if is_package else files).setdefault(module, {})
        inside = f"{module}.__init__" if is_package else module
        for alias, (target, name) in names.items():
            home = alias_home(inside, alias, target, name)
            if offered.setdefault(alias, home) != home:
                raise taken(module, alias)
        while "." in module:
            module = module.rpartition(".")[0]
            folders.setdefault(module, {})
    return files


def _add_former(
    folders: dict[str, dict[str, str]], former: Iterable[Former], homes: Mapping[str, str]
) -> None:
    """Let packages go on offering what they have offered before."""
    for each in former:
        home = alias_home(f"{each.package}.__init__", each.name, homes[each.now], each.now)
        folders.setdefault(each.package, {}).setdefault(each.name, home)
        above = each.package
        while "." in above:
            above = above.rpartition(".")[0]
            folders.setdefault(above, {})


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


def _inside(folder: str, modules: Iterable[str]) -> list[str]:
    """The last names of those modules that are directly in a folder."""
    return [each.rpartition(".")[2] for each in modules if each.rpartition(".")[0] == folder]


def _exports(
    package: str,
    doc: str,
    names: Mapping[str, str],
    packages: Iterable[str],
    modules: Iterable[str] = (),
) -> Exports:
    below = tuple(sorted(packages))
    imports = {each.module: each.names for each in typing_imports(names)}
    if below:
        imports["."] = tuple(f"{name} as {name}" for name in below)
    return Exports(
        path=f"{package.replace('.', '/')}/__init__.py".lstrip("/"),
        doc=docstring(doc, 0),
        names=tuple(Export(name=name, home=home) for name, home in sorted(names.items())),
        below=tuple(sorted({*below, *modules})),
        public=tuple(sorted({*names, *below})),
        imports=sorted_imports(imports),
        lazy=f"{'.' * (package.count('.') + 2 if package else 1)}_core.lazy",
    )
