"""What other generators stumble over: each cause, and what proves that it is nothing here.

`CAUSES` is the one list of them. A cause was seen where another tool failed on a description that is
in use: it dropped operations, ended with an error, or wrote a package that cannot be imported.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, assert_type

import pytest
from feature_kit import DESCRIPTIONS, ROOT, Feature

CAUSES: dict[str, tuple[str, str]] = {
    # cause -> (description below specs/features, or none; test that proves it)
    "inline schemas of several owners have one title": (
        "inline-names",
        "test_titles_that_several_inline_schemas_share",
    ),
    "a union stands before its members, or holds itself": (
        "inline-names",
        "test_a_union_before_its_members_and_names_with_digits",
    ),
    "the name of a schema begins with a digit, or ends with a date": (
        "inline-names",
        "test_a_union_before_its_members_and_names_with_digits",
    ),
    "values of an enum are equal once they are names": (
        "inline-names",
        "test_values_that_would_be_one_name",
    ),
    "nullable in a 3.1 document, and null in real answers": (
        "inline-names",
        "test_values_that_would_be_one_name",
    ),
    "info has no version": ("inline-names", "test_values_that_would_be_one_name"),
    "whole numbers beyond 64 bits": ("big-integers", "test_whole_numbers_beyond_64_bits"),
    "webhooks have the names of operations": (
        "webhooks",
        "test_events_are_told_apart_by_their_tag",
    ),
    "the members of a base are found through allOf alone": (
        "inheritance",
        "test_a_reference_to_a_base_means_its_heirs_too",
    ),
    "an operation that has no tag": ("webhooks", "test_callbacks"),
    "a union is the base of an allOf": (
        "all-of",
        "test_all_of_joins_objects_texts_lists_and_unions",
    ),
    "an allOf of texts, numbers or lists": (
        "all-of",
        "test_all_of_joins_objects_texts_lists_and_unions",
    ),
    "a union of text and object is made nullable by an allOf": (
        "all-of",
        "test_all_of_joins_objects_texts_lists_and_unions",
    ),
    "parts of an allOf contradict each other": (
        "all-of-conflict",
        "test_all_of_that_contradicts_itself_is_reported_and_still_typed",
    ),
    "a discriminator without a union beside it": (
        "discriminators",
        "test_discriminators_of_every_kind",
    ),
    "a discriminator whose property is any text, or is missing from a member": (
        "discriminators",
        "test_discriminators_of_every_kind",
    ),
    "a discriminator's mapping and a member's constant differ": (
        "discriminators",
        "test_discriminators_of_every_kind",
    ),
    "references in extensions that lead nowhere": (
        "many-files",
        "test_a_description_of_many_files_is_one",
    ),
    "references to any place, and parameters that are references": (
        "many-files",
        "test_a_description_of_many_files_is_one",
    ),
    "schemas in several files that hold each other": (
        "many-files",
        "test_a_description_of_many_files_is_one",
    ),
    "answers for 4XX and default": (
        "answers",
        "test_errors_hold_what_is_declared_for_their_status",
    ),
    "several successful answers of one operation": (
        "answers",
        "test_each_successful_status_has_its_own_answer",
    ),
    "events that are described as event and data": (
        "event-streams",
        "test_events_with_an_object_straight_on_data",
    ),
    "an operation answers at once or as a stream": (
        "switched-stream",
        "test_a_query_parameter_switches_the_stream",
    ),
    "a stream that is read whole before its first event": (
        "",
        "test_an_event_is_there_as_soon_as_its_blank_line_is",
    ),
    "a header, query or cookie parameter that lists or maps": (
        "header-cookie-styles",
        "test_cookies_in_every_form",
    ),
    "output that differs from run to run": ("unions", "test_generating_again_changes_nothing"),
    "modules that import each other in a circle": (
        "",
        "test_every_module_imports_and_every_name_resolves",
    ),
    "names that are used and not imported": (
        "quoted-prose",
        "test_quotation_marks_in_descriptions_hide_no_name",
    ),
    "operations are dropped, and the exit code is 0": (
        "",
        "test_every_operation_has_a_method",
    ),
    "something is fetched while generating": ("", "test_without_leave_nothing_is_asked"),
}


def test_titles_that_several_inline_schemas_share(feature: Feature) -> None:
    sdk = feature("inline-names")
    from inline_names import InlineNames
    from inline_names.types import MessageContentItemText, MessageDeltaRefusal, N1Event

    message = sdk.client(InlineNames).messages.create(
        content=[MessageContentItemText(text="a"), {"type": "refusal", "why": "b"}],
        delta={"type": "refusal", "value": "c"},
        event=N1Event(at=1),
    )
    assert sdk.sent.json == {
        "content": [{"type": "text", "text": "a"}, {"type": "refusal", "why": "b"}],
        "delta": {"type": "refusal", "value": "c"},
        "event": {"type": "first", "at": 1},
    }
    assert message.content[0] == MessageContentItemText(text="a")
    assert message.delta == MessageDeltaRefusal(value="c")


def test_a_union_before_its_members_and_names_with_digits(feature: Feature) -> None:
    sdk = feature("inline-names")
    from inline_names import InlineNames
    from inline_names.types import Caller20260120, N1Event, Nested

    message = sdk.client(InlineNames).messages.create(
        content=[],
        delta={"type": "text"},
        event=Nested(events=[N1Event(at=1), Nested()]),
        caller=Caller20260120(id="c"),
    )
    assert message.event == Nested(events=[N1Event(at=1), Nested()])
    assert_type(message.caller, Caller20260120 | None)
    assert message.caller == Caller20260120(id="c")


def test_values_that_would_be_one_name(feature: Feature) -> None:
    sdk = feature("inline-names")
    from inline_names import InlineNames

    messages = sdk.client(InlineNames).messages
    kinds: list[Literal["message", "MESSAGE", "Message", "4"]] = ["message", "MESSAGE", "4"]
    for kind in kinds:
        message = messages.create(
            content=[], delta={"type": "text"}, event={"type": "first"}, kind=kind, action=None
        )
        assert (message.kind, message.action) == (kind, None)
        assert sdk.sent.json["action"] is None


def test_discriminators_of_every_kind(feature: Feature) -> None:
    sdk = feature("discriminators")
    from discriminators import Discriminators
    from discriminators.types import Base, Child, Other, Second, Tagged, Untagged

    client = sdk.client(Discriminators)
    holder = client.tools.create(
        plain={"kind": "o", "size": "s"},
        lacking={"name": "n"},
        differing={"kind": "second", "b": "x"},
        base={"kind": "Child", "more": "m"},
    )
    assert holder.plain == Other(kind="o", size="s")
    assert holder.lacking == Untagged(name="n")
    assert holder.differing == Second(b="x")
    assert holder.base == Child(kind="Child", more="m")
    assert client.tools.create(base={"kind": "?"}).base == Base(kind="?")
    assert client.tools.create(lacking=Tagged(a="t")).lacking == Tagged(a="t")


def test_a_reference_to_a_base_means_its_heirs_too(feature: Feature) -> None:
    sdk = feature("inheritance")
    from inheritance import Inheritance
    from inheritance import Unknown
    from inheritance.types import AnyPet, Cat, Circle, Dog, Fish, Kitten, Pet, Shape, Square

    client = sdk.client(Inheritance)
    # mypy cannot choose among typed dictionaries of which one has all that another has.
    given: dict[str, Any] = {
        "pet": {"petType": "Cat", "lives": 9, "friends": [{"petType": "dog"}, {"petType": "?"}]},
        "cat": {"petType": "Kitten", "lives": 9, "age": 1},
        "guest": Fish(pet_type="Fish"),
        "pets": {"rex": {"petType": "dog", "barks": True}},
        "shape": {"kind": "square", "side": 2.0},
    }
    home = client.homes.create(**given)
    assert_type(home.pet, AnyPet)
    assert_type(home.cat, Kitten | Cat | Unknown | None)
    assert home.pet == Cat(
        pet_type="Cat", lives=9, friends=[Dog(pet_type="dog"), Pet(pet_type="?")]
    )
    assert home.cat == Kitten(pet_type="Kitten", lives=9, age=1)
    assert home.guest == Fish(pet_type="Fish")
    assert home.pets == {"rex": Dog(pet_type="dog", barks=True)}
    assert home.shape == Square(side=2.0)
    assert client.homes.create(pet=Pet(pet_type="Pet"), shape={"kind": "star"}).shape == Shape(
        kind="star"
    )
    assert client.homes.create(pet=Pet(pet_type="Pet"), shape=Circle(radius=1)).shape == Circle(
        radius=1
    )
    assert isinstance(client.pets.create(body=Cat(pet_type="Cat", lives=7)), Cat)
    assert sdk.sent.json == {"petType": "Cat", "lives": 7}


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause_is_proved(cause: str) -> None:
    description, test = CAUSES[cause]
    assert not description or (DESCRIPTIONS / description).is_dir()
    definition = re.compile(rf"^(async )?def {test}\(", re.MULTILINE)
    files: list[Path] = [
        each
        for each in (ROOT / "tests").rglob("test_*.py")
        if definition.search(each.read_text(encoding="utf-8"))
    ]
    assert files, f"no test is called {test}"
    if description:
        assert any(f'"{description}"' in each.read_text(encoding="utf-8") for each in files)
