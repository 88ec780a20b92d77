"""Untyped JSON, narrowed once: what the source narrows with, for all later stages."""

from bindwright.source.raw import is_list, is_map

__all__ = ["is_list", "is_map"]
