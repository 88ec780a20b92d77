"""A bar chart as SVG, laid out by arithmetic alone: the same figures make the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from report import amount
from measure import Row

WIDTH: Final = 820
LABELS: Final = 210
"""Where bars begin; the labels end shortly before."""
FIGURES: Final = 190
"""Room for the figures behind the longest bar."""
TOP: Final = 58
BAR: Final = 16
STEP: Final = 25

# An SVG inside <img> sees no style sheet of the page, but it does see the reader's preference.
STYLE: Final = """\
text { font: 12px system-ui, sans-serif; fill: #24292f }
.title { font-size: 15px; font-weight: 600 }
.figure { fill: #57606a }
.bar { fill: #0969da }
.line { stroke: #8c959f; stroke-dasharray: 3 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .figure { fill: #9da7b3 }
  .bar { fill: #4493f8 }
  .line { stroke: #6e7681 }
}"""


def draw(rows: Sequence[Row], title: str) -> str:
    """How many times ours the peer takes, a bar for each row that has a peer."""
    bars = [(row, row.ratio) for row in rows if row.ratio is not None]
    longest = max((ratio for _, ratio in bars), default=1.0)
    scale = (WIDTH - LABELS - FIGURES) / max(longest, 1.0)
    height = TOP + len(bars) * STEP + 8
    one = LABELS + scale
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-label="{escape(title)}">',
        f"<style>\n{STYLE}\n</style>",
        f'<text class="title" x="8" y="20">{escape(title)}</text>',
        '<text class="figure" x="8" y="38">longer is better; at the dashed line both take the '
        "same</text>",
    ]
    for index, (row, ratio) in enumerate(bars):
        lines += _bar(row, ratio, TOP + index * STEP, ratio * scale)
    bottom = height - 8
    lines.append(f'<path class="line" d="M{one:.1f} {TOP - 8}V{bottom}"/>')
    return "\n".join([*lines, "</svg>", ""])


def _bar(row: Row, ratio: float, top: int, length: float) -> list[str]:
    assert row.theirs is not None
    base = top + BAR - 4
    label = f"{row.title} ({row.unit})"
    figures = f"{amount(row.ours.median)} to {amount(row.theirs.median)} {row.unit}"
    return [
        f'<text x="{LABELS - 8}" y="{base}" text-anchor="end">{escape(label)}</text>',
        f'<rect class="bar" x="{LABELS}" y="{top}" width="{length:.1f}" height="{BAR}" rx="2"/>',
        f'<text x="{LABELS + length + 6:.1f}" y="{base}">{ratio:.1f}\N{MULTIPLICATION SIGN} '
        f'<tspan class="figure">{escape(figures)}</tspan></text>',
    ]
