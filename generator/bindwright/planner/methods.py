"""Methods: signatures, the private function that describes the request, and the prose."""

from __future__ import annotations

from collections.abc import Mapping

from bindwright.hints import answer_hint, argument_hint
from bindwright.literal import docstring, py_str
from bindwright.names import relative, snake
from bindwright.normalize.form import (
    AliasSchema,
    Constant,
    Named,
    NormalForm,
    Nullable,
    Operation,
    Property,
    Schema,
)
from bindwright.normalize.spots import singular
from bindwright.plan import Argument, Builder, ErrorTable, Import, Method
from bindwright.planner.access import operation_security, operation_server, usual_security
from bindwright.planner.answers import AnswerPlan, Answers
from bindwright.planner.codecs import Codecs
from bindwright.planner.layout import merged_imports
from bindwright.planner.parameters import Parameters
from bindwright.planner.bodies import body_source, table_source, tuple_source
from bindwright.planner.signatures import Flag, Signatures, boolean_flag, valued_flag
from bindwright.settings import MethodSettings, PageSettings, Settings, StreamSettings
from bindwright.shapes import (
    Given,
    GivenArguments,
    PlanError,
    Shapes,
    describe,
    flag_of,
    path_names,
)

_DOC_INDENT = 8


class Methods:
    """Plans the methods that call one operation each."""

    def __init__(
        self, form: NormalForm, settings: Settings, shapes: Shapes, codecs: Codecs, module: str
    ) -> None:
        self._form = form
        self._settings = settings
        self._shapes = shapes
        self._codecs = codecs
        self._module = module
        self._given = GivenArguments(form, settings)
        self._answers = Answers(form, codecs, module)
        self.error_tables: dict[str, ErrorTable] = {}
        """Source of a table of decoders -> the function that makes it."""
        self._operations = {each.id: each for each in form.operations}
        self._security = usual_security(form, settings)

    def plan(
        self, path: tuple[str, ...], method: MethodSettings, headers: Mapping[str, str]
    ) -> Method:
        """One method of the resource at `path`."""
        operation = self._operation(method)
        stream = self._settings.streams[method.stream] if method.stream else None
        page = self._settings.pagination[method.page] if method.page else None
        switch = self._flag(operation, stream) if stream else None
        flag = switch.wire if switch else None
        event = self._event_hint(operation, method) if stream else ""
        read = self._answers.plan(operation, page, streams=bool(stream) and not flag)
        answer = read.hint
        path_arguments = self._path_arguments(operation)
        arguments = tuple(self._argument(each) for each in self._given.of(operation, flag))
        sent = (*arguments, switch.argument) if switch else arguments
        params = self._shapes.params.get((*path, method.name), "")
        required = tuple(each for each in arguments if each.default is None)
        old = self._settings.lock.old_parameters.get(".".join((*path, method.name)), {})
        former = {name: each.now for name, each in old.items()}
        signatures = Signatures(
            path=path_arguments,
            arguments=arguments,
            params=params,
            required=required,
            flag=switch,
            answer=answer,
            event=event,
            page=page.class_name if page else "",
            former=former,
        )
        described = {each.name: each.description for each in signatures.documented()}
        return Method(
            name=method.name,
            operation=operation.id,
            verb=operation.verb,
            path=operation.path,
            doc=docstring(
                prose(operation) or _bare(operation, _told(answer, event, page, flag)),
                _DOC_INDENT,
                {"Args": described if any(described.values()) else {}},
            ),
            summary=operation.summary or operation.description,
            sending="page" if page else "stream" if event and not flag else "send",
            has_raw=True,
            poll=None,
            handler="",
            manager="",
            overloads=signatures.overloads(),
            implementation=signatures.implementation(),
            path_arguments=path_arguments,
            arguments=arguments,
            former=former,
            renamed=table_source(former),
            params=params,
            required=tuple_source(each.name for each in required),
            wire_names=table_source(
                {each.name: each.key for each in arguments if each.name != each.key}
            ),
            async_def="def" if page else "async def",
            flag=switch.name if switch else "",
            flag_wire=py_str(switch.wire) if switch else "",
            flag_value=switch.name if switch else "",
            flag_off=switch.value_off if switch else "",
            flag_on=switch.value_on if switch else "",
            flag_test=switch.test if switch else "",
            answer=answer,
            event=event,
            item=answer if page else "",
            page=page.class_name if page else "",
            brief=", ".join(each.name for each in (*path_arguments, *required)),
            brief_answer=_told(answer, event, page, flag) or "`None`",
            builder=self._builder(operation, path, method, headers, path_arguments, sent, read),
            deprecated=py_str(method.deprecated) if method.deprecated else "",
        )

    def _flag(self, operation: Operation, stream: StreamSettings) -> Flag | None:
        if stream.flag is None:
            return None
        place, found = flag_of(operation, stream.flag) or ("body", None)
        description = describe(found) if found else ""
        if stream.flag_value is None:
            return boolean_flag(stream.flag, description, place)
        values = _strings(found, self._form.schemas)
        others = [each for each in values if each != stream.flag_value]
        if not others or len(others) == len(values):
            raise PlanError(
                f"{stream.pointer}/flag_value",
                f"{stream.flag!r} of {operation.id} is no enum with {stream.flag_value!r} and more",
                "its value cannot decide between an answer and a stream",
                "correct `flag` and `flag_value`, or complete the enum in an overlay",
            )
        return valued_flag(stream.flag, description, place, stream.flag_value, others)

    def _argument(self, given: Given) -> Argument:
        property_ = given.property
        hint = argument_hint(property_.type, self._form.schemas)
        return Argument(
            name=given.name,
            wire=property_.wire,
            key=given.key,
            hint=hint if property_.required else f"{hint} | Omit",
            default=None if property_.required else "omit",
            location=given.location,
            description=describe(property_),
        )

    def _operation(self, method: MethodSettings) -> Operation:
        operation = self._operations.get(method.operation or "")
        if operation is None:
            raise PlanError(
                method.pointer,
                f"the description has no operation {method.operation!r}",
                f"the method {method.name} would have nothing to call",
                "correct the operation id, or take the method away",
            )
        return operation

    def _event_hint(self, operation: Operation, method: MethodSettings) -> str:
        stream = self._settings.streams[method.stream or ""]
        name = self._form.sources.get(stream.event or "")
        if name is None and operation.answer.events is not None:
            return answer_hint(operation.answer.events, self._form.schemas)
        if name is None:
            raise PlanError(
                stream.pointer,
                f"the stream {stream.name!r} has no schema for its events",
                "its events cannot be typed",
                "name the schema under `event`, or declare text/event-stream in the description",
            )
        return name

    def _path_arguments(self, operation: Operation) -> tuple[Argument, ...]:
        """Path parameters, the last of the path first: it names the thing that is meant."""
        return tuple(
            Argument(
                name=name,
                wire=each.property.wire,
                key=each.property.wire,
                hint=argument_hint(each.property.type, self._form.schemas),
                default=None,
                location="path",
                description=describe(each.property),
            )
            for name, each in reversed(path_names(operation))
        )

    def _builder(
        self,
        operation: Operation,
        path: tuple[str, ...],
        method: MethodSettings,
        headers: Mapping[str, str],
        path_arguments: tuple[Argument, ...],
        arguments: tuple[Argument, ...],
        answer: AnswerPlan,
    ) -> Builder:
        body, content_type = body_source(
            operation,
            arguments,
            self._form.schemas,
            brackets=self._settings.client.array_query == "brackets",
        )
        events = f"{snake(method.stream).upper()}_EVENTS" if method.stream else ""
        sent = Parameters(operation, arguments, self._form.schemas, self._settings)
        return Builder(
            name=f"{snake(singular(path[-1]))}_{method.name}_request",
            verb=operation.verb,
            path=sent.path(),
            path_arguments=tuple(reversed(path_arguments)),
            takes_arguments=bool(arguments),
            kinds=sent.kinds(),
            query=sent.query(),
            body=body,
            content_type=content_type,
            headers=sent.headers({**headers, **method.headers}),
            security=operation_security(operation, self._form, self._security),
            server=operation_server(operation),
            reading=py_str(answer.reading) if answer.reading != "json" else "",
            accept=answer.accept,
            returns=answer.hint,
            decode=answer.decode,
            answers=answer.others,
            errors=self._errors(operation, method),
            events=events,
            imports=merged_imports(answer.imports, self._events_import(events)),
        )

    def _events_import(self, events: str) -> tuple[Import, ...]:
        home = relative(self._module, "_streams")
        return (Import(module=home, names=(events,)),) if events else ()

    def _errors(self, operation: Operation, method: MethodSettings) -> str:
        """The function that says how errors are read; methods of one resource share them."""
        table = self._answers.errors(operation)
        if table and table not in self.error_tables:
            self.error_tables[table] = ErrorTable(
                name=f"{method.name}_error_bodies" if self.error_tables else "error_bodies",
                table=table,
                imports=self._codecs.imports(table, self._module),
            )
        return self.error_tables[table].name if table else ""


