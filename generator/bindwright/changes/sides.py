"""The two sides of a comparison: each an SDK as it would be generated."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from bindwright.changes.revisions import Repository, Revision
from bindwright.diagnostics import Diagnostic, Place, Refused
from bindwright.normalize.form import NormalForm, Operation, Property, Schema
from bindwright.pipeline import Outline, outline
from bindwright.plan import Argument, ClassPlan, Method, Package
from bindwright.settings import Settings
from bindwright.shapes import WHOLE_BODY, Shapes
from bindwright.source import Document, pointer, read_document

OnStage = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Side:
    """One SDK, as it would be generated."""

    name: str
    """As the user named it."""
    outline: Outline = field(repr=False)
    shown: Callable[[str], str] = field(repr=False)
    """Turns the name of a file that was read into one that the user knows."""

    @property
    def settings(self) -> Settings:
        """What `bindwright.yaml` says, or what was guessed."""
        return self.outline.settings

    @property
    def form(self) -> NormalForm:
        """The description in normal form."""
        return self.outline.form

    @property
    def shapes(self) -> Shapes:
        """The classes, and the directions in which they travel."""
        return self.outline.shapes

    @property
    def plan(self) -> Package:
        """What would be generated."""
        return self.outline.plan

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """The operations by their ids."""
        return {each.id: each for each in self.form.operations}

    @cached_property
    def methods(self) -> dict[str, Method]:
        """Dotted path from the client -> method."""
        return {
            f"{resource.path}.{method.name}": method
            for resource in self.plan.resources
            for method in resource.methods
        }

    @cached_property
    def classes(self) -> dict[str, ClassPlan]:
        """Name -> public class or alias."""
        return {each.name: each for module in self.plan.types for each in module.classes}

    @cached_property
    def folders(self) -> dict[str, str]:
        """Name of a class -> the package that offers it."""
        return {
            each.name: module.module.rpartition(".")[0]
            for module in self.plan.types
            for each in module.classes
        }

    @cached_property
    def keys(self) -> dict[str, str]:
        """Name of a schema -> its key: `RunObject.last_error`."""
        found: dict[str, str] = {}
        for key, name in self.form.sources.items():
            found.setdefault(name, key)
        return found

    def offers(self, package: str, name: str) -> bool:
        """Whether a name can be imported from a package."""
        path = f"{package.replace('.', '/')}/__init__.py"
        return any(
            each.path == path and any(export.name == name for export in each.names)
            for each in self.plan.exports
        )

    def schema(self, plan: ClassPlan) -> Schema | None:
        """The schema of a class; `None` for the arguments of a method."""
        return self.form.schemas.get(plan.schema or "")

    def sent(self, method: Method, argument: Argument) -> Property | None:
        """The property or parameter that an argument stands for."""
        operation = self.operations.get(method.operation)
        if operation is None:
            return None
        body = operation.body
        if argument.location == "body" and body is not None:
            if argument.wire == WHOLE_BODY and body.type is not None:
                return Property(
                    wire=WHOLE_BODY,
                    type=body.type,
                    required=body.required,
                    description=body.description,
                    origin=f"{operation.origin}/requestBody",
                )
            return next((each for each in body.properties if each.wire == argument.wire), None)
        for each in operation.parameters:
            if (each.location, each.property.wire) == (argument.location, argument.wire):
                return each.property
        return None

    def place(self, origin: str) -> Place:
        """Where the description says what `origin`, a JSON Pointer, names."""
        return self._known(self.outline.document.place(origin))

    def settings_place(self, *parts: str | int) -> Place:
        """Where the settings say something; the description, if there are none."""
        document = self._settings_document
        if document is None:
            return self._known(Place(str(self.settings.description)))
        return self._known(document.place(pointer(*parts)))

    def method_place(self, path: str) -> Place:
        """Where the settings declare the method at a dotted path."""
        *parents, name = path.split(".")
        parts = [part for each in parents for part in ("resources", each)]
        return self.settings_place(*parts, "methods", name)

    @cached_property
    def _settings_document(self) -> Document | None:
        file = self.settings.file
        return read_document(file) if file.is_file() else None

    def _known(self, place: Place) -> Place:
        return replace(place, file=self.shown(place.file))


def is_revision(given: str) -> bool:
    """Whether a side is meant as REV:PATH, and not as a file or folder of that name."""
    return ":" in given and not Path(given).exists()


@contextmanager
def open_side(
    given: str, on_stage: OnStage | None = None, folder: Path | None = None
) -> Generator[Side, None, None]:
    """Read and plan one side.

    Args:
        given: A description, a folder with `bindwright.yaml`, that file, or REV:PATH of the git
            repository around the working directory.
        on_stage: Called with the name of each stage as it begins.
        folder: A folder in the repository that REV:PATH is about; by default the working
            directory.

    Raises:
        Refused: It cannot be read or planned. The places are those that the user knows.
    """
    if not is_revision(given):
        yield Side(name=given, outline=outline(Path(given), on_stage), shown=str)
        return
    name, _, path = given.partition(":")
    with tempfile.TemporaryDirectory(prefix="bindwright-") as temporary:
        root = Path(temporary).resolve()
        if on_stage is not None:
            on_stage("git")
        revision = Revision(name, Repository(given, folder))

        def shown(file: str) -> str:
            plain = posixpath.normpath(file)
            inside = plain.removeprefix(f"{root}/")
            return f"{name}:{inside}" if inside != plain else file

        def told(text: str) -> str:
            return text.replace(f"{root}/", f"{name}:").replace(str(root), f"{name}:")

        try:
            source = _checked_out(revision, path, root, given)
            side = Side(name=given, outline=outline(source, on_stage), shown=shown)
        except Refused as refused:
            raise Refused(
                replace(
                    each,
                    place=replace(each.place, file=shown(each.place.file)),
                    problem=told(each.problem),
                    effect=told(each.effect),
                    remedy=told(each.remedy),
                )
                for each in refused.diagnostics
            ) from None
        yield side


def _checked_out(revision: Revision, given: str, root: Path, argument: str) -> Path:
    """Write what a side needs below `root`; the file or folder that is meant."""
    path = revision.followed(revision.path(given))
    if not revision.write(path, root):
        problem = f"the revision {revision.name!r} has no {path or 'YAML or JSON file'!r}"
        raise Refused(
            [
                Diagnostic(
                    "unknown-path",
                    Place(argument),
                    problem,
                    "there is nothing to compare with",
                    "write REV:PATH with a path from the top of the repository, or REV:./PATH",
                )
            ]
        )
    return root / path
