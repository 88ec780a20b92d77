"""What a name lock spares the users of an SDK, as `bindwright diff` tells them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lock_kit import Sdk
from renamed_kit import Shelf

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


@pytest.mark.parametrize("end", ["reused", "gone", "deleted"])
def test_the_end_of_a_deprecated_name_is_a_break(end: str, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    shelf.plan()
    shelf.rename_all()
    shelf.plan()
    shutil.copytree(shelf.folder, tmp_path / "old")
    lock = shelf.folder / FILE
    properties, cause = shelf.schemas["Book"]["properties"], "description"
    if end == "reused":
        properties["added"] = {"type": "string"}
        shelf.parameters.append({"name": "limit", "in": "query", "schema": {"type": "string"}})
    elif end == "gone":
        del properties["created"]
        shelf.parameters[:] = [each for each in shelf.parameters if each["name"] != "max"]
    else:
        cause = "settings"
        names, count = re.subn(r"  (Book.added|books.list.limit):\n.*\n.*\n", "", lock.read_text())
        assert count == 2
        lock.write_text(names)
    changes = diff(str(tmp_path / "old"), str(shelf.write()))
    found = {each.id: (each.severity, each.cause) for each in changes.findings}
    for name in ("field-removed:Book.added", "parameter-removed:books.list.limit"):
        assert found[name] == ("breaking", cause)


def test_a_name_that_is_given_back_is_the_same_thing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    shelf.plan()
    first = dict(shelf.schemas["Book"]["properties"])
    shelf.rename(shelf.schemas["Book"], "added", "created")
    shelf.plan()
    shutil.copytree(shelf.folder, tmp_path / "old")
    shelf.schemas["Book"]["properties"] = first
    changes = diff(str(tmp_path / "old"), str(shelf.write()))
    assert [each.id for each in changes.findings] == ["field-renamed:Book.created"]
    assert changes.worst == "addition"
