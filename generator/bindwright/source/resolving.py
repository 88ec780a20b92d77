"""Where references lead: files are read when the first reference to them is met."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bindwright.diagnostics import Diagnostic, Refused, Severity, excerpt
from bindwright.source.building import Marks
from bindwright.source.files import File, Files, Target, relative_to
from bindwright.source.limits import Fault
from bindwright.source.remote import is_remote


class Later(Exception):
    """A reference leads to an identifier that no file read so far claims."""


class Resolver:
    """Resolves references, and collects what is wrong with them."""

    def __init__(self, files: Files, marks: Marks, texts: dict[str, str]) -> None:
        self.found: list[Diagnostic] = []
        self.is_late = False
        """Whether all files have been read, so that an unknown identifier stays unknown."""
        self._files = files
        self._marks = marks
        self._texts = texts
        self._failed: set[str] = set()

    def resolve(self, file: File, base: str, holder: dict[str, Any], key: str) -> Target | None:
        """What a reference leads to; None if that has been, or will be, reported.

        Args:
            file: The file that the reference stands in.
            base: The URI that it is relative to.
            holder: The object whose member it is.
            key: The name of that member, such as `$ref`.

        Raises:
            Later: A file that has not been read yet may claim the URI.
        """
        uri, fragment = relative_to(base, holder[key])
        if self._files.find(uri, fragment) is None:
            self._load(uri, file, base, holder, key)
        target = self._files.find(uri, fragment)
        if target is None or target.exists:
            return target
        if file is not self._files.root or target.file is not file:
            self.report(
                "unresolved-reference",
                holder,
                key,
                f"the reference {holder[key]!r} leads nowhere: {target.file.name} lacks that part",
                "what it stands for cannot be typed",
                "correct it, or add what it names",
            )
        return None  # within the first file, normalising reports it if anything needs it

    def _load(self, uri: str, file: File, base: str, holder: dict[str, Any], key: str) -> None:
        """Read the file that a reference leads to: its own, or the one beside where it stands."""
        reference: str = holder[key]
        candidates = self._candidates(uri, file, base, reference)
        if not candidates and not self.is_late:
            raise Later
        if uri in self._failed:
            return
        fault = self._unreachable(uri, file)
        for each in candidates:
            try:
                loaded = self._files.load(each, uri)
                self._marks.update(loaded.marks)
                self._texts[loaded.name] = loaded.text
                return
            except Fault as found:
                fault = found
            except Refused as refused:
                self._failed.add(uri)
                self.found += refused.diagnostics
                return
        self._failed.add(uri)
        is_missing = fault.code == "unreadable-file"
        verb = "leads nowhere" if is_missing else "cannot be followed"
        self.report(
            "unresolved-reference" if is_missing else fault.code,
            holder,
            key,
            f"the reference {reference!r} {verb}: {fault.problem}",
            "what it stands for cannot be typed",
            fault.remedy or "correct it, or copy what it names into a file beside this one",
        )

    def _candidates(self, uri: str, file: File, base: str, reference: str) -> list[str]:
        """Where a file may be: on this machine where its URI or the file beside says so."""
        found: list[str] = []
        if is_remote(file.location):
            return [uri] if is_remote(uri) else []
        if urlsplit(uri).scheme == "file":
            found.append(uri)
        elif not urlsplit(reference).scheme and base != file.location:
            found.append(relative_to(file.location, reference)[0])
        if is_remote(uri) and self._files.remote.allowed and self.is_late:
            found.append(uri)
        return found

    def _unreachable(self, uri: str, file: File) -> Fault:
        """Why there is nowhere to look for a file."""
        if is_remote(uri):
            remedy = "copy it into a file beside this one, or allow it by --lock (docs/settings.md)"
            return Fault("remote-reference", "it leads to another machine", remedy=remedy)
        if is_remote(file.location):
            problem = "what another machine says may not lead into the files of this one"
            return Fault("remote-reference", problem)
        return Fault("unresolved-reference", f"nothing that was read is called {uri}")

    def report(
        self,
        code: str,
        holder: dict[str, Any],
        key: str,
        problem: str,
        effect: str,
        remedy: str,
        severity: Severity = "error",
    ) -> None:
        """Note what is wrong with a member of an object."""
        place = self._marks[id(holder)].place(key)
        shown = excerpt(self._texts.get(place.file, ""), place.line, place.column)
        found = Diagnostic(code, place, problem, effect, remedy, severity, shown)
        if found not in self.found:
            self.found.append(found)
