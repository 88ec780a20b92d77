"""Where a schema stands: its key for the settings, its JSON Pointer, and the name it would get."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from bindwright.normalize.raw import is_list, is_map

_ENVELOPES = ("data", "items")
_OF_IE = ("cookies", "movies", "calories", "zombies", "selfies")


@lru_cache(maxsize=2**16)
def pascal(text: str) -> str:
    """`thread.run.created` -> `ThreadRunCreated`; a capital inside a word stays."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.split(r"[^0-9A-Za-z]+", plain)
    name = "".join(word[:1].upper() + word[1:] for word in words if word)
    if not name and text:
        name = "U" + "".join(f"{ord(char):X}" for char in text)
    return f"N{name}" if name[:1].isdigit() else name


def singular(noun: str) -> str:
    """The singular of an English plural that names a list, well enough for a class name."""
    if noun.endswith(_OF_IE):
        return noun.removesuffix("s")
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def escape(part: str) -> str:
    """One token of a JSON Pointer (RFC 6901, section 3)."""
    return part.replace("~", "~0").replace("/", "~1")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the description where a schema stands."""

    key: str
    """How the settings refer to it: `RunObject.tools.items`."""
    pointer: str
    hint: str
    """The class name that it gets when nobody names it."""
    plural: str = ""
    """The hint for a list here; its items take the singular."""
    part: str = ""
    """Set for a member of a union without a tag: it has no key of its own to be named by."""
    root: Root | None = None
    """What it is a part of; `None` for what is a part of nothing."""
    step: str = ""
    """What the last property adds to the name of the class that it is in."""
    plural_step: str = ""

    @property
    def own_key(self) -> str:
        """What tells this schema from all others."""
        return self.key + self.part

    @property
    def short(self) -> str:
        """The name without the properties on the way; empty where that says too little."""
        return f"{self.root.name}{self.step}" if self.root and self.step else ""

    def property(self, name: str) -> Spot:
        """The schema of a property."""
        step, plural = pascal(name), pascal(singular(name))
        found = Spot(
            f"{self.key}.{name}",
            f"{self.pointer}/properties/{escape(name)}",
            self.hint + step,
            self.hint + plural,
            root=self._root(name),
            step=step,
            plural_step=plural,
        )
        if name not in _ENVELOPES:
            return found
        # Such a name says nothing: what is in it is called after what is around it.
        around = self.plural if self.plural and self.plural != self.hint else f"{self.hint}Item"
        return replace(found, plural=around, step="", plural_step="")

    def items(self) -> Spot:
        """The schema of the items of a list."""
        return self._inside("items", "items", "Item")

    def values(self) -> Spot:
        """The schema of the values of a map."""
        return self._inside("values", "additionalProperties", "Value")

    def at(self, *parts: str) -> Spot:
        """The same schema, a keyword deeper in the document."""
        return replace(self, pointer="/".join((self.pointer, *parts)))

    def member(self, word: str, index: int, schema: Any) -> Spot:
        """A member of a union, named for its tag: `RunStreamEvent[thread.run.created]`."""
        pointer = f"{self.pointer}/{word}/{index}"
        label = constant_label(schema)
        if label is None:
            name = _without_overlap(self.hint, _distinction(schema))
            return replace(self._longer(name), pointer=pointer, part=f"[{index}]")
        found = self._longer(pascal(label))
        if "." in label:
            found = replace(found, hint=pascal(label), step="")
        key = f"{self.key}[{label}]"
        return replace(found, key=key, pointer=pointer, plural="", plural_step="", part="")

    def _inside(self, key: str, word: str, suffix: str) -> Spot:
        found = self._longer(suffix)
        if self.plural and self.plural != self.hint:
            found = replace(self, hint=self.plural, step=self.plural_step)
        return replace(
            found,
            key=f"{self.key}.{key}",
            pointer=f"{self.pointer}/{word}",
            plural="",
            plural_step="",
            part="",
        )

    def _longer(self, suffix: str) -> Spot:
        """Names that say more; what is a part of nothing has no short one."""
        return replace(self, hint=self.hint + suffix, step=self.step and self.step + suffix)

    def _root(self, name: str) -> Root:
        if self.root is None:
            return Root(name=self.hint, pointer=self.pointer, property=name)
        return replace(self.root, property=name)


@dataclass(frozen=True, slots=True)
class Root:
    """The outermost schema around another, and the property that is nearest to that."""

    name: str
    """Its class name."""
    pointer: str
    property: str


def _without_overlap(name: str, more: str) -> str:
    """`more` without the words that `name` ends in already, as long as something is left."""
    ends = [match.start() for match in re.finditer(r"(?<=[a-z0-9])[A-Z]", more)]
    return next((more[end:] for end in reversed(ends) if name.endswith(more[:end])), more)


def _distinction(schema: Any) -> str:
    """What sets an inline object apart when no constant does: its title, or its first property."""
    if is_map(schema) and is_list(schema.get("allOf")) and schema["allOf"]:
        first = schema["allOf"][0]
        named = is_map(first) and "$ref" in first
        return pascal(str(first["$ref"]).rsplit("/", 1)[-1]) if named else _distinction(first)
    if not is_map(schema) or not schema.get("properties"):
        return ""
    names = [*schema.get("required", ()), *schema["properties"]]
    return pascal(str(schema.get("title") or names[0]))


def constant_label(schema: Any) -> str | None:
    """The value of the first fixed string property of an inline object: what names it."""
    properties = schema.get("properties") if is_map(schema) else None
    if not is_map(properties):
        joined = schema.get("allOf") if is_map(schema) else None
        return constant_label(joined[0]) if is_list(joined) and joined else None
    for value in properties.values():
        if is_map(value):
            fixed = value.get("const")
            options = value.get("enum")
            if fixed is None and is_list(options) and len(options) == 1:
                fixed = options[0]
            if isinstance(fixed, str):
                return fixed
    return None
