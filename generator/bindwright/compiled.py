"""Templates as compiled by an earlier run: compiling them takes longer than filling them in."""

from __future__ import annotations

import sys
from base64 import b64decode, b64encode
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from bindwright.cache import Cache, key_of, user_cache

_SYNTAX = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "autoescape", "optimized")
"""What of an environment decides the byte code of a template, beside its text."""


class CompiledTemplates(BytecodeCache):
    """Keeps the byte code of templates in the user's cache."""

    def __init__(self, environment: Environment, folder: Path | None = None) -> None:
        """Keep the templates of an environment in `folder`, by default the user's cache."""
        syntax = ", ".join(f"{name} {getattr(environment, name)}" for name in _SYNTAX)
        self._setting = f"jinja2 {version('jinja2')}, {sys.implementation.cache_tag}, {syntax}"
        self._cache = Cache((folder or user_cache()) / "templates.sqlite3")
        self._fresh: dict[str, str] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the byte code that is known for its text."""
        for text in self._cache.read({self._key(bucket): bucket.key}).values():
            bucket.bytecode_from_string(b64decode(text))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Note the byte code of a template, for `save` to write."""
        self._fresh[self._key(bucket)] = b64encode(bucket.bytecode_to_string()).decode()

    def save(self) -> None:
        """Write what was compiled by this run, all at once."""
        self._cache.write(self._fresh)
        self._fresh.clear()

    def _key(self, bucket: Bucket) -> str:
        return key_of(self._setting, f"{bucket.key} {bucket.checksum}")
