"""The structure of a description, by the JSON Schemas that the OpenAPI Initiative publishes.

They come with the package openapi-spec-validator, of which nothing but these files is used, and
are applied by jsonschema-rs. Nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bindwright.checks.api import Api
from bindwright.checks.wording import Complaint, complaints
from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.normalize.raw import is_list, is_map

_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
VERSIONS = ("3.0", "3.1", "3.2")
"""The versions of the standard whose descriptions are read."""


def structure_findings(api: Api) -> Iterator[Diagnostic]:
    """Where a description differs from what its version of the standard allows.

    Raises:
        Refused: the packages that know the standard are not installed.
    """
    if api.version not in VERSIONS:
        yield _version(api)
        return
    errors = _validator(api.version).iter_errors(_plain(api.data))
    official = _official(api.version)
    definitions = official.get("$defs", official.get("definitions", {}))
    found: dict[tuple[str, str, str], Complaint] = {}
    for error in errors:
        for each in complaints(error, definitions, api.data):
            found.setdefault((each.code, each.pointer, each.problem), each)
    for each in found.values():
        yield api.document.diagnostic(
            each.code, each.pointer, each.problem, each.effect, each.remedy, each.severity
        )


def _version(api: Api) -> Diagnostic:
    given = api.data.get("openapi", api.data.get("swagger"))
    return api.document.diagnostic(
        "unknown-version",
        "/openapi" if "openapi" in api.data else "/swagger" if "swagger" in api.data else "",
        (
            "the description does not say which version of OpenAPI it follows"
            if given is None
            else f"OpenAPI {given} is not a version that bindwright knows"
        ),
        "it is read as if it were OpenAPI 3.1, and its structure is not checked",
        f"write `openapi: 3.1.0`; known are {', '.join(VERSIONS)}",
    )


@cache
def _official(version: str) -> dict[str, Any]:
    """The schema of one version, as published."""
    spec = find_spec("openapi_spec_validator")  # it is located, not imported
    if spec is None or spec.origin is None:
        raise _missing("openapi-spec-validator")
    file = Path(spec.origin).parent / "resources" / "schemas" / f"v{version}" / "schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


@cache
def _validator(version: str) -> Any:
    try:
        from jsonschema_rs import Draft4Validator, Draft202012Validator, Registry
    except ModuleNotFoundError as error:
        raise _missing("jsonschema-rs") from error
    official = _official(version)
    if version == "3.0":
        return Draft4Validator(official)
    # From 3.1 on, what Schema Objects hold is said by JSON Schema, to which the published schema
    # leaves a dynamic anchor.
    whole = {
        "$schema": _JSON_SCHEMA,
        "$id": "https://bindwright.invalid/openapi",
        "$ref": official["$id"],
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": _JSON_SCHEMA}},
    }
    return Draft202012Validator(whole, registry=Registry([(official["$id"], official)]))


def _missing(package: str) -> Refused:
    return Refused(
        [
            Diagnostic(
                "missing-extra",
                Place("bindwright[lint]"),
                f"bindwright lint needs the package {package}",
                "nothing was checked",
                "install it with: pip install 'bindwright[lint]'",
            )
        ]
    )


def _plain(value: Any) -> Any:
    """Data that the validator takes: keys are text."""
    if is_map(value):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if is_list(value) else value
