"""Public names: which package offers what, loaded on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bindwright.literal import docstring
from bindwright.lock.model import package_of
from bindwright.plan import Client, Export, Exports, PushedPlan, Resource
from bindwright.planner.aliases import alias_home, taken, typing_imports
from bindwright.planner.layout import sorted_imports
from bindwright.settings import CUSTOM, Settings
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


@dataclass(frozen=True, slots=True)
class Offered:
    """All that an SDK offers to its importers, besides the runtime."""

    settings: Settings
    title: str
    """The title of the API."""
    client: Client
    homes: Mapping[str, str]
    """Class -> the module that has it."""
    resources: tuple[Resource, ...]
    pushed: PushedPlan
    aliases: Mapping[str, Mapping[str, tuple[str, str]]]
    """Module -> further name -> the module that has what it stands for, and its name there."""

    @property
    def parts(self) -> list[str]:
        """Modules that the package offers as attributes."""
        return [
            *(["pagination"] if self.settings.pagination else []),
            *(["webhooks"] if self.pushed.webhooks else []),
            *(["callbacks"] if self.pushed.callbacks else []),
        ]

    def former(self) -> list[Former]:
        """The names and places of classes that go on beside what they have now."""
        lock, homes = self.settings.lock, self.homes
        moved = [
            Former(package, each, each)
            for name, locked in lock.classes.items()
            if name in homes
            for package in lock.packages_before(name, homes[name])
            for each in (name, locked.form)
            if each in homes
        ]
        renamed = [
            Former(package_of(each.module), old, each.name)
            for old, each in lock.old_classes.items()
            if each.name in homes
        ]
        return moved + renamed


def public_homes(settings: Settings, homes: Mapping[str, str]) -> dict[str, str]:
    """The module of every public name that a further name may stand for.

    `homes` are those of the types.
    """
    accumulated = settings.accumulations.values()
    variables = [f"{prefix}{each.handler}T" for each in accumulated for prefix in ("", "Async")]
    pages = [
        f"{kind}{each.class_name}"
        for each in settings.pagination.values()
        for kind in ("Sync", "Async")
    ]
    return {
        **homes,
        **dict.fromkeys([*_handlers(settings), *variables], "_handlers"),
        **dict.fromkeys(pages, "pagination"),
    }


def _handlers(settings: Settings) -> list[str]:
    """The classes of event handlers, and those that start them."""
    return [
        name
        for each in settings.accumulations.values()
        for kind in (each.handler, each.manager)
        for name in _twins(kind)
    ]


def package_exports(offered: Offered) -> tuple[Exports, ...]:
    """Every `__init__.py` of the SDK, the top one first, and every module of further names.

    Raises:
        PlanError: a further name is taken.
    """
    top = _top(offered)
    folders = _folders(offered)
    codecs = {
        folder.replace("types", "_codecs", 1) for folder in folders if _below("types", folder)
    }
    files = _add_aliases(folders, offered.aliases)
    former = offered.former()
    _add_former(folders, former, offered.homes)
    below = [*offered.parts, *(each for each in (*folders, *files) if "." not in each)]
    found = [_exports("", f"{offered.title}: client and types.", top, below)]
    renamed = {each.name: each.now for each in former if each.name != each.now}
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


def _top(offered: Offered) -> dict[str, str]:
    """What the package itself offers: name -> where it is, as `Export` has it."""
    client = offered.client.name
    top = {
        "Client": f"._client:{client}",
        "AsyncClient": f"._client:Async{client}",
        **_RUNTIME,
        client: "._client",
        f"Async{client}": "._client",
        offered.client.error_name: "._errors",
    }
    for name in _handlers(offered.settings):
        top[name] = "._handlers"
        top |= {"AccumulationError": "._core.merging", "HandlerStateError": "._core.handlers"}
    extra = offered.settings.extensions.exports
    for name, target in extra.items():
        if name in {*top, "pagination", "resources", "types"}:
            raise PlanError(
                target.pointer,
                f"the package offers {name} already",
                "one of the two could not be imported",
                "choose another name",
            )
    return top | {name: f".{CUSTOM}.{each.module}:{each.name}" for name, each in extra.items()}


def _folders(offered: Offered) -> dict[str, dict[str, str]]:
    """The packages of types and of resources: package -> name -> where it is."""
    folders: dict[str, dict[str, str]] = {"types": {}, "resources": {}}
    for name, module in offered.homes.items():
        _offer(folders, module, {name: ""})
    for resource in offered.resources:
        names = dict.fromkeys(_twins(resource.class_name), "")
        names |= dict.fromkeys(_twins(resource.class_name, *_RAW), "_raw")
        _offer(folders, resource.module, names)
        folder, _, file = resource.module.rpartition(".")
        if folder.endswith(f".{file}"):  # one with resources below it has a folder of its own
            above, _, own = folder.rpartition(".")
            inner = {name: f".{own}.{file}{ending}" for name, ending in names.items()}
            folders.setdefault(above, {}).update(inner)
    return folders


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
