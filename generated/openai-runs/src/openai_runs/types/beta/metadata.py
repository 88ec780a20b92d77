"""`Metadata`."""

from __future__ import annotations

from typing import TypeAlias

Metadata: TypeAlias = dict[str, str]
"""Up to 16 labels of your own: keys of at most 64 characters, values of at most 512."""
