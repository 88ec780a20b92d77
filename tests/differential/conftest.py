"""Both libraries, pointed at one recording server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[2] / "generated" / "openai-runs" / "src"))

from recorder import Recorder, recording


@pytest.fixture(scope="session")
def _server() -> Iterator[Recorder]:
    with recording() as recorder:
        yield recorder


@pytest.fixture
def server(_server: Recorder) -> Recorder:
    _server.sent.clear()
    _server.answer({})
    return _server
