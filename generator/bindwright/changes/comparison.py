"""Two sides set against each other: what every rule needs to know, and how it reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bindwright.changes.model import Cause, Finding, Severity
from bindwright.changes.pairs import renamed_classes, renamed_methods
from bindwright.changes.retyping import Retyping
from bindwright.changes.sides import Side
from bindwright.diagnostics import Place


@dataclass(frozen=True)
class Comparison:
    """An old and a new SDK, and what of one is what of the other."""

    old: Side
    new: Side

    @cached_property
    def renamed_classes(self) -> dict[str, str]:
        """Old name -> new name."""
        return renamed_classes(self.old, self.new)

    @cached_property
    def retyping(self) -> Retyping:
        """How types differ."""
        return Retyping(self.old.form, self.new.form, self.renamed_classes)

    @cached_property
    def renamed_methods(self) -> dict[str, str]:
        """Old path -> new path."""
        return renamed_methods(self.old, self.new, self.retyping)

    def finding(
        self,
        rule: str,
        target: str,
        severity: Severity,
        message: str,
        wire: str,
        *,
        places: tuple[str | Place | None, str | Place | None],
        code: tuple[str, str],
        cause: Cause = "description",
        covers: tuple[str, ...] = (),
    ) -> Finding:
        """One finding; `places` and `code` are those of the old and the new side.

        A place may be given as a JSON Pointer into the description.
        """
        old, new = places
        return Finding(
            rule=rule,
            target=target,
            severity=severity,
            cause=cause,
            message=message,
            wire=wire,
            old=self.old.place(old) if isinstance(old, str) else old,
            new=self.new.place(new) if isinstance(new, str) else new,
            before=code[0],
            after=code[1],
            covers=covers,
        )

    def setting(
        self,
        rule: str,
        target: str,
        severity: Severity,
        message: str,
        where: tuple[str, ...],
        code: tuple[str, str],
        *,
        wire: str = "",
        covers: tuple[str, ...] = (),
    ) -> Finding:
        """A finding about what the settings say; `where` leads to it."""
        return self.finding(
            rule,
            target,
            severity,
            message,
            wire or f"`{'.'.join(where)}` of the settings changed",
            places=(self.old.settings_place(*where), self.new.settings_place(*where)),
            code=code,
            cause="settings",
            covers=covers,
        )
