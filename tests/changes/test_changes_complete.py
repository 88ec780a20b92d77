"""Whatever differs in two plans, and a caller can notice, is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from corpus import HERE
from plan_mutation import Spot, changed, field_names, samples

from bindwright.changes import Side, compare, open_side

RUNS = HERE.parents[1] / "specs" / "openai-runs"

UNTOLD = {
    "Access.credentials": "each option has a goal that says where it goes",
    "Access.default_server": "the first server, whose URL is compared",
    "Access.pairs": "whether there is an option for a user name",
    "Access.schemes": "each option has a goal that says where it goes",
    "Access.secrets": "whether there is an option for a secret",
    "Access.security": "what each operation asks for is compared in the descriptions",
    "Access.server_hint": "the names of the servers, which are compared",
    "Access.several_servers": "how many servers there are",
    "Access.tokens": "a scheme comes and goes with its options, which are compared",
    "Access.variables": "the option of a variable has it as its goal",
    "Argument.description": "texts are compared in the descriptions",
    "Argument.key": "a name between two private functions",
    "Builder.decode": "what is made of an answer is its type, which is compared",
    "Builder.errors": "the name of a private function",
    "Builder.imports": "how a file gets at what it uses",
    "Builder.kinds": "the annotations of the arguments say it, too",
    "Builder.name": "the name of a private function",
    "Builder.path": "the path of the method",
    "Builder.path_arguments": "those of the method",
    "Builder.returns": "the annotation of a private function",
    "Builder.security": "what each operation asks for is compared in the descriptions",
    "Builder.takes_arguments": "whether a private function has a parameter",
    "Builder.verb": "the verb of the method",
    "ClassPlan.brief": "the beginning of the description",
    "ClassPlan.description": "texts are compared in the descriptions",
    "ClassPlan.source": "the fields and the kind, laid out",
    "Client.imports": "how a file gets at what it uses",
    "Client.init_doc": "the texts of the options, laid out",
    "Client.request_id_header": "a part of the format of errors",
    "Client.sends_options": "whether an option is a header",
    "Client.twins": "the name of the client and classes of the runtime",
    "Client.user_agent": "the name and the version of the package",
    "ClientOption.credential": "its annotation says so, too",
    "ClientOption.env": "the variable's name, as source",
    "ClientOption.header": "the goal of such an option",
    "ClientOption.is_choice": "its annotation says so, too",
    "ClientOption.missing": "a sentence of ours about the option",
    "CodecModule.decoders": "private; they follow the classes",
    "CodecModule.doc": "private",
    "CodecModule.has_objects": "private",
    "CodecModule.imports": "private",
    "CodecModule.module": "private",
    "CodecModule.path": "private",
    "CurrentPlan.doc": "a sentence of ours about the object",
    "DecodedField.expression": "private; it follows the type of the field",
    "DecodedField.name": "private; it follows the field",
    "Decoder.class_name": "private; it follows the class",
    "Decoder.doc": "private",
    "Decoder.expression": "private; it follows the members of the union",
    "Decoder.fields": "private; they follow the class",
    "Decoder.name": "private",
    "Decoder.public": "private",
    "ErrorTable.imports": "how a file gets at what it uses",
    "ErrorTable.name": "the name of a private function",
    "ErrorTable.table": "the types of errors are compared in the descriptions",
    "EventEntry.expression": "it follows the class of the event",
    "Example.code": "shows methods, which are compared",
    "Example.fence": "how the README is laid out",
    "Example.title": "shows methods, which are compared",
    "Exports.below": "the packages that there are, each of them compared",
    "Exports.doc": "a sentence of ours about the package",
    "Exports.imports": "how a file gets at what it uses",
    "Exports.lazy": "how a file gets at what it uses",
    "Exports.public": "the names and the packages, which are compared",
    "Exports.renamed": "a deprecated name comes with the renaming of a class, which is told",
    "FieldPlan.description": "texts are compared in the descriptions",
    "FinalPlan.doc": "a sentence of ours about the object",
    "HandlerModule.core": "how a file gets at what it uses",
    "HandlerModule.iterators": "how a file gets at what it uses",
    "HandlerModule.module": "a private module",
    "HandlerModule.typing_imports": "how a file gets at what it uses",
    "HandlerPlan.async_doc": "a sentence of ours about the stream",
    "HandlerPlan.doc": "a sentence of ours about the stream",
    "HandlerPlan.function": "the name of a private function",
    "HandlerPlan.imports": "how a file gets at what it uses",
    "HandlerPlan.state": "the name of a private class",
    "HookPlan.async_doc": "a sentence of ours about the object",
    "HookPlan.doc": "a sentence of ours about the object",
    "Import.apart": "how a file is laid out",
    "Import.module": "how a file gets at what it uses",
    "Import.names": "how a file gets at what it uses",
    "Method.brief": "the required arguments, for the reference",
    "Method.brief_answer": "the answer, for the reference",
    "Method.doc": "texts are compared in the descriptions",
    "Method.flag_test": "the flag and its value, as a condition",
    "Method.path_arguments": "there is one for each place in the path, which is compared",
    "Method.renamed": "the table of deprecated names, as source",
    "Method.required": "the arguments without a default",
    "Method.summary": "texts are compared in the descriptions",
    "Method.wire_names": "the arguments and their names in the request",
    "Package.api_version": "vendors raise it for any change, and for none",
    "Package.codecs": "private; they follow the classes",
    "Package.holder": "the authors, or the name of the package",
    "Package.polls": "one comes and goes with the methods that wait",
    "Package.readme": "shows methods, which are compared",
    "Package.resumes": "whether a stream can be taken up again, which is compared",
    "Package.skips": "a method that is left out is compared as one that is gone",
    "Package.streams": "one comes and goes with the methods that stream",
    "StreamPlan.error_property": "the envelope of the client's errors, which is compared",
    "StreamPlan.fails": "the events that are errors, which are compared",
    "StreamPlan.parts": "the fields of the classes of events, which are compared",
    "Package.streams_fail": "the events that are errors, which are compared",
    "Package.title": "a heading of the README",
    "Package.version": "what a release says, once it knows the changes",
    "PollCall.builder": "the name of a private function",
    "PollCall.home": "how a file gets at what it uses",
    "PollPlan.constant": "a private name",
    "PushedPlan.typing_imports": "how a file gets at what it uses",
    "Reading.decode": "it follows the type of the payload",
    "Reading.decode_imports": "how a file gets at what it uses",
    "Reading.doc": "texts are compared in the descriptions",
    "Reading.hint": "the types of payloads are compared in the descriptions",
    "Resource.class_doc": "a sentence of ours about the path",
    "Resource.class_name": "compared where the resource is an attribute",
    "Resource.core": "how a file gets at what it uses",
    "Resource.doc": "a sentence of ours about the path",
    "Resource.error_tables": "the types of errors are compared in the descriptions",
    "Resource.file": "the packages that offer the class are compared",
    "Resource.handlers": "how a file gets at what it uses",
    "Resource.imports": "how a file gets at what it uses",
    "Resource.module": "the packages that offer the class are compared",
    "Resource.name": "the end of the path",
    "Resource.raw": "the name of a file",
    "Resource.raw_doc": "a sentence of ours about the path",
    "Resource.sibling": "the name of a file",
    "Resource.typing_imports": "how a file gets at what it uses",
    "Signature.deprecated": "the table of deprecated names, which is compared",
    "StreamPlan.constant": "a private name",
    "StreamPlan.doc": "the text of the union of events, which is compared",
    "StreamPlan.event_hint": "compared where a method streams",
    "StreamPlan.flag": "compared where a method streams",
    "StreamPlan.function": "the name of a private function",
    "StreamPlan.imports": "how a file gets at what it uses",
    "StreamPlan.module": "a private module",
    "StreamPlan.name": "one comes and goes with the methods that stream",
    "StreamPlan.path": "a private module",
    "StreamPlan.typing_imports": "how a file gets at what it uses",
    "TextsPlan.doc": "a sentence of ours about the stream",
    "TokenPlan.client_id": "an option, which is compared",
    "TokenPlan.client_secret": "an option, which is compared",
    "TokenPlan.scheme": "a scheme comes and goes with its options, which are compared",
    "TypeModule.doc": "a sentence of ours about the file",
    "TypeModule.has_models": "how a file is laid out",
    "TypeModule.imports": "how a file gets at what it uses",
    "TypeModule.module": "the packages that offer a class are compared",
    "TypeModule.path": "the packages that offer a class are compared",
    "TypeModule.public": "its classes and further names, which are compared",
    "TypeModule.typing_imports": "how a file gets at what it uses",
}
"""Field of a plan -> why no change of it alone is told."""


@pytest.fixture(scope="module")
def sides() -> Iterator[list[Side]]:
    with ExitStack() as stack:
        folders = (HERE / "service", HERE / "base", RUNS)
        yield [stack.enter_context(open_side(str(each))) for each in folders]


@pytest.fixture(scope="module")
def told(sides: list[Side]) -> dict[str, bool]:
    """Field of a plan -> whether a change of it makes a finding; without those never met."""
    found: dict[str, bool] = {}
    for side in sides:
        for name, places in samples(side.plan, most=4).items():
            found[name] = found.get(name, False) or any(
                _is_told(side, spot, value) for spot, values in places for value in values
            )
    return found


def _is_told(side: Side, spot: Spot, value: object) -> bool:
    plan = changed(side.plan, spot.steps, value)
    new = replace(side, outline=replace(side.outline, plan=plan))
    try:
        return bool(compare(side, new).findings)
    except (KeyError, ValueError, AttributeError):
        return False  # no planner makes such a plan: a name in it leads nowhere


def test_a_plan_is_like_itself(sides: list[Side]) -> None:
    assert [compare(each, each).findings for each in sides] == [()] * len(sides)


@pytest.mark.parametrize("name", field_names())
def test_a_change_is_told_or_excused(name: str, told: dict[str, bool]) -> None:
    assert name in told, "no plan of this test has it"
    assert told[name] is not (name in UNTOLD)


def test_every_excuse_is_of_a_field() -> None:
    assert UNTOLD.keys() <= set(field_names())
