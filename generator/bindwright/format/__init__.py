"""Generated Python -> the same, laid out by black; what was laid out before comes from a cache.

Black takes seconds for a large SDK and a third of a second merely to import. So it is given the
forms that the statements of a module have in common rather than the modules, and a run in which
every file or form is known from before never imports it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from bindwright.cache import Cache, key_of, user_cache
from bindwright.diagnostics import Diagnostic, Place, Refused, excerpt
from bindwright.format.forms import Forms, Member, beginnings, forms_of, laid_out
from bindwright.format.statements import Unusual
from bindwright.format.tasks import Fault, Task, perform
from bindwright.paths import guard

__all__ = ["format_files"]

_AT_ONCE = 200
"""Forms looked up in the cache at once."""


def format_files(
    files: Mapping[str, str],
    *,
    line_length: int = 100,
    cache: Path | None = None,
    jobs: int | None = None,
    dump: Path | None = None,
) -> dict[str, str]:
    """The same files in the same order, with every `.py` file formatted for Python 3.11.

    Args:
        files: Text by name; other files than Python's are returned as they are.
        line_length: Columns black fills.
        cache: Folder of the cache; by default the user's (`$XDG_CACHE_HOME/bindwright` or
            `~/.cache/bindwright`). A cache that cannot be used is done without.
        jobs: Processes at most; by default one for each processor.
        dump: Folder for the text of files that are refused; by default a new temporary one.

    Raises:
        Refused: Some files are not Python. Each was written to `dump` as `<name>.dump`.
    """
    sources = {name: text for name, text in files.items() if name.endswith(".py")}
    formatter = _Formatter(line_length, jobs, Cache((cache or user_cache()) / "black.sqlite3"))
    done = formatter.format(set(sources.values()))
    faults = {
        name: found for name, text in sources.items() if isinstance(found := done[text], Fault)
    }
    if faults:
        raise _refused(files, faults, dump)
    return {name: str(done[text]) if name in sources else text for name, text in files.items()}


class _Formatter:
    """Formats texts as black does, and keeps what it learns in the cache."""

    def __init__(self, line_length: int, jobs: int | None, cache: Cache) -> None:
        self._line_length = line_length
        self._jobs = jobs
        self._cache = cache
        self._setting = f"black {version('black')}, {line_length} columns, 3.11"
        self._fresh: dict[str, str] = {}

    def format(self, texts: set[str]) -> dict[str, str | Fault]:
        """The texts of whole files, formatted."""
        done: dict[str, str | Fault] = dict(self._known(texts))
        reduced: dict[str, list[Member]] = {}
        forms: dict[str, str] = {}
        for task, outcome in self._work(self._tasks(sorted(texts - done.keys()), reduced, forms)):
            if task.kind in ("form", "alone") and isinstance(outcome, str):
                forms[task.text] = outcome
            elif task.kind == "file" or (task.kind == "check" and isinstance(outcome, Fault)):
                done[task.text] = outcome
        unusual: list[Task] = []
        for text, members in reduced.items():
            if text not in done:
                try:
                    done[text] = self._fresh[text] = laid_out(members, forms)
                except (Unusual, KeyError):
                    unusual.append(Task("file", text))
        done.update((task.text, outcome) for task, outcome in self._work(unusual))
        self._cache.write({self._key(text): outcome for text, outcome in self._fresh.items()})
        return done

    def _tasks(
        self, texts: list[str], reduced: dict[str, list[Member]], forms: dict[str, str]
    ) -> Iterator[Task]:
        """What is to be done for some files; fills in their forms, and those known already."""
        reducer = Forms(self._line_length)
        asked: set[str] = set()
        wanted: set[str] = set()
        alone: set[str] = set()
        for text in texts:
            try:
                reduced[text] = reducer.reduce(text)
            except Unusual:
                yield Task("file", text)
                continue
            yield Task("check", text)
            alone.update(beginnings(reduced[text]))
            wanted.update(each for each in forms_of(reduced[text]) if each not in asked)
            if len(wanted) > _AT_ONCE:
                asked |= wanted
                yield from self._missing(wanted, alone, forms)
                wanted.clear()
        yield from self._missing(wanted, alone, forms)

    def _missing(self, wanted: set[str], alone: set[str], forms: dict[str, str]) -> Iterator[Task]:
        forms.update(self._known(wanted))
        for each in sorted(wanted - forms.keys()):
            yield Task("alone" if each in alone else "form", each)

    def _work(self, tasks: Iterator[Task] | list[Task]) -> Iterator[tuple[Task, str | Fault]]:
        for task, outcome in perform(tasks, self._line_length, self._jobs):
            if isinstance(outcome, str) and task.kind != "check":
                self._fresh[task.text] = outcome
            yield task, outcome

    def _known(self, texts: set[str]) -> dict[str, str]:
        return self._cache.read({self._key(text): text for text in texts})

    def _key(self, text: str) -> str:
        """Hash of all that decides the outcome."""
        return key_of(self._setting, text)


def _refused(files: Mapping[str, str], faults: Mapping[str, Fault], dump: Path | None) -> Refused:
    folder = dump or Path(tempfile.mkdtemp(prefix="bindwright-"))
    found: list[Diagnostic] = []
    for name in sorted(faults):
        fault = faults[name]
        kept = guard(folder, f"{name}.dump")
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(files[name], "utf-8", errors="backslashreplace", newline="\n")
        found.append(
            Diagnostic(
                "invalid-python",
                Place(str(kept), fault.line, fault.column),
                f"the generated file {name} is not valid Python: {fault.problem}",
                "no file of the SDK was written",
                "this is a fault of the generator or its templates: please report it with the file",
                excerpt=excerpt(files[name], fault.line, fault.column),
            )
        )
    return Refused(found)
