"""A description as all other stages read it: one document, wherever its parts stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.source.building import Marks
from bindwright.source.document import Document, read_file
from bindwright.source.files import relative_to
from bindwright.source.limits import Limits
from bindwright.source.linking import link
from bindwright.source.overlays import Overlay, OverlayFile, read_overlay
from bindwright.source.remote import LOCK_FILE, Remote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a description is read."""

    overlays: tuple[OverlayFile, ...] = ()
    """Applied in this order."""
    limits: Mapping[str, int] = field(default_factory=dict[str, int])
    """Those of `Limits` that are not as by default."""
    allow_remote: bool = False
    """Whether references may lead to other machines."""
    lock: Path | None = None
    """The file with the hashes of what they lead to; by default beside the description."""
    renew_lock: bool = False
    """Whether to write that file, and to take whatever is there now."""

    def with_more(self, other: Reading) -> Reading:
        """This and the other, whose limits win and whose overlays come last."""
        return Reading(
            overlays=(*self.overlays, *other.overlays),
            limits={**self.limits, **other.limits},
            allow_remote=self.allow_remote or other.allow_remote,
            lock=other.lock or self.lock,
            renew_lock=self.renew_lock or other.renew_lock,
        )

    def lock_of(self, description: Path) -> Path:
        """The lock file of a description."""
        return self.lock or description.parent / LOCK_FILE


def read_document(path: Path | str, reading: Reading = Reading()) -> Document:
    """Read a description, and the files that it refers to, as one document.

    Args:
        path: The file that the description begins with, in YAML or JSON.
        reading: What is applied to it, and what it may ask for.

    Raises:
        Refused: A file cannot be read or understood, a reference to one leads nowhere, or an
            overlay does not fit.
    """
    limits = Limits(**reading.limits)
    remote = Remote(
        reading.lock_of(Path(path)), limits, allowed=reading.allow_remote, renew=reading.renew_lock
    )
    document = read_file(path, limits)
    overlays = _Overlays(
        document, [read_overlay(each, limits) for each in reading.overlays], limits
    )
    overlays.apply(overlays.root, document.data, document.marks)
    texts = {each.document.name: each.document.text for each in overlays.all}
    document = link(replace(document, texts=texts, limits=limits), limits, remote, overlays.apply)
    overlays.check_all_applied()
    remote.write_lock()
    return replace(document, notes=(*document.notes, *_unlocked(document, remote)))


def _unlocked(document: Document, remote: Remote) -> Iterator[Diagnostic]:
    for url in remote.unlocked:
        yield Diagnostic(
            "unlocked-reference",
            Place(document.name),
            f"nothing says what {url} must be",
            "the SDK changes when whoever owns it changes it",
            "run once with --lock, and keep the lock file beside the settings",
            "warning",
        )


class _Overlays:
    """The overlays of a description, by the file that they change."""

    def __init__(self, document: Document, overlays: list[Overlay], limits: Limits) -> None:
        self.root = document.path.resolve().as_uri()
        self.all = overlays
        self._limits = limits
        self._waiting: dict[str, list[Overlay]] = {}
        for each in overlays:
            self._waiting.setdefault(self._extended(each), []).append(each)

    def apply(self, location: str, data: Any, marks: Marks) -> None:
        """Apply the overlays of one file.

        Raises:
            Refused: One of them does not fit.
        """
        found: list[Diagnostic] = []
        waiting = self._waiting.pop(location, [])
        if waiting:
            from bindwright.source.overlaying import Overlaid

            overlaid = Overlaid(data, marks, self._limits)
            for each in waiting:
                found += overlaid.apply(each)
        if found:
            raise Refused(found)

    def check_all_applied(self) -> None:
        """Raise `Refused` if an overlay is for a file that the description does not have."""
        found = [
            each.document.diagnostic(
                "unknown-extends",
                "/extends",
                f"the description does not consist of {each.extends!r}",
                "the overlay changes nothing",
                "name a file that the description refers to, or leave extends out",
            )
            for waiting in self._waiting.values()
            for each in waiting
        ]
        if found:
            raise Refused(found)

    def _extended(self, overlay: Overlay) -> str:
        """The URI of the file that an overlay changes.

        An address on the web is where the description was published, so it means the first file.
        """
        if overlay.extends is None:
            return self.root
        here = overlay.document.path.resolve().as_uri()
        uri = relative_to(here, overlay.extends)[0]
        return uri if uri.startswith("file:") else self.root
