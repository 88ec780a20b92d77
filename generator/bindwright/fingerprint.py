"""What an SDK is made from, as hashes: when none has changed, there is nothing to do."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bindwright import __version__
from bindwright.cache import user_cache
from bindwright.lock import lock_file
from bindwright.settings import Settings
from bindwright.source import Reading, is_remote, locked
from bindwright.source.decoding import text_digest

_FILE = "file "
"""Begins the name of an input that is a file which the description refers to."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an SDK is made from: name of an input -> SHA-256 of its bytes, or its version."""

    values: dict[str, str]
    """What the manifest records, the same for everybody."""
    generator: str
    """Hash of the generator's own source: it decides whether this machine may skip the work."""

    def with_names(self, digest: str) -> Fingerprint:
        """The same with another name lock: the one that the run writes."""
        return replace(self, values={**self.values, "names": digest})

    def with_files(self, digests: Mapping[str, str]) -> Fingerprint:
        """The same, with the files that the description turned out to refer to."""
        kept = {name: each for name, each in self.values.items() if not name.startswith(_FILE)}
        found = {_FILE + name: digest for name, digest in digests.items()}
        return replace(self, values={**kept, **found})

    def remember(self, out: Path) -> None:
        """Note on this machine that `out` was made by exactly this generator."""
        try:
            place = _place(out)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(self.generator, encoding="utf-8")
        except OSError:
            pass  # nothing is skipped the next time, and that is all

    def is_remembered(self, out: Path) -> bool:
        """Whether `out` was made by exactly this generator, on this machine."""
        try:
            return _place(out).read_text(encoding="utf-8") == self.generator
        except OSError:
            return False


def _place(out: Path) -> Path:
    name = hashlib.sha256(str(out.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return user_cache() / "made-by" / name


@cache
def templates_folder() -> Path:
    """The templates: beside the generator in a checkout, inside it when installed."""
    here = Path(__file__).resolve().parent
    installed = here / "_templates"
    return installed if installed.is_dir() else here.parents[1] / "templates"


def fingerprint(
    settings: Settings | Path, reading: Reading | None = None, recorded: Iterable[str] = ()
) -> Fingerprint:
    """Hash everything that decides the bytes of an SDK.

    Args:
        settings: What a person wrote, or a description that decides its settings as well.
        reading: How the description is read; by default as the settings say.
        recorded: The names of the inputs of the last time. Which files a description refers to
            is known once it has been read; while none of them changes, they stay the same.
    """
    here = Path(__file__).resolve().parent
    written = None if isinstance(settings, Path) else settings
    description = settings if isinstance(settings, Path) else settings.description
    values = {
        "description": _file(description),
        "settings": _file(written.file) if written else "",
        "names": _file(lock_file(written.file)) if written else "",
        "templates": _tree(templates_folder()),
        "generator": __version__,
        "black": _version("black"),
        "datamodel-code-generator": _version("datamodel-code-generator"),
        "jinja2": _version("jinja2"),
    }
    applied = reading or (written.reading if written else Reading())
    for index, overlay in enumerate(applied.overlays):
        values[f"overlay {index + 1}"] = _file(overlay.path)
    folder = Path(os.path.realpath(description)).parent
    for name in recorded:
        if name.startswith(_FILE):
            values[name] = _part(folder, name.removeprefix(_FILE), applied.lock_of(description))
    return Fingerprint(values, _tree(here, ".py"))


def _part(folder: Path, name: str, lock: Path) -> str:
    """The hash of a file that a description refers to; what is remote is as its lock says."""
    return locked(lock).get(name, "") if is_remote(name) else _file(folder / name)


def _file(path: Path) -> str:
    try:
        return text_digest(path.read_bytes())
    except OSError:
        return ""  # reading it as a document will say what is wrong, and where


def _tree(folder: Path, suffix: str = "") -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(f"*{suffix}")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
