"""One server for all features, each generated when the first test asks for it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from feature_kit import Feature, Gallery, Sdk

from bindwright.mock import running


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    return Gallery(tmp_path_factory.mktemp("features"))


@pytest.fixture(scope="session")
def gallery_url(gallery: Gallery) -> Iterator[str]:
    with running(gallery.app()) as url:
        yield url


@pytest.fixture(params=["sync", "async"])
def feature(
    request: pytest.FixtureRequest, gallery: Gallery, gallery_url: str
) -> Iterator[Feature]:
    """Gives the SDK of a feature by its name."""
    made: list[Sdk] = []

    def sdk(name: str) -> Sdk:
        package = gallery.generated(name)
        asynchronous = request.param == "async"
        made.append(Sdk(name, package, gallery, f"{gallery_url}/{name}", asynchronous))
        return made[-1]

    yield sdk
    for each in made:
        each.closing.close()
