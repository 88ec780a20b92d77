"""The client classes, the page classes and the event tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bindwright.literal import docstring, py_str, py_value
from bindwright.normalize.form import NormalForm
from bindwright.plan import Access, Child, Client, ClientOption, Import, PageClass
from bindwright.planner.access import is_whole, option_goal, option_hints, plan_access
from bindwright.planner.hooks import hook_imports, plan_hooks
from bindwright.planner.layout import sorted_imports
from bindwright.settings import ClientSettings, OptionSettings, Settings


def plan_client(form: NormalForm, settings: Settings, children: tuple[Child, ...]) -> Client:
    """The two client classes."""
    client = settings.client
    errors = client.errors
    facts = {
        "envelope": errors.envelope,
        "message": errors.message,
        "code": errors.code,
        "param": errors.param,
        "type": errors.type,
        "request_id_header": client.request_id_header,
    }
    options = tuple(_option(each, form, settings) for each in client.options)
    access = plan_access(form, settings)
    given = ", ".join(f"{name}={py_str(value)}" for name, value in facts.items() if value)
    title = form.title or settings.package.name
    return Client(
        name=client.name,
        twins=(
            ("", "SyncClient", "Client", docstring(f"Client of {title}.", 4)),
            (
                "Async",
                "AsyncClient",
                "AsyncClient",
                docstring(f"Asynchronous client of {title}.", 4),
            ),
        ),
        init_doc=_init_doc(settings),
        base_url_env=py_str(client.base_url_env) if client.base_url_env else "",
        options=options,
        access=access,
        headers=py_value(dict(client.headers)),
        timeout=py_value(client.timeout),
        max_retries=client.max_retries,
        idempotency_header=py_str(client.idempotency_header) if client.idempotency_header else "",
        request_id_header=py_str(client.request_id_header),
        error_name=errors.name,
        error_format=given,
        children=children,
        user_agent=py_str(f"{settings.package.name}/{settings.package.version}"),
        hooks=plan_hooks(settings.extensions.hooks),
        sends_options=any(each.header for each in options),
        imports=_imports(settings.client, options, access, hook_imports(settings.extensions.hooks)),
    )


def _imports(
    client: ClientSettings,
    options: tuple[ClientOption, ...],
    access: Access,
    hooks: Mapping[str, Iterable[str]],
) -> tuple[Import, ...]:
    """What the module of the clients is written with."""
    reads_environment = bool(client.base_url_env) or any(each.env for each in options)
    proves = bool(access.credentials)
    has_choices = access.several_servers or any(each.is_choice for each in options)
    wanted: dict[str, dict[str, bool]] = {
        "collections.abc": {"Mapping": True},
        "dataclasses": {"replace": bool(access.servers)},
        "functools": {"cached_property": True},
        "typing": {"TYPE_CHECKING": True, "Final": True, "Literal": has_choices},
        "._core.absent": {"NotGiven": True, "not_given": True},
        "._core.client": {"AsyncClient": True, "SyncClient": True},
        "._core.config": {"ClientConfig": True},
        "._core.options": {"changed": True, "from_env": reads_environment},
        "._core.security": {
            **dict.fromkeys(("Credential", "Scheme"), proves),
            **dict.fromkeys(("AsyncSecret", "Secret"), proves and access.secrets),
            "pair": proves and access.pairs,
        },
        "._core.servers": {
            "Server": bool(access.servers),
            "chosen": access.several_servers,
        },
        "._errors": {
            "ERROR_FORMAT": True,
            client.errors.name: any(each.required for each in options),
        },
        "._version": {"__version__": True},
    }
    used = {home: [name for name in names if names[name]] for home, names in wanted.items()}
    return sorted_imports({home: names for home, names in {**used, **hooks}.items() if names})


def _init_doc(settings: Settings) -> str:
    client = settings.client
    described = {
        each.name: each.description
        + (" A function that gives it is asked before every attempt." if is_whole(each) else "")
        + (f" By default from {each.env}." if each.env else "")
        for each in client.options
    }
    if client.servers:
        described["server"] = f"Which server: {' or '.join(client.servers)}, by default the first."
    described |= {
        "base_url": "Where the API is"
        + (f"; by default from {client.base_url_env}." if client.base_url_env else "."),
        "timeout": f"Seconds, or an `httpx2.Timeout`; by default {client.timeout:g} seconds.",
        "max_retries": "How often a request is sent again when that may help.",
        "default_headers": "Headers of every request.",
        "default_query": "Query parameters of every request.",
        "http_client": "The HTTP client to use; closing this client closes it, too.",
        "stream_policy": "How streams treat silence, size and an end that never comes.",
    }
    raises = {client.errors.name: "A required argument is missing."}
    return docstring("Set up a client.", 8, {"Args": described, "Raises": raises})


def _option(option: OptionSettings, form: NormalForm, settings: Settings) -> ClientOption:
    header = None if option.scheme else option.header
    where = f"{option.name}=..."
    hints = option_hints(option, form)
    env = f", or set the environment variable {option.env}" if option.env else ""
    return ClientOption(
        name=option.name,
        env_name=option.env or "",
        env=py_str(option.env) if option.env else "",
        header=py_str(header) if header else "",
        goal=option_goal(option, form, settings),
        hints=hints,
        is_choice="Literal[" in hints[0],
        credential=is_whole(option),
        required=option.required,
        description=option.description,
        missing=py_str(f"{settings.client.name} needs {option.name}: pass {where}{env}."),
    )


def _page_fact(value: str | tuple[str, ...] | None) -> str:
    """Source of one fact about a scheme: a name, or the names on the way to a property."""
    if isinstance(value, tuple):
        names = ", ".join(map(py_str, value))
        return f"({names},)" if len(value) == 1 else f"({names})"
    return py_value(value)


def plan_pages(settings: Settings) -> tuple[PageClass, ...]:
    """One pair of classes for each pagination scheme."""
    planned: list[PageClass] = []
    for page in settings.pagination.values():
        facts = {
            "items": page.items,
            "parameter": page.parameter,
            "item_field": page.item_field,
            "next_field": page.next_field,
            "has_more": page.has_more,
        }
        given = ", ".join(
            f"{name}={_page_fact(value)}"
            for name, value in facts.items()
            if value is not None or name == "items"
        )
        scheme = "".join(word.title() for word in page.kind.split("_")) + "Scheme"
        planned.append(
            PageClass(
                name=page.class_name,
                scheme=f"{scheme}({given})",
                scheme_class=scheme,
                items=page.attribute,
                has_more=page.has_more,
            )
        )
    return tuple(planned)
