"""A comparison as one HTML page that needs nothing beside it, neither files nor the network."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import find_lexer_class_by_name

from bindwright.changes.model import SEVERITIES, Changes

_HERE = Path(__file__).parent
_TITLES = {
    "breaking": "Breaking",
    "addition": "Additions",
    "fix": "Fixes",
    "docs": "Documentation",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of Python on either side; None where that side has none."""

    old: Markup | None
    new: Markup | None
    same: bool


def write_page(changes: Changes) -> str:
    """The page: findings by severity with their Python side by side, search and filters.

    Whatever a description says is escaped, and a content security policy keeps the browser from
    running any script but the page's own (Content Security Policy Level 3, section 6.7.3).
    """
    script = (_HERE / "page.js").read_text("utf-8")
    markdown = MarkdownIt("js-default")  # HTML inside of Markdown stays text

    def inline(text: str) -> Markup:
        return Markup(markdown.renderInline(text))

    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    environment.filters["inline"] = inline
    return environment.get_template("page.html.jinja").render(
        changes=changes,
        sections=[(each, _TITLES[each], changes.of(each)) for each in SEVERITIES],
        causes=sorted({each.cause for each in changes.findings}),
        side_by_side=side_by_side,
        style=Markup((_HERE / "page.css").read_text("utf-8")),
        script=Markup(script),
        policy=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
    )


def side_by_side(before: str, after: str) -> list[Row]:
    """Two pieces of Python, line beside line, coloured; equal lines stand beside each other."""
    old, new = _coloured(before), _coloured(after)
    rows: list[Row] = []
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        for index in range(max(last - first, end - start)):
            rows.append(
                Row(
                    old[first + index] if first + index < last else None,
                    new[start + index] if start + index < end else None,
                    same=tag == "equal",
                )
            )
    return rows


def _coloured(source: str) -> list[Markup]:
    """The lines of a piece of Python, as HTML."""
    if not source.strip():
        return []
    lexer = find_lexer_class_by_name("python")(stripnl=False, ensurenl=False)
    formatter: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
    text = highlight(source, lexer, formatter)
    # Pygments ends a line's elements with the line.
    lines = text.split("\n")
    return [Markup(each) for each in lines[: len(source.splitlines())]]
