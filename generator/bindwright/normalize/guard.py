"""What happens where a description is not made of what reading it takes for granted."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from bindwright.source import Document


@contextmanager
def refusing_unsound(document: Document) -> Generator[None]:
    """Raise `Refused`, with the places, if reading the schemas fails for what they are made of.

    That is looked at only then, since it takes time.
    """
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError):
        from bindwright.checks.soundness import refuse_unsound

        refuse_unsound(document)
        raise
