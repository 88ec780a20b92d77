"""No resource pays for another: what its use loads is what its own operations are made of."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Collection

import pytest
from whole_kit import Whole

from bindwright.pipeline import Outline, outline
from bindwright.hints import reachable
from bindwright.shapes.reach import answer_types, argument_types, roots

pytestmark = pytest.mark.slow


def test_a_resource_loads_no_types_that_only_others_need(whole: Whole) -> None:
    found = outline(whole.folder)
    called = {
        each.path: {method.operation for method in each.methods}
        for each in found.plan.resources
        if each.methods
    }
    loaded: dict[str, list[str]] = json.loads(
        whole.run("-m", "use_each_resource", whole.module, *called)
    )
    needs = Needs(found)
    assert loaded.keys() == called.keys()
    for resource, modules in loaded.items():
        extra = set(modules) - needs.of(called[resource])
        assert not extra, f"client.{resource} loads {sorted(extra)}"
    # That means something, because most resources need little of what there is.
    assert statistics.median(map(len, loaded.values())) < len(needs.modules) / 5


class Needs:
    """The modules that operations need of those with types."""

    def __init__(self, found: Outline) -> None:
        self._form = found.form
        self.modules: dict[str, set[str]] = {}
        """Schemas with a class there, by module."""
        self._places: defaultdict[str, set[str]] = defaultdict(set)
        for module in found.plan.types:
            schemas = {
                found.shapes.shapes[each.name].schema or each.name for each in module.classes
            }
            self.modules[module.module] = schemas
            for each in schemas:
                self._places[each].add(module.module)

    def of(self, operations: Collection[str]) -> set[str]:
        """The modules of all that operations send or answer with; of what stands in a module
        beside that as well, because a module is loaded whole. And the packages around them."""
        schemas = self._form.schemas
        called = [each for each in self._form.operations if each.id in operations]
        types = [
            *argument_types(called),
            *answer_types(called, {}, schemas, events=True),
            *answer_types(called, {}, schemas, events=False),
        ]
        waiting = {*reachable(roots(types), schemas)}
        names: set[str] = set()
        modules: set[str] = set()
        while waiting:
            names |= waiting
            modules |= {module for each in waiting for module in self._places[each]}
            beside = {each for module in modules for each in self.modules[module]}
            waiting = {*reachable(iter(beside & schemas.keys()), schemas)} - names
        parts = [each.split(".") for each in modules]
        return modules | {".".join(each[:n]) for each in parts for n in range(1, len(each))}
