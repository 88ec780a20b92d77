"""A comparison in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.syntax import Syntax

from bindwright.changes.model import SEVERITIES, Changes, Finding, Severity
from bindwright.changes.prose import TITLES

_STYLES: dict[Severity, str] = {
    "breaking": "bold red",
    "addition": "bold green",
    "fix": "bold yellow",
    "docs": "bold blue",
}


def show(changes: Changes, console: Console) -> None:
    """Print the findings, the worst first; of texts that differ, one line each."""
    for severity in SEVERITIES:
        found = changes.of(severity)
        if not found:
            continue
        style = _STYLES[severity]
        console.print(f"[{style}]{TITLES[severity]}[/] ({len(found)})\n")
        for each in found:
            _show(each, console, style)
        console.print()
    for accepted in changes.suppressed:
        line = f"accepted: {accepted.finding.id} ({accepted.reason})"
        console.print(escape(line), style="dim", highlight=False, soft_wrap=True)
    counts = ", ".join(_counted(len(changes.of(each)), each) for each in SEVERITIES)
    rest = f", {len(changes.suppressed)} accepted" if changes.suppressed else ""
    told = escape(f"{changes.old} → {changes.new}: {counts}{rest}")
    console.print(told, highlight=False, soft_wrap=True)


def _counted(number: int, severity: Severity) -> str:
    """How many findings are of a severity, in words."""
    many = {"addition": "additions", "fix": "fixes"}
    return f"{number} {severity if number == 1 else many.get(severity, severity)}"


def _show(finding: Finding, console: Console, style: str) -> None:
    console.print(f"[{style}]●[/] {escape(finding.message)}", highlight=False)
    if finding.severity == "docs":
        return
    places = [str(each) for each in (finding.old, finding.new) if each is not None]
    console.print(f"    {escape(finding.wire)}", style="dim", highlight=False)
    told = " → ".join(dict.fromkeys(places))
    console.print(f"    {escape(told)}", style="dim", highlight=False, soft_wrap=True)
    if finding.severity == "breaking" and finding.before != finding.after:
        for sign, code in (("-", finding.before), ("+", finding.after)):
            text = "\n".join(f"{sign} {line}" for line in code.splitlines())
            if text:
                syntax = Syntax(text, "diff", theme="ansi_dark", background_color="default")
                console.print(Padding(syntax, (0, 0, 0, 4)))
    console.print(f"    {escape(finding.id)}", style="dim", highlight=False, soft_wrap=True)
