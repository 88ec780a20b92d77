"""Document -> normal form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bindwright.diagnostics import Diagnostics
from bindwright.normalize.access import home_of, read_alternatives, read_schemes, read_servers
from bindwright.normalize.anchors import Kept
from bindwright.normalize.form import Answer, Body, NormalForm, Operation
from bindwright.normalize.naming import ClassNames
from bindwright.normalize.operations import Operations
from bindwright.normalize.pushed import read_callbacks, read_webhooks
from bindwright.normalize.raw import is_map
from bindwright.normalize.references import References
from bindwright.normalize.schemas import Schemas
from bindwright.normalize.soundness import refuse_unsound
from bindwright.normalize.shared import equal_unions, rename, rename_property, rename_schema
from bindwright.source import Document


def normalize(
    document: Document,
    names: Mapping[str, str],
    diagnostics: Diagnostics,
    wanted: tuple[str, ...] = (),
    kept: Mapping[str, Kept] = {},
    reserved: Iterable[str] = (),
) -> NormalForm:
    """Bring a description into normal form.

    `names` gives schemas a public name: key (`RunObject.tools.items`) -> class name. Schemas
    that no operation reaches are left out, unless `wanted` or `names` mention them. `kept` says
    which classes have had a name before, by place, and `reserved` which names no schema may get.
    What is wrong goes to `diagnostics`.

    Raises:
        Refused: nothing can be made of a schema.
    """
    refuse_unsound(document, diagnostics)
    references = References(document, diagnostics)
    class_names = ClassNames(document.data, names, kept, reserved)
    schemas = Schemas(document, class_names, diagnostics, references)
    operations = tuple(Operations(document, schemas, diagnostics, references))
    webhooks, event = read_webhooks(document.data, schemas, references)
    callbacks = tuple(read_callbacks(document.data, schemas, references))
    for key in [*names, *wanted]:
        component = key.split(".")[0].split("[")[0]
        if component in schemas.components:
            schemas.component(component)
    schemas.finish()
    same = equal_unions(schemas.schemas, schemas.sources, names, schemas.names.given)
    info = _map(document.data.get("info"))
    return NormalForm(
        title=str(info.get("title") or ""),
        version=str(info.get("version") or ""),
        servers=read_servers(document.data, home_of(document.data)),
        schemas={
            name: rename_schema(schema, same)
            for name, schema in schemas.schemas.items()
            if name not in same
        },
        operations=tuple(_renamed(each, same) for each in operations),
        security_schemes=read_schemes(document.data, references),
        security=read_alternatives(document.data),
        webhooks=tuple(replace(each, type=rename(each.type, same)) for each in webhooks),
        webhook_event=event and rename(event, same),
        callbacks=tuple(replace(each, type=rename(each.type, same)) for each in callbacks),
        sources={key: same.get(name, name) for key, name in schemas.sources.items()},
        places=schemas.names.places,
    )


def _renamed(operation: Operation, names: Mapping[str, str]) -> Operation:
    body, answer = operation.body, operation.answer
    return replace(
        operation,
        parameters=tuple(
            replace(each, property=rename_property(each.property, names))
            for each in operation.parameters
        ),
        body=body
        and replace(
            _renamed_body(body, names),
            others=tuple(_renamed_body(each, names) for each in body.others),
        ),
        answer=replace(
            _renamed_answer(answer, names),
            others=tuple(_renamed_answer(each, names) for each in answer.others),
        ),
        errors=tuple((status, rename(each, names)) for status, each in operation.errors),
    )


def _renamed_body(body: Body, names: Mapping[str, str]) -> Body:
    return replace(
        body,
        type=body.type and rename(body.type, names),
        properties=tuple(rename_property(each, names) for each in body.properties),
    )


def _renamed_answer(answer: Answer, names: Mapping[str, str]) -> Answer:
    return replace(
        answer,
        type=answer.type and rename(answer.type, names),
        events=answer.events and rename(answer.events, names),
    )


def _map(value: Any) -> dict[str, Any]:
    return value if is_map(value) else {}
