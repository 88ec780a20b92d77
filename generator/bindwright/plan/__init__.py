"""The plan: every decision about one SDK, finished. Frozen dataclasses only.

Templates loop over it, test single booleans and print; nothing after the planner decides. It
can be printed with `bindwright plan --json`. Fields called `doc` hold a docstring literal, and
those called `hint`, `default` or `expression` hold Python source: both come from the literal
writer or from names that the planner made.
"""

from __future__ import annotations

from bindwright.plan.client import Access, Client, ClientOption, Hooks, PageClass, TokenPlan
from bindwright.plan.handlers import (
    CurrentPlan,
    FinalPlan,
    HandlerModule,
    HandlerPlan,
    HookPlan,
    TextsPlan,
)
from bindwright.plan.imports import Export, Import
from bindwright.plan.methods import (
    Argument,
    Builder,
    ErrorTable,
    Method,
    PollCall,
    PollPlan,
    Sending,
    Signature,
)
from bindwright.plan.package import Example, Exports, Package, PushedPlan, Reading
from bindwright.plan.resources import Child, Resource
from bindwright.plan.streams import EventEntry, StreamPlan
from bindwright.plan.types import (
    ClassPlan,
    CodecModule,
    DecodedField,
    Decoder,
    FieldPlan,
    TypeModule,
)

__all__ = [
    "Access",
    "Argument",
    "Builder",
    "ErrorTable",
    "Child",
    "ClassPlan",
    "Client",
    "ClientOption",
    "CodecModule",
    "CurrentPlan",
    "DecodedField",
    "Decoder",
    "EventEntry",
    "Example",
    "Export",
    "Exports",
    "FieldPlan",
    "FinalPlan",
    "HandlerModule",
    "HandlerPlan",
    "HookPlan",
    "Hooks",
    "Import",
    "Method",
    "Package",
    "PageClass",
    "PollCall",
    "PollPlan",
    "PushedPlan",
    "Reading",
    "Resource",
    "Sending",
    "Signature",
    "StreamPlan",
    "TextsPlan",
    "TokenPlan",
    "TypeModule",
]
