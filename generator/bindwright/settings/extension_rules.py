"""What a JSON Schema cannot say about `extensions`; the code that they name is looked at later."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from bindwright.diagnostics import Diagnostic
from bindwright.settings.model import Settings
from bindwright.settings.walk import walk_resources
from bindwright.source import Document


def extensions_complete(settings: Settings, document: Document) -> Iterator[Diagnostic]:
    """Extensions extend what is there, and what they name can be imported."""
    extensions = settings.extensions
    known = [path for path, _ in walk_resources(settings.resources)]
    for path, target in extensions.resources.items():
        if path not in known:
            yield document.diagnostic(
                "unknown-resource",
                target.pointer,
                f"there is no resource {path!r}",
                f"the class {target.name} could take no place",
                f"the resources are: {', '.join(known) or 'none'}",
            )
    for target in extensions.targets():
        words = [
            each for each in (*target.module.split("."), target.name) if keyword.iskeyword(each)
        ]
        if words:
            yield document.diagnostic(
                "bad-extension",
                target.pointer,
                f"{words[0]!r} is a keyword of Python",
                "nothing of that name can be imported",
                "rename it",
            )
    for name, target in extensions.exports.items():
        if not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
            yield document.diagnostic(
                "bad-extension",
                target.pointer,
                f"{name!r} cannot be a public name",
                "no program could import it from the package",
                "use letters, digits and underscores, and no underscore first",
            )
