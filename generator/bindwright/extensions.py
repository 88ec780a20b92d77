"""Whether the code that an SDK is to take in is there: it is read, and never run or written."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from bindwright.diagnostics import Diagnostic, Place
from bindwright.settings import CUSTOM, Settings, Target, diagnose

_Definition = ast.stmt | ast.alias


def missing_extensions(settings: Settings, out: Path) -> Iterator[Diagnostic]:
    """All that the settings name and the folder `_custom` of the SDK in `out` does not have."""
    folder = out / "src" / settings.package.module / CUSTOM
    modules: dict[str, list[Target]] = {}
    for target in settings.extensions.targets():
        modules.setdefault(target.module, []).append(target)
    for module, targets in modules.items():
        file = _file(folder, module)
        if not file.is_file():
            yield from (_missing(settings, each, f"there is no file {file}") for each in targets)
            continue
        try:
            names = dict(_defined(ast.parse(file.read_bytes()).body))
        except (SyntaxError, ValueError) as error:
            yield _unreadable(file, error)
            continue
        for target in targets:
            if target.name in names:
                yield from _wrong_kind(settings, target, names[target.name])
            elif "*" not in names:
                yield _missing(settings, target, f"{file} does not define {target.name}")


def _file(folder: Path, module: str) -> Path:
    path = folder.joinpath(*module.split("."))
    package = path / "__init__.py"
    return package if package.is_file() else path.with_name(f"{path.name}.py")


def _defined(body: Iterable[ast.stmt]) -> Iterator[tuple[str, _Definition]]:
    """The names that a module has once it has been imported, each with what defines it."""
    for statement in body:
        match statement:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield statement.name, statement
            case ast.Import() | ast.ImportFrom():
                for each in statement.names:
                    yield (each.asname or each.name).partition(".")[0], each
            case ast.Assign():
                for part in statement.targets:
                    yield from ((node.id, statement) for node in _named(part))
            case ast.AnnAssign():
                yield from ((node.id, statement) for node in _named(statement.target))
            case ast.If() | ast.Try():
                yield from _defined(statement.body)
                yield from _defined(statement.orelse)
            case _:
                pass


def _named(target: ast.expr) -> Iterator[ast.Name]:
    return (node for node in ast.walk(target) if isinstance(node, ast.Name))


def _wrong_kind(settings: Settings, target: Target, found: _Definition) -> Iterator[Diagnostic]:
    """What can be seen to be something else than its place asks for."""
    kind, role = target.pointer.split("/")[2:]
    if kind == "resources" and isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef):
        remedy = "write a class that derives from the generated one"
        yield _wrong(settings, target, "is a function, not a class", remedy)
    elif kind == "hooks" and role.startswith("async_") and isinstance(found, ast.FunctionDef):
        yield _wrong(settings, target, "cannot be awaited", "write it with `async def`")
    elif kind == "hooks" and role in ("request", "response"):
        if isinstance(found, ast.AsyncFunctionDef):
            remedy = f"name an ordinary function here, and this one as async_{role}"
            yield _wrong(settings, target, "has to be awaited", remedy)


def _missing(settings: Settings, target: Target, problem: str) -> Diagnostic:
    return diagnose(
        settings,
        "missing-extension",
        target.pointer,
        problem,
        "the SDK would import what is not there",
        f"write {target.name} there: the folder {CUSTOM} is yours, and never written to",
    )


def _wrong(settings: Settings, target: Target, problem: str, remedy: str) -> Diagnostic:
    return diagnose(
        settings,
        "wrong-extension",
        target.pointer,
        f"{target.module}.{target.name} {problem}",
        "the SDK could not call it",
        remedy,
    )


def _unreadable(file: Path, error: SyntaxError | ValueError) -> Diagnostic:
    line = (error.lineno or 0) if isinstance(error, SyntaxError) else 0
    column = (error.offset or 0) if isinstance(error, SyntaxError) else 0
    problem = error.msg if isinstance(error, SyntaxError) else str(error)
    return Diagnostic(
        "broken-extension",
        Place(str(file), line, column),
        f"this is not Python: {problem}",
        "the SDK could not import it",
        "correct it",
    )
