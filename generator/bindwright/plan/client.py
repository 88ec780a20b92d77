"""The clients of an SDK, and its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    """Source of the header's name; empty when it serves a security scheme."""
    scheme: Literal["", "bearer", "header", "query"]
    credential: bool
    """Whether it serves a security scheme, so that a function may give its value."""
    first: bool
    """Whether no option before it serves a bearer scheme: the first one given is sent."""
    required: bool
    description: str
    missing: str
    """Source of the message when it is required and missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The two client classes."""

    name: str
    twins: tuple[tuple[str, str, str, str], ...]
    """For each class: prefix of its name, base class, class of the HTTP client, docstring."""
    init_doc: str
    base_url: str
    base_url_env: str
    options: tuple[ClientOption, ...]
    headers: str
    timeout: str
    max_retries: int
    idempotency_header: str
    request_id_header: str
    error_name: str
    error_format: str
    children: tuple[Child, ...]
    user_agent: str
