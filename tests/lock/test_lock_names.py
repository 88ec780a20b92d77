"""Which names stay, which go on as deprecated ones, and how the lock says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from lock_kit import Sdk, orders

from bindwright.diagnostics import Diagnostics, Refused
from bindwright.lock import NameLock, lock_file, read_lock, to_text
from bindwright.pipeline import Outline

ANIMALS = "/animals"


@pytest.fixture
def sdk(tmp_path: Path) -> Sdk:
    made = Sdk(tmp_path / "zoo")
    made.plan()
    return made


def _classes(made: Outline) -> set[str]:
    return {each.name for module in made.plan.types for each in module.classes}


def _offered(made: Outline, package: str) -> dict[str, str]:
    path = f"{package.replace('.', '/')}/__init__.py"
    (found,) = [each for each in made.plan.exports if each.path == path]
    return {each.name: each.home for each in found.names}


def _renamed(made: Outline, package: str = "types") -> dict[str, str]:
    path = f"{package.replace('.', '/')}/__init__.py"
    (found,) = [each for each in made.plan.exports if each.path == path]
    return dict(found.renamed)


def _rename_component(sdk: Sdk, old: str, new: str) -> None:
    sdk.schemas[new] = sdk.schemas.pop(old)
    reference = "#/components/schemas/"
    text = repr(sdk.description).replace(f"{reference}{old}'", f"{reference}{new}'")
    sdk.description = eval(text)  # a literal of this test's own


def test_a_component_takes_no_name_of_an_inline_schema(sdk: Sdk) -> None:
    sdk.schemas["BeastKeeper"] = {"type": "object", "properties": {"shift": {"type": "string"}}}
    sdk.schemas["Animal"]["properties"]["nurse"] = {"$ref": "#/components/schemas/BeastKeeper"}
    made = sdk.plan()
    assert made.form.places["BeastKeeper"] == "#Animal/properties/keeper"
    assert made.form.places["BeastKeeperObject"] == "#BeastKeeper"


def test_a_component_takes_no_name_of_another_form(sdk: Sdk) -> None:
    sdk.schemas["TicketParam"] = {"type": "object", "properties": {"paid": {"type": "boolean"}}}
    sdk.schemas["Animal"]["properties"]["fee"] = {"$ref": "#/components/schemas/TicketParam"}
    made = sdk.plan()
    assert made.form.places["TicketParamObject"] == "#TicketParam"
    assert made.lock.classes["Ticket"].form == "TicketParam"


def test_a_new_neighbour_in_a_union_shifts_nobody(sdk: Sdk) -> None:
    before = {name: place for name, place in read_places(sdk).items() if "marks" in place}
    marks = sdk.schemas["Animal"]["properties"]["marks"]["items"]["oneOf"]
    marks.insert(0, {"type": "object", "properties": {"brand": {"type": "string"}}})
    marks[1]["properties"]["material"] = {"type": "string"}
    made = sdk.plan()
    after = {name: place for name, place in made.form.places.items() if "marks" in place}
    assert before.items() < after.items() and len(after) == len(before) + 1
    fields = made.lock.classes
    assert set(fields["BeastMarkRing"].fields) == {"ring", "colour", "material"}
    assert set(fields["BeastMarkChip"].fields) == {"chip", "maker"}


def read_places(sdk: Sdk) -> dict[str, str]:
    locked = read_lock(sdk.folder / "bindwright.yaml").classes
    return {name: each.place for name, each in locked.items()}


def test_a_class_that_others_use_too_stays_where_it_is(sdk: Sdk) -> None:
    module = sdk.plan().lock.classes["TicketVisitor"].module
    visitor = {"$ref": "#/components/schemas/Ticket/properties/visitor"}
    sdk.schemas["Animal"]["properties"]["friend"] = visitor
    made = sdk.plan()
    assert made.lock.classes["TicketVisitor"].module == module
    assert "TicketVisitor" in _offered(made, "types")


def test_a_class_that_the_settings_move_is_still_where_it_was(sdk: Sdk) -> None:
    sdk.settings["resources"]["animals"]["resources"]["meals"]["models"] = {"Ticket": "Ticket"}
    made = sdk.plan()
    assert made.lock.classes["Ticket"].module == "types.animals.ticket"
    assert "Ticket" in _offered(made, "types.animals")
    assert _offered(made, "types")["Ticket"] == ".animals.ticket"
    assert _offered(made, "types")["TicketParam"] == ".animals.ticket"
    assert _renamed(made) == {}


def test_a_class_is_still_where_it_was_however_often_it_moves(sdk: Sdk) -> None:
    meals = sdk.settings["resources"]["animals"]["resources"]["meals"]
    meals["models"] = {"Ticket": "Ticket"}
    meals["resources"] = {"bills": {}}
    sdk.plan()
    meals["resources"]["bills"]["models"] = meals.pop("models")
    sdk.plan()
    for _ in range(2):
        made = sdk.plan()
        assert made.lock.classes["Ticket"].also == ("types", "types.animals")
        assert _offered(made, "types")["Ticket"] == ".animals.meals.ticket"
        assert _offered(made, "types.animals")["Ticket"] == ".meals.ticket"
        assert "Ticket" in _offered(made, "types.animals.meals")


def test_parameters_keep_their_order_and_new_ones_come_last(sdk: Sdk) -> None:
    parameters = sdk.description["paths"][ANIMALS]["get"]["parameters"]
    parameters.reverse()
    parameters[0]["required"] = True
    parameters.insert(0, {"name": "Timeout", "in": "query", "schema": {"type": "string"}})
    assert orders(sdk.plan())["animals.list"] == ["limit", "timeout_", "near", "timeout__"]


def test_the_name_of_a_parameter_in_a_path_is_nothing_to_the_server(sdk: Sdk) -> None:
    paths = sdk.description["paths"]
    item = paths.pop("/animals/{animal_id}/meals/{meal_id}")
    for each, name in zip(item["get"]["parameters"], ("animal", "id"), strict=True):
        each["name"] = name
    paths["/animals/{animal}/meals/{id}"] = item
    made = sdk.plan()
    assert orders(made)["animals.meals.retrieve"] == ["meal_id", "animal_id"]
    (path,) = [
        method.builder.path
        for resource in made.plan.resources
        for method in resource.methods
        if method.operation == "getMeal"
    ]
    assert "meal_id" in path and "animal_id" in path


def test_an_operation_with_another_id_is_the_same_by_its_route(sdk: Sdk) -> None:
    sdk.description["paths"][ANIMALS]["get"]["operationId"] = "animals_list"
    made = sdk.plan()
    assert orders(made)["animals.list"] == ["limit", "timeout_", "near"]
    assert made.lock.methods["animals.list"].operation == "animals_list"
    assert read_places(sdk)["ListAnimalsNear"].startswith("/animals/get query near")


def test_settings_follow_a_component_that_was_renamed(sdk: Sdk) -> None:
    before = read_places(sdk)
    _rename_component(sdk, "Animal", "Creature")
    made = sdk.plan()
    assert made.form.places["Beast"] == "#Creature"
    assert _classes(made) >= before.keys() and made.lock.old_classes == {}


def test_what_was_followed_is_followed_until_the_settings_say_it(sdk: Sdk) -> None:
    animals = sdk.settings["resources"]["animals"]
    for schema, operation in (("Creature", "animals_list"), ("Being", "index")):
        _rename_component(sdk, "Animal" if schema == "Creature" else "Creature", schema)
        sdk.description["paths"][ANIMALS]["get"]["operationId"] = operation
        for _ in range(3):
            made = sdk.plan()
            assert made.form.places["Beast"] == f"#{schema}"
            assert made.lock.components == {"Animal": schema}
            assert made.lock.operations == {"listAnimals": operation}
    animals["models"], animals["methods"]["list"] = {"Beast": "Being"}, "index"
    made = sdk.plan()
    assert made.lock.components == made.lock.operations == {}
    # A mistake in the settings is none of the description's changes.
    animals["methods"]["list"] = "indx"
    with pytest.raises(Refused):
        sdk.plan()


def test_a_component_without_a_name_in_the_settings_leaves_its_old_one(sdk: Sdk) -> None:
    _rename_component(sdk, "Ticket", "Admission")
    made = sdk.plan()
    assert {"Admission", "AdmissionParam", "AdmissionVisitor"} <= _classes(made)
    expected = {
        "Ticket": "Admission",
        "TicketParam": "AdmissionParam",
        "TicketVisitor": "AdmissionVisitor",
        "TicketVisitorParam": "AdmissionVisitorParam",
    }
    assert _renamed(made) == expected
    assert _offered(made, "types")["Ticket"] == ".animal_add_params:Admission"
    # It stays so, also when the name is wanted again, or the class gets another one once more.
    sdk.schemas["Ticket"] = {"type": "object", "properties": {"row": {"type": "string"}}}
    sdk.schemas["Animal"]["properties"]["seat"] = {"$ref": "#/components/schemas/Ticket"}
    assert _renamed(sdk.plan()) == expected
    _rename_component(sdk, "Admission", "Entry")
    renamed = _renamed(sdk.plan())
    assert renamed["Ticket"] == renamed["Admission"] == "Entry"


def test_a_component_that_is_renamed_back_has_its_name_again(sdk: Sdk) -> None:
    before = _classes(sdk.plan())
    for old, new in (("Ticket", "Admission"), ("Admission", "Entry"), ("Entry", "Ticket")):
        _rename_component(sdk, old, new)
        made = sdk.plan()
    assert _classes(made) == before
    renamed = _renamed(made)
    assert renamed["Admission"] == renamed["Entry"] == "Ticket"
    assert renamed["EntryVisitorParam"] == "TicketVisitorParam" and "Ticket" not in renamed
    # It is the same in the next run.
    assert _renamed(sdk.plan()) == renamed


def _fill(sdk: Sdk, schema: str, *names: str) -> None:
    sdk.schemas[schema]["properties"] |= {name: {"type": "string"} for name in names}


def test_a_component_that_grew_when_it_was_renamed_is_known_again(sdk: Sdk) -> None:
    _fill(sdk, "Ticket", "row")
    sdk.plan()
    _rename_component(sdk, "Ticket", "Admission")
    _fill(sdk, "Admission", "seat")
    made = sdk.plan()
    assert _renamed(made)["Ticket"] == "Admission"
    assert _renamed(sdk.plan()) == _renamed(made)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("seat",)),
        (("row",), ("seat", "door")),
        (("row", "gate"), ()),
    ],
    ids=["two properties", "two more of three", "one less"],
)
def test_a_component_that_became_another_is_gone(
    sdk: Sdk, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    _fill(sdk, "Ticket", *before)
    sdk.plan()
    _rename_component(sdk, "Ticket", "Admission")
    _fill(sdk, "Admission", *after)
    sdk.schemas["Admission"]["properties"].pop("gate", None)
    assert "Ticket" not in _renamed(sdk.plan())


def test_of_two_that_grew_nobody_knows_which_it_was(sdk: Sdk) -> None:
    _fill(sdk, "Ticket", "row")
    sdk.plan()
    _rename_component(sdk, "Ticket", "Admission")
    _fill(sdk, "Admission", "seat")
    admission = sdk.schemas["Admission"]
    sdk.schemas["Entry"] = {**admission, "properties": {**admission["properties"]}}
    sdk.schemas["Animal"]["properties"]["entry"] = {"$ref": "#/components/schemas/Entry"}
    assert "Ticket" not in _renamed(sdk.plan())


def test_an_inline_schema_that_became_a_component_leaves_its_old_name(sdk: Sdk) -> None:
    visitor = sdk.schemas["Ticket"]["properties"]["visitor"]
    sdk.schemas["Person"] = dict(visitor)
    visitor.clear()
    visitor["$ref"] = "#/components/schemas/Person"
    assert _renamed(sdk.plan())["TicketVisitor"] == "Person"


def test_a_method_that_the_settings_rename_goes_on_deprecated(sdk: Sdk) -> None:
    methods = sdk.settings["resources"]["animals"]["methods"]
    methods["create"] = methods.pop("add")
    for _ in range(2):
        made = sdk.plan()
        (animals,) = [each for each in made.plan.resources if each.path == "animals"]
        found = {each.name: each for each in animals.methods}
        assert set(found) == {"list", "create", "add"}
        assert "Use `create` instead" in found["add"].deprecated and not found["create"].deprecated
        assert found["add"].params == "AnimalAddParams"
        assert made.lock.old_methods == {"animals.add": "animals.create"}


def test_a_method_is_followed_to_an_operation_that_is_called_the_same_way(sdk: Sdk) -> None:
    paths = sdk.description["paths"]
    paths["/beasts"] = {"post": {**paths[ANIMALS].pop("post"), "operationId": "makeBeast"}}
    methods = sdk.settings["resources"]["animals"]["methods"]
    del methods["add"]
    methods["make"] = "makeBeast"
    assert sdk.plan().lock.old_methods == {"animals.add": "animals.make"}


def test_what_is_gone_is_gone(sdk: Sdk) -> None:
    del sdk.schemas["Animal"]["properties"]["keeper"]
    del sdk.description["paths"][ANIMALS]["post"]
    del sdk.settings["resources"]["animals"]["methods"]["add"]
    made = sdk.plan()
    assert "BeastKeeper" not in made.lock.classes and "animals.add" not in made.lock.methods
    assert made.lock.old_classes == {} and made.lock.old_methods == {}


def test_warnings_say_what_was_followed(sdk: Sdk) -> None:
    from bindwright.pipeline import outline

    _rename_component(sdk, "Animal", "Creature")
    sdk.description["paths"][ANIMALS]["get"]["operationId"] = "animals_list"
    found = Diagnostics()
    outline(sdk.write(), diagnostics=found)
    codes = {each.code: each for each in found.found if each.severity == "warning"}
    assert {"component-renamed", "operation-renamed"} == set(codes)
    assert codes["operation-renamed"].place.line > 0


def test_the_text_is_sorted_and_reads_back(sdk: Sdk) -> None:
    made = sdk.plan()
    text = to_text(made.lock, "zoo")
    assert to_text(read_lock(sdk.folder / "bindwright.yaml"), "zoo") == text
    classes = [line for line in text.partition("\nclasses:\n")[2].splitlines() if line]
    names = [each.strip(" :") for each in classes if each.startswith("  ") and each[2] != " "]
    assert names[:3] == sorted(names[:3])
    assert to_text(NameLock(), "zoo").endswith("format: 2\n")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format: 3\n", "newer-name-lock"),
        ("classes: {}\n", "bad-name-lock"),
        ("format: 1\nmore: {}\n", "bad-name-lock"),
        ("format: 1\nclasses: []\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: x}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: x, in: ../a}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: x, in: types.class}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: x, in: types.a, also: types.../b}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {'A(': {at: x, in: types.a}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: x, in: types.a, fields: {a: 'b c'}}}\n", "bad-name-lock"),
        ("format: 1\nclasses: {A: {at: 1, in: types.a}}\n", "bad-name-lock"),
        ("format: 1\nmethods: {a.b: {calls: x, at: y, parameters: {q: def}}}\n", "bad-name-lock"),
        ("format: 1\nmethods: {a-b: {calls: x, at: y}}\n", "bad-name-lock"),
        ("format: 1\ndeprecated_classes: {A: {now: b, in: types.a}}\n", "bad-name-lock"),
        ("format: [\n", "syntax"),
        ("<<<<<<< ours\nformat: 1\n", "merge-conflict"),
    ],
)
def test_a_lock_that_cannot_be_used(text: str, code: str, sdk: Sdk) -> None:
    path = lock_file(sdk.folder / "bindwright.yaml")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        sdk.plan()
    (found,) = refused.value.diagnostics
    assert code in found.code and found.place.file == str(path)
