"""The command line: arguments in, exit code out.

Exit codes are the same for every command: 0 done, 1 found something (drift, a breaking change),
2 the input or the settings are wrong. A run that is interrupted from the keyboard ends with 130.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bindwright import __version__
from bindwright.cli import check, diff, edits, generate, init, lint, mock, plan, release
from bindwright.diagnostics import Refused

DONE, FOUND, REFUSED = 0, 1, 2
INTERRUPTED = 128 + 2
"""What shells give for a process that ended by SIGINT."""
_COMMANDS = (generate, check, lint, edits, diff, release, init, plan, mock)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="bindwright",
        description="Turn an OpenAPI description into a typed, streaming Python SDK.",
        epilog="Example: bindwright generate specs/openai-runs --out generated/openai-runs",
    )
    top.add_argument("--version", action="version", version=f"bindwright {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add_parser(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the return value is the process's exit code."""
    options = parser().parse_args(arguments)
    try:
        code = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our output has seen enough, as `head` does.
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("bindwright: interrupted; the next run finishes or undoes this one", file=sys.stderr)
        return INTERRUPTED
    except OSError as error:
        # What a command knows how to tell, it tells; the rest is output that has no room, say.
        print(f"bindwright: the system refuses: {error}", file=sys.stderr)
        return REFUSED
    return code


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except Refused as refused:
        _print_refusal(refused, as_json=getattr(options, "json", False))
        return REFUSED


def _print_refusal(refused: Refused, *, as_json: bool) -> None:
    if as_json:
        import json

        found = [each.to_dict() for each in refused.diagnostics]
        print(json.dumps({"ok": False, "diagnostics": found}, indent=2))
        return
    for each in refused.diagnostics:
        print(each.render(), file=sys.stderr)
    errors = sum(each.severity == "error" for each in refused.diagnostics)
    print(f"\n{errors} error{'s' if errors != 1 else ''}; nothing was written.", file=sys.stderr)
