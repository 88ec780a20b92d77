"""Features of descriptions in several files."""

from __future__ import annotations

from datetime import datetime
from typing import assert_type

from feature_kit import Feature


def test_a_description_of_many_files_is_one(feature: Feature) -> None:
    sdk = feature("many-files")
    from many_files import ManyFiles
    from many_files.types import Address, Dog, HouseCat, Owner, Pet

    pets = sdk.client(ManyFiles).pets
    pets.create(name="Rex", kind={"type": "dog"}, owner={"name": "Jo"}, tags=["x"])
    assert sdk.sent.json == {
        "name": "Rex",
        "kind": {"type": "dog"},
        "owner": {"name": "Jo"},
        "tags": ["x"],
    }

    pet = pets.retrieve("a/b")
    assert sdk.sent.path == "/pets/a%2Fb"
    assert_type(pet, Pet)
    assert_type(pet.owner, Owner | None)
    assert_type(pet.born, datetime | None)
    assert isinstance(pet.kind, HouseCat) and pet.kind.lives == 9
    assert pet.owner is not None and pet.owner.pets is not None
    assert pet.owner.pets[0].tags == ["a"]
    assert_type(pet.owner.friend, Owner | None)
    assert_type(pet.owner.address, Address | None)
    assert_type(Address().next, Address | None)
    assert_type(Dog(type="dog").father, Dog | None)

    assert_type(pets.list(limit=3).data[0], Pet)
    assert sdk.sent.target == "/pets?limit=3"


def test_overlays_repair_a_description(feature: Feature) -> None:
    sdk = feature("overlays")
    from overlays import Weather
    from overlays.types import Forecast, ForecastDelta

    forecasts = sdk.client(Weather).forecasts
    forecast = forecasts.create(city="Oslo")
    assert_type(forecast, Forecast)
    assert_type(forecast.rain, float | None)
    assert forecast.rain == 2.5
    with forecasts.create(city="Oslo", stream=True) as stream:
        events = list(stream)
    assert_type(events, list[ForecastDelta])
    assert events[0].text == "rain"
    assert not hasattr(sdk.client(Weather), "debug")
