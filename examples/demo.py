"""One run, streamed through the generated SDK of specs/openai-runs, with a function call on the way.

`make` runs this. The server is bindwright's own, made from the same description, so that no key
and no network is needed.
"""

# The description deprecates these operations, and whoever starts this knows.
# pyright: reportDeprecated=false

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Iterable
from pathlib import Path

from openai_runs import OpenAI
from openai_runs.types.beta import AssistantStreamEvent, FunctionToolParam
from openai_runs.types.beta.assistant_stream_event import (
    ThreadMessageDelta,
    ThreadRunCompleted,
    ThreadRunRequiresAction,
    ThreadRunStepDelta,
)
from openai_runs.types.beta.threads import (
    MessageDelta,
    MessageDeltaEvent,
    RequiredActionFunctionToolCallFunction,
    Run,
    TextDeltaBlock,
    ToolOutputParam,
)
from openai_runs.types.beta.threads.runs import (
    FunctionToolCallDelta,
    RunStepDelta,
    RunStepDeltaEvent,
    ToolCallDelta,
    ToolCallDeltaObject,
)
from rich.console import Console

from bindwright.mock import running

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "specs" / "openai-runs"
SDK = ROOT / "generated" / "openai-runs"

TIDE_TABLE: FunctionToolParam = {
    "type": "function",
    "function": {
        "name": "get_tide_times",
        "description": "High and low water at a harbour on one day.",
        "parameters": {
            "type": "object",
            "properties": {"harbour": {"type": "string"}, "date": {"type": "string"}},
            "required": ["harbour", "date"],
        },
    },
}

USAGE = """\
  from openai_runs import OpenAI
  with OpenAI().beta.threads.create_and_run(assistant_id="asst_...", stream=True) as stream:
      for event in stream: print(event)"""

console = Console(highlight=False)


def main() -> None:
    """Ask for a run, answer its function call, and show every event of both streams."""
    warnings.filterwarnings("ignore", "The Assistants API", DeprecationWarning)
    with running(SPEC) as url, OpenAI(api_key="demo", base_url=url) as client:
        console.print(f"[bold]A run, streamed[/] from a local server at {url}\n")
        thread = client.beta.threads.create()
        with client.beta.threads.runs.create(
            thread.id,
            assistant_id="asst_harbour",
            tools=[TIDE_TABLE],
            stream=True,
            extra_headers={"Prefer": "example=function_call"},
        ) as stream:
            run = shown(stream)
        console.print("\nThe program answers the call, and a second stream goes on:\n")
        with client.beta.threads.runs.submit_tool_outputs(
            run.id, thread_id=run.thread_id, tool_outputs=outputs(run), stream=True
        ) as stream:
            run = shown(stream)
    used = f", after {run.usage.total_tokens} tokens" if run.usage else ""
    console.print(f"\n[bold]{run.id} is {run.status}[/] in {run.thread_id}{used}.")
    console.print(f"\nThe SDK is in [bold]{SDK.relative_to(ROOT)}[/]. Install it and use it:\n")
    console.print(USAGE, markup=False, soft_wrap=True)


def shown(events: Iterable[AssistantStreamEvent]) -> Run:
    """Print each event as it comes, and return the run as its last event has it."""
    run: Run | None = None
    start = time.perf_counter()
    for event in events:
        match event:
            case ThreadRunRequiresAction() | ThreadRunCompleted():
                run = event.data
            case _:
                pass
        seconds = f"{time.perf_counter() - start:6.3f} s"
        told = news(event)
        name = f"{type(event).__name__:24} " if told else type(event).__name__
        console.print(f"[dim]{seconds}[/]  [cyan]{name}[/]", end="")
        console.print(told, markup=False, soft_wrap=True)
    if run is None:
        raise SystemExit("The stream ended before the run was done or asked for something.")
    return run


def news(event: AssistantStreamEvent) -> str:
    """What an event brings, in a few words; empty for those whose name says it all."""
    match event:
        case ThreadMessageDelta(data=MessageDeltaEvent(delta=MessageDelta(content=[block]))):
            if isinstance(block, TextDeltaBlock) and block.text:
                return repr(block.text.value)
        case ThreadRunStepDelta(data=RunStepDeltaEvent(delta=RunStepDelta(step_details=details))):
            if isinstance(details, ToolCallDeltaObject):
                return "".join(map(piece, details.tool_calls or []))
        case ThreadRunRequiresAction(data=run):
            return ", ".join(f"{each.name}({each.arguments})" for each in calls(run).values())
        case _:
            pass
    return ""


def piece(call: ToolCallDelta) -> str:
    """The part of a function call that one event carries."""
    if not isinstance(call, FunctionToolCallDelta) or call.function is None:
        return ""
    return repr(call.function.arguments or call.function.name or call.function.output)


def calls(run: Run) -> dict[str, RequiredActionFunctionToolCallFunction]:
    """The functions that a run waits for, by the id of the call."""
    if run.required_action is None:
        return {}
    return {each.id: each.function for each in run.required_action.submit_tool_outputs.tool_calls}


def outputs(run: Run) -> list[ToolOutputParam]:
    """What the program knows about the tides, for each call that asks for it."""
    tides = {"high": ["06:12", "18:37"], "low": ["00:04", "12:25"]}
    return [{"tool_call_id": each, "output": json.dumps(tides)} for each in calls(run)]


if __name__ == "__main__":
    main()
