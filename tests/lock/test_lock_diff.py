"""What a name lock spares the users of an SDK, as `bindwright diff` tells them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lock_kit import Sdk

from bindwright.changes import diff
from bindwright.lock import FILE


def _edit(sdk: Sdk) -> None:
    sdk.schemas["Admission"] = sdk.schemas.pop("Ticket")
    body = sdk.description["paths"]["/animals"]["post"]["requestBody"]["content"]
    schema = body["application/json"]["schema"]
    schema["properties"]["ticket"]["$ref"] = "#/components/schemas/Admission"
    sdk.description["paths"]["/animals"]["get"]["parameters"].reverse()
    methods = sdk.settings["resources"]["animals"]["methods"]
    methods["create"] = methods.pop("add")


@pytest.mark.parametrize("locked", [True, False])
def test_what_the_lock_spares(locked: bool, tmp_path: Path) -> None:
    sdk = Sdk(tmp_path / "new")
    sdk.plan()
    if not locked:
        (sdk.folder / FILE).unlink()
    shutil.copytree(sdk.folder, tmp_path / "old")
    _edit(sdk)
    changes = diff(str(tmp_path / "old"), str(sdk.write()))
    found = {each.id: each.severity for each in changes.findings}
    if not locked:
        assert changes.worst == "breaking"
        assert found["class-renamed:Ticket"] == found["method-renamed:animals.add"] == "breaking"
        return
    assert found == {
        "class-renamed:Ticket": "addition",
        "class-renamed:TicketVisitor": "addition",
        "method-added:animals.create": "addition",
        "method-deprecated:animals.add": "addition",
    }
