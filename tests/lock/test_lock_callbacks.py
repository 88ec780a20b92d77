"""Functions that read callbacks keep their names when a callback of the same name comes."""

from __future__ import annotations

import ast
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from bindwright import generate

WEBHOOKS = Path(__file__).parents[2] / "specs" / "features" / "webhooks" / "openapi.yaml"
SETTINGS = """\
description: openapi.yaml
package: {name: shop}
client: {name: Shop}
resources:
  orders: {methods: {create: order.paid, give_back: return}}
"""


def functions(folder: Path, description: Any) -> set[str]:
    """The functions of the module `callbacks`, after generating from a description."""
    api = folder / "api"
    api.mkdir(exist_ok=True)
    (api / "bindwright.yaml").write_text(SETTINGS, encoding="utf-8")
    text = yaml.safe_dump(description, sort_keys=False)
    (api / "openapi.yaml").write_text(text, encoding="utf-8")
    generate(api, out=folder / "sdk")
    (module,) = (folder / "sdk").rglob("callbacks.py")
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


def test_a_neighbour_of_the_same_name(tmp_path: Path) -> None:
    both = yaml.safe_load(WEBHOOKS.read_text(encoding="utf-8"))
    late = deepcopy(both)
    del late["paths"]["/orders"]["post"]["callbacks"]
    assert functions(tmp_path, late) == {"shipment"}
    assert functions(tmp_path, both) == {"shipment", "order_paid_shipment"}
    lock = (tmp_path / "api" / "names.lock.yaml").read_text(encoding="utf-8")
    assert "\n  return shipment: shipment\n" in lock.replace('"', "")
    # Without the lock, neither has a right to the short name.
    (tmp_path / "api" / "names.lock.yaml").unlink()
    assert functions(tmp_path, both) == {"order_paid_shipment", "return_shipment"}