def _strings(property_: Property | None, schemas: Mapping[str, Schema]) -> list[str]:
    """The values of a property that is an enum of strings; none of any other."""
    type_ = property_.type if property_ else None
    type_ = type_.inner if isinstance(type_, Nullable) else type_
    schema = schemas[type_.name] if isinstance(type_, Named) else None
    type_ = schema.type if isinstance(schema, AliasSchema) else type_
    values = type_.values if isinstance(type_, Constant) else ()
    return [value for value in values if isinstance(value, str)]


def _told(answer: str, event: str, page: PageSettings | None, flag: str | None) -> str:
    """What a method answers with, in words; nothing for an answer without a body."""
    if page is not None:
        return f"`{page.class_name}[{answer}]`"
    if event and flag is None:
        return f"a stream of `{event}`"
    told = "" if answer == "None" else f"`{answer}`"
    return f"{told or '`None`'}, or a stream of `{event}`" if event else told


def _bare(operation: Operation, told: str) -> str:
    """What a method does, where the description has no words for it."""
    return f"`{operation.verb} {operation.path}`" + (f", answered by {told}." if told else ".")


def prose(operation: Operation) -> str:
    """What a method does: the summary as a sentence, then the description; else nothing."""
    summary = operation.summary.strip()
    if summary and summary[-1] not in ".!?":
        summary += "."
    description = operation.description.strip()
    parts = [summary, description if description != operation.summary.strip() else ""]
    return "\n\n".join(each for each in parts if each)
