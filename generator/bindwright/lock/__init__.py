"""The name lock: names that an SDK has given stay, whatever happens around them."""

from bindwright.lock.model import FILE, LockedClass, LockedMethod, NameLock, Renamed
from bindwright.lock.placing import Names
from bindwright.lock.reading import lock_file, read_lock
from bindwright.lock.text import to_text

__all__ = [
    "FILE",
    "LockedClass",
    "LockedMethod",
    "NameLock",
    "Names",
    "Renamed",
    "lock_file",
    "read_lock",
    "to_text",
]
