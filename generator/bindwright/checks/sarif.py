"""Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from bindwright import __version__
from bindwright.checks.rule import Rule
from bindwright.diagnostics import Diagnostic

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_sarif(found: Iterable[Diagnostic], rules: Iterable[Rule]) -> dict[str, Any]:
    """One run with all findings; the severities are SARIF's own levels."""
    found = list(found)
    summaries: Mapping[str, str] = {each.code: each.summary for each in rules}
    codes = sorted({each.code for each in found})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "bindwright",
                        "version": __version__,
                        "rules": [_rule(code, summaries.get(code, "")) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, codes.index(each.code)) for each in found],
            }
        ],
    }


def _rule(code: str, summary: str) -> dict[str, Any]:
    return {"id": code, **({"shortDescription": {"text": summary}} if summary else {})}


def _result(found: Diagnostic, index: int) -> dict[str, Any]:
    told = [found.problem[:1].upper() + found.problem[1:] + "."]
    told += [f"Effect: {found.effect}."] if found.effect else []
    told += [f"Remedy: {found.remedy}."] if found.remedy else []
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.place.file)}}
    if found.place.line:
        location["region"] = {
            "startLine": found.place.line,
            "startColumn": max(found.place.column, 1),
        }
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": found.severity,
        "message": {"text": " ".join(told)},
        "locations": [{"physicalLocation": location}],
    }


def _uri(file: str) -> str:
    """A file as a URI reference: relative ones are below the root of the repository (SARIF 2.1.0,
    section 3.4.3)."""
    if "://" in file:
        return file
    path = PurePath(file)
    return Path(file).as_uri() if path.is_absolute() else quote(path.as_posix())
