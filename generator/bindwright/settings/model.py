"""The settings of one SDK, as frozen values: what `bindwright.yaml` says once it has been checked.

Everything special to one API lives here or in its description; no stage after this one reads
the file itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from bindwright.lock.model import NameLock
from bindwright.settings.accumulation import AccumulationSettings
from bindwright.settings.extensions import ExtensionSettings
from bindwright.source import LOCK_FILE, Limits, OverlayFile, Reading

StreamKey = Literal["event", "tag", "payload"]
Truncation = Literal["error", "warn", "accept"]
CredentialPart = Literal["username", "password", "client_id", "client_secret", "scope", "token_url"]
PageKind = Literal["cursor", "token", "offset", "page_number", "next_url", "link_header"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSettings:
    """The distribution that is generated."""

    name: str
    """Name of the distribution, such as `openai-runs`."""
    module: str
    """Import name, such as `openai_runs`."""
    version: str = "0.1.0"
    summary: str = ""
    license: Literal["MIT", "Apache-2.0"] = "MIT"
    authors: tuple[str, ...] = ()
    homepage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSettings:
    """One constructor argument of the client: a credential, a header, or a part of the URL."""

    name: str
    env: str | None = None
    """Environment variable read when the argument is not given."""
    header: str | None = None
    """Header that carries the value; `None` when it belongs to a security scheme."""
    scheme: str | None = None
    """Name of the description's security scheme that the value serves."""
    part: CredentialPart | None = None
    """Which part of the scheme's credential it is; `None`: all of it, a key or a token."""
    variable: str | None = None
    """Name of the server variable that it fills in."""
    required: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorSettings:
    """Where the JSON body of an error keeps its facts, and the name of the base class."""

    name: str = "APIError"
    """Public name of the base class of everything the SDK raises."""
    envelope: str | None = None
    message: str = "message"
    code: str | None = None
    param: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """The client classes and what each of their requests carries."""

    name: str
    """Class name of the synchronous client; the asynchronous one is `Async` + name."""
    base_url: str | None = None
    """Default base URL; `None` takes the first of `servers`, else of the description."""
    base_url_env: str | None = None
    webhook_secret_env: str | None = None
    """Environment variable with the secret that webhooks are signed with."""
    servers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names to choose a server by, and their URLs; the first is the default."""
    client_authentication: Literal["header", "body"] = "header"
    """Where the id and the secret of an OAuth 2 client go when it asks for a token."""
    options: tuple[OptionSettings, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Headers sent with every request, unless a call sets them itself."""
    timeout: float = 600.0
    """Seconds."""
    max_retries: int = 2
    idempotency_header: str | None = None
    """Header that carries a fresh key with each POST, the same for its retries."""
    request_id_header: str = "x-request-id"
    array_query: Literal["brackets", "repeat", "comma", "described"] = "described"
    """How array parameters go into a query; `described` follows the description's style."""
    errors: ErrorSettings = ErrorSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodSettings:
    """One public method of a resource."""

    name: str
    operation: str | None = None
    """`operationId`, or `VERB /path`; `None` for a helper built on other methods."""
    stream: str | None = None
    """Name of an entry of `streams`."""
    page: str | None = None
    """Name of an entry of `pagination`."""
    poll: str | None = None
    """Name of an entry of `polls`: call, then fetch until a terminal state."""
    follow: str | None = None
    """Name of an entry of `accumulations`: stream through an event handler."""
    of: str | None = None
    """The method of the same resource that a helper wraps; `None` only for a bare poll."""
    deprecated: str | None = None
    """What the warning says; `None` when the method is not deprecated."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    pointer: str = ""
    """Where the settings say so, as a JSON Pointer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceSettings:
    """A namespace on the client: an attribute with methods and further resources."""

    name: str
    methods: tuple[MethodSettings, ...] = ()
    resources: tuple[ResourceSettings, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    models: Mapping[str, str] = field(default_factory=dict[str, str])
    """Public class name -> schema: a component's name, or `Component.property.property`."""
    deprecated: str | None = None
    """Deprecates every method of the resource that does not say otherwise."""
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSettings:
    """How a stream says that it is complete."""

    data: str | None = None
    """The data that ends the stream, such as `[DONE]`."""
    events: tuple[str, ...] = ()
    """Events that end the stream; they are themselves yielded."""
    end_of_file: bool = False
    """Whether the end of the response is an end, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSettings:
    """How an operation streams, and how its events are typed."""

    name: str
    flag: str | None = None
    """Body property or query parameter that switches streaming on; `None`: the operation always streams."""
    flag_value: str | None = None
    """The value of that property that does, one of an enum; `None`: it is a boolean."""
    event: str | None = None
    """Schema of one event; `None` takes the schema of `text/event-stream`."""
    type_by: StreamKey = "payload"
    """`event`: the SSE event field selects the type; `tag`: a property of the payload does;
    `payload`: there is one type of event."""
    tag: str | None = None
    """Property of the payload that selects the type, for `type_by: tag`."""
    payload: str | None = None
    """Property of an event schema `{event, data}` that holds the SSE data; `None`: the schema
    is the payload's."""
    done: DoneSettings = DoneSettings()
    errors: tuple[str, ...] = ()
    """SSE event names that carry an error."""
    truncation: Truncation = "error"
    cursor: str | None = None
    """Query parameter that resumes the stream after the last event."""
    cursor_property: str | None = None
    """Property of an event's payload that the parameter takes; `None`: the event's id."""
    last_event_id: bool = False
    """Whether the stream resumes by the Last-Event-ID header."""
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSettings:
    """How an operation pages, and the class that holds one page."""

    name: str
    kind: PageKind
    class_name: str
    """Name of the page classes, prefixed with `Sync` and `Async`."""
    items: str | None = None
    """Response property with the items; `None`: the response is the list itself."""
    parameter: str | None = None
    """Query parameter that asks for the next page; `None` where a URL does."""
    item_field: str | None = None
    """For `cursor`: the property of the last item that becomes the parameter."""
    next_field: str | tuple[str, ...] | None = None
    """For `token`: the response property that becomes the parameter; for `next_url`: the one that
    holds the URL. Several names lead to a property of an object within the response."""
    has_more: str | None = None
    """Response property that says whether there are more."""
    pointer: str = ""

    @property
    def attribute(self) -> str:
        """The attribute of a page that holds its items."""
        return self.items or "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class PollSettings:
    """How to wait until an object reaches a terminal state."""

    name: str
    method: str
    """The method that fetches the object, as a path from the client: `beta.threads.runs.retrieve`."""
    arguments: Mapping[str, str]
    """Argument of that method -> property of the object that is polled."""
    until: str
    """Property that holds the state."""
    terminal: tuple[str, ...]
    interval_parameter: str = "poll_interval_ms"
    interval_header: str | None = None
    """Response header with the server's wish, in milliseconds."""
    interval: int = 1000
    """Milliseconds between fetches when nobody says otherwise."""
    deadline: float | None = None
    """Seconds after which waiting is given up; `None`: never."""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Extra headers of every fetch."""
    custom_interval_header: str | None = None
    """Header that tells the server the caller's own interval."""
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipSettings:
    """An operation that the SDK leaves out, and why."""

    operation: str
    reason: str
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSettings:
    """What may be edited by hand in generated files."""

    ceiling: int | None = None
    """The most lines that may differ from what is generated; `None`: any number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one SDK."""

    file: Path
    description: Path
    overlays: tuple[OverlayFile, ...] = ()
    """Applied to the description in this order."""
    limits: Limits = Limits()
    allow_remote: bool = False
    """Whether references of the description may lead to other machines."""
    package: PackageSettings
    client: ClientSettings
    resources: tuple[ResourceSettings, ...] = ()
    streams: Mapping[str, StreamSettings] = field(default_factory=dict[str, StreamSettings])
    pagination: Mapping[str, PageSettings] = field(default_factory=dict[str, PageSettings])
    polls: Mapping[str, PollSettings] = field(default_factory=dict[str, PollSettings])
    accumulations: Mapping[str, AccumulationSettings] = field(
        default_factory=dict[str, AccumulationSettings]
    )
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    """Property of a schema, as `Component.property` -> its attribute, where that is another name."""
    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """Module -> the further names that can be imported from it -> what each stands for."""
    extensions: ExtensionSettings = ExtensionSettings()
    edits: EditSettings = EditSettings()
    skips: tuple[SkipSettings, ...] = ()
    lock: NameLock = NameLock()
    """The names that the SDK has had."""
    readme: tuple[str, ...] = ()
    """Methods shown in the README's quick start, as paths from the client."""

    @property
    def reading(self) -> Reading:
        """How the description is read."""
        return Reading(
            overlays=self.overlays,
            limits=asdict(self.limits),
            allow_remote=self.allow_remote,
            lock=self.file.parent / LOCK_FILE,
        )
