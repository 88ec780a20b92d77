"""Where error bodies keep their facts, from the responses that report errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bindwright.infer.description import Description, json_of, kinds, mapping
from bindwright.infer.package import Names
from bindwright.settings.model import ErrorSettings

_ENVELOPES = ("error", "errors")
_MESSAGES = ("message", "detail", "error_message", "error_description", "msg", "title")
_CODES = ("code", "error_code")
_PARAMS = ("param", "parameter", "field")
_TYPES = ("type", "kind")
# Exceptions of every SDK that end in `Error`: a base class of such a name would hide them.
_TAKEN = frozenset(
    """APIError SDKError StreamError AuthenticationError BadRequestError ConflictError
    InternalServerError NotFoundError PermissionDeniedError RateLimitError StreamDecodeError
    StreamEventError UnprocessableEntityError""".split()
)


def infer_errors(description: Description, names: Names) -> tuple[ErrorSettings, str]:
    """The error settings, and where they come from."""
    name = f"{names.client}Error"
    if name in _TAKEN or name in description.components("schemas"):
        name = f"{names.client}ClientError"
    found: tuple[ErrorSettings, str] | None = None
    for schema, reason in _error_schemas(description):
        properties = description.properties(schema)
        for envelope in (*_ENVELOPES, None):
            facts = _facts(description, properties, envelope)
            message = _first(facts, _MESSAGES)
            if message is None and envelope is None and "detail" in facts:
                message = "detail"  # a list of what is not valid here, a text in other answers
            if message is None:
                continue
            errors = ErrorSettings(
                name=name,
                envelope=envelope,
                message=message,
                code=_first(facts, _CODES),
                param=_first(facts, _PARAMS),
                type=_first(facts, _TYPES),
            )
            if envelope is not None:
                return errors, reason
            # An envelope elsewhere is the surer sign: this may be what stands inside it.
            found = found or (errors, reason)
    return found or (ErrorSettings(name=name), "no response of the description tells of an error")


def _error_schemas(description: Description) -> Iterator[tuple[Any, str]]:
    """Schemas of error responses, then components that are called so."""
    for call in description.calls:
        for status, response in mapping(call.raw.get("responses")).items():
            if status[:1] in "45" or status == "default":
                content = mapping(description.follow(response).get("content"))
                media = json_of(content)
                if media:
                    yield mapping(media).get("schema"), f"from response {status} of {call.id}"
    for key, schema in description.components("schemas").items():
        if key.lower() in ("error", "errorresponse", "problem", "problemdetails"):
            yield schema, f"from the schema {key}"


def _facts(
    description: Description, properties: Mapping[str, Any], envelope: str | None
) -> Mapping[str, Any]:
    """The properties of the error object; those of a union are those of its first object."""
    if envelope is None:
        return properties
    found = description.objects(properties.get(envelope))
    return description.properties(found[0]) if found else {}


def _first(facts: Mapping[str, Any], candidates: tuple[str, ...]) -> str | None:
    """The first candidate that is a property with text (or, as a code, a number)."""
    for each in candidates:
        if each in facts and not kinds(mapping(facts[each])) & {"array", "object"}:
            return each
    return None
