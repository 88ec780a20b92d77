"""A bar chart as SVG, by hand: it reads on light and on dark pages alike."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH, LABEL, BAR, GAP = 760, 250, 18, 10


def draw(bars: Sequence[tuple[str, float]]) -> str:
    """Bars with their names; a longer bar is better."""
    longest = max((value for _, value in bars), default=1.0)
    height = len(bars) * (BAR + GAP) + 50
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="12" fill="#6b7280">',
        '<text x="0" y="16" font-size="14">How many times openai 3.54.0 takes of what the '
        "generated SDK takes</text>",
    ]
    for index, (title, value) in enumerate(bars):
        top = 34 + index * (BAR + GAP)
        length = (WIDTH - LABEL - 60) * value / longest
        lines += [
            f'<text x="{LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(title)}</text>',
            f'<rect x="{LABEL}" y="{top}" width="{length:.1f}" height="{BAR}" rx="3" '
            'fill="#3b82f6"/>',
            f'<text x="{LABEL + length + 6:.1f}" y="{top + 13}">{value:.1f}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])
