"""The clients of an SDK, and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bindwright.plan.imports import Import
from bindwright.plan.resources import Child


@dataclass(frozen=True, slots=True, kw_only=True)
class PageClass:
    """The classes that hold one page of a list."""

    name: str
    scheme: str
    """Source of the scheme."""
    scheme_class: str
    items: str
    has_more: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientOption:
    """One constructor argument of the client."""

    name: str
    env_name: str
    env: str
    """Source of the environment variable's name; empty when there is none."""
    header: str
    """Source of the header's name; empty when it is no header of its own."""
    goal: str
    """Where the value goes: a header, a security scheme or a part of the URL."""
    hints: tuple[str, str]
    """Annotations for the synchronous and the asynchronous client."""
    is_choice: bool
    """Whether they name the values there are."""
    credential: bool
    """Whether it is a key or a token, so that a function may give its value."""
    required: bool
    description: str
    missing: str
    """Source of the message when it is required and missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPlan:
    """How the tokens of one security scheme are fetched; all but `scheme` within `__init__`."""

    scheme: str
    """Source of the scheme's name."""
    client_id: str
    client_secret: str
    token_url: str
    scope: str
    in_body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """How the client reaches the API; nearly all of it is source."""

    schemes: str
    """The table of schemes."""
    security: str
    """The sets of schemes that most operations ask for."""
    credentials: tuple[tuple[str, str], ...]
    """Scheme, and the credential for it."""
    tokens: tuple[TokenPlan, ...]
    secrets: bool
    """Whether an option is a key or a token."""
    pairs: bool
    """Whether an option is a user name."""
    base_url: str
    servers: tuple[tuple[str, str], ...]
    """Name and server, where the caller can choose one or fill in its variables."""
    server_hint: str
    default_server: str
    several_servers: bool
    variables: tuple[tuple[str, str], ...]
    """Variable, and the option that fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What one client class calls around each attempt to send a request."""

    request: str
    """Source of what is called with the request; empty when nothing is."""
    response: str
    """Source of what is called with the response; empty when nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The two client classes."""

    name: str
    twins: tuple[tuple[str, str, str, str], ...]
    """For each class: prefix of its name, base class, class of the HTTP client, docstring."""
    init_doc: str
    base_url_env: str
    options: tuple[ClientOption, ...]
    access: Access
    headers: str
    timeout: str
    max_retries: int
    idempotency_header: str
    request_id_header: str
    error_name: str
    error_format: str
    children: tuple[Child, ...]
    user_agent: str
    hooks: Mapping[str, Hooks]
    """The hooks of each class, by the prefix of its name; none when nothing is hooked in."""
    sends_options: bool
    """Whether an option is a header of its own."""
    imports: tuple[Import, ...]
    """What the module of the clients imports when it is loaded."""
