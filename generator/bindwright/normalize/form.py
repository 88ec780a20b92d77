"""The normal form: one dialect, every object and union named, nothing left to guess.

A description becomes a `NormalForm`. Later stages read only this, so each knows one way to say
a thing: nullability is `Nullable`, a fixed value is `Constant`, and whatever needs a class or a
decoder of its own is a `Named` reference to an entry of `schemas`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["string", "integer", "number", "boolean"]
Location = Literal["path", "query", "header", "cookie", "querystring"]


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value: an empty schema, or one that says nothing about the type."""


@dataclass(frozen=True, slots=True)
class Primitive:
    """A JSON string, number or boolean, with the `format` that refines it."""

    kind: Kind
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Constant:
    """One of a few fixed values: `const`, or an `enum` that has no name of its own."""

    values: tuple[str | int | float | bool, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array of one type of item."""

    items: Type


@dataclass(frozen=True, slots=True)
class Tuple:
    """A JSON array whose first items have a type each (JSON Schema 2020-12, `prefixItems`)."""

    items: tuple[Type, ...]
    rest: Type | None
    """Type of all further items; `None` when there are none."""


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object used as a dictionary."""

    values: Type


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to a schema of the normal form, by its Python class name."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A union whose members differ in their kind of JSON value, so that it needs no name."""

    members: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Nullable:
    """The inner type, or null."""

    inner: Type


@dataclass(frozen=True, slots=True)
class Nothing:
    """Only null."""


@dataclass(frozen=True, slots=True)
class File:
    """The content of a file, as a part of a form or as a whole body."""


Type = (
    Anything
    | Primitive
    | Constant
    | Array
    | Tuple
    | Map
    | Named
    | OneOf
    | Nullable
    | Nothing
    | File
)

BodyForm = Literal["json", "multipart", "form", "file", "text"]
"""How a body is sent: as JSON, as a form of parts or of text, as the content of a file, as text."""

Reading = Literal["json", "text", "string", "bytes"]
"""What becomes of the body of an answer; a `string` is text as it is, or one in JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property of an object, or one parameter of an operation."""

    wire: str
    """Its name in JSON."""
    type: Type
    required: bool
    description: str = ""
    default: Any = None
    """The default that the server applies; `has_default` tells a null from none."""
    has_default: bool = False
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    origin: str = ""
    """Where the description says so, as a JSON Pointer."""

    @property
    def nullable(self) -> bool:
        """Whether null is a value of the property."""
        return isinstance(self.type, Nullable | Nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSchema:
    """An object with named properties: a dataclass in the SDK."""

    name: str
    properties: tuple[Property, ...]
    additional: Type | None = None
    """Type of further properties; `None` when the description says nothing or forbids them."""
    description: str = ""
    deprecated: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionSchema:
    """A union with at least two members that are objects: an alias and a decoder in the SDK."""

    name: str
    members: tuple[Type, ...]
    tag: str | None = None
    """Wire name of the property that tells the objects apart."""
    mapping: Mapping[str, str] = field(default_factory=dict[str, str])
    """Tag value -> name of the object schema."""
    fallback: str = ""
    """The object schema of all other tags; empty: they are unknown."""
    inherited: bool = False
    """Whether the members join the fallback by `allOf`, and are told apart as its heirs."""
    description: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasSchema:
    """A named type that is neither an object nor a union of objects: an enum, a map, a list."""

    name: str
    type: Type
    description: str = ""
    origin: str = ""


Schema = ObjectSchema | UnionSchema | AliasSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation (OpenAPI 3.1, section 4.8.12)."""

    location: Location
    property: Property
    style: str
    explode: bool
    name: str = ""
    """The Python name that the name lock keeps; empty where there is none."""
    reserved: bool = False
    """Whether characters that mean something in a URL are sent as they are."""
    media_type: str = ""
    """What the value is sent as, where the parameter declares `content` in place of a style."""
    example: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The request body of an operation."""

    content_type: str
    form: BodyForm
    required: bool
    type: Type | None
    """`None` when the body is an object whose `properties` are known."""
    properties: tuple[Property, ...]
    """The properties of an object body, which become keyword arguments."""
    part_types: Mapping[str, str] = field(default_factory=dict[str, str])
    """For `multipart`: property -> media type of its parts, where the description says so."""
    part_styles: Mapping[str, tuple[str, bool]] = field(default_factory=dict[str, tuple[str, bool]])
    """For `form`: property -> style, and whether it is exploded, where the description says so."""
    description: str = ""
    example: Any = None
    """An example of the whole body, when the description has one."""
    others: tuple[Body, ...] = ()
    """The bodies of other media types that a caller may choose."""

    @property
    def choices(self) -> tuple[Body, ...]:
        """The body, and those that may be sent in its place."""
        return (self, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The successful answer of an operation."""

    status: str
    content_type: str | None
    type: Type | None
    """`None` when there is no body."""
    reading: Reading = "json"
    events: Type | None = None
    """Type of one event or line, where the operation also declares a stream of them."""
    stream: str = ""
    """The media type of that stream."""
    description: str = ""
    others: tuple[Answer, ...] = ()
    """What answers of other successful statuses hold, where that is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerVariable:
    """A part of a server's URL that the caller chooses (OpenAPI 3.1, section 4.8.6)."""

    default: str
    enum: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where an API is (OpenAPI 3.1, section 4.8.5)."""

    url: str
    """A template, with the names of its variables in braces; may be relative."""
    name: str = ""
    description: str = ""
    variables: Mapping[str, ServerVariable] = field(default_factory=dict[str, ServerVariable])


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the description."""

    id: str
    """Its `operationId`, or `VERB /path` where it has none, or that of one before."""
    verb: str
    """The HTTP method: a token of RFC 9110, in capitals unless OpenAPI has no name for it."""
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    answer: Answer
    errors: tuple[tuple[str, Type], ...] = ()
    """Status (`404`, `4XX`, `default`) and type of the JSON that an error answers with."""
    summary: str = ""
    description: str = ""
    deprecated: bool = False
    security: tuple[tuple[str, ...], ...] = ()
    """Alternatives, each a set of scheme names; empty: no security."""
    servers: tuple[Server, ...] = ()
    """Servers of its own, or of its path; empty: those of the API."""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityScheme:
    """One security scheme of the description (OpenAPI 3.1, section 4.8.27)."""

    name: str
    type: str
    scheme: str | None = None
    location: str | None = None
    parameter: str | None = None
    token_url: str | None = None
    """Where a token for client credentials comes from (RFC 6749, section 4.4)."""
    scopes: tuple[str, ...] = ()
    """The scopes of that grant that operations ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A request that the API sends by itself."""

    name: str
    type: Type
    """What its body holds."""
    summary: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A request that the API sends because of an operation."""

    name: str
    operation: str
    type: Type
    """What its body holds."""
    summary: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalForm:
    """A whole description in normal form."""

    title: str
    version: str
    servers: tuple[Server, ...]
    schemas: Mapping[str, Schema]
    operations: tuple[Operation, ...]
    security_schemes: Mapping[str, SecurityScheme]
    security: tuple[tuple[str, ...], ...] | None
    """What operations ask for that say nothing themselves; `None`: the API does not say."""
    sources: Mapping[str, str]
    """Key of the settings (`Component.property.items`) -> name of the schema made from it."""
    webhooks: tuple[Webhook, ...] = ()
    webhook_event: Type | None = None
    """The union of what all webhooks send."""
    callbacks: tuple[Callback, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name of a schema -> what the name lock knows it by."""
