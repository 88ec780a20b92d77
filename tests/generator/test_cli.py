"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bindwright import Refused, Result, generate
from bindwright.cli import main, parser

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "specs" / "openai-runs"
SMALL = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
servers: [{url: https://example.com}]
paths:
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          content:
            application/json:
              schema: {type: object, required: [id], properties: {id: {type: string}}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    commands = next(
        action.choices
        for action in parser()._actions
        if action.choices and action.dest == "command"
    )
    assert {"generate", "init", "plan", "mock", "check"} <= set(commands)
    for name in commands:
        with pytest.raises(SystemExit) as stopped:
            main([name, "--help"])
        assert stopped.value.code == 0
        assert "Example: bindwright" in capsys.readouterr().out


def test_generate_and_check(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sdk"
    assert main(["generate", str(small), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "sdk: 1 operation, 1 model, 0 streams; " in said
    assert "\x1b" not in said
    assert main(["generate", str(small), "--out", str(out), "--check"]) == 0
    small.write_text(SMALL.replace("id:", "name:").replace("[id]", "[name]"), encoding="utf-8")
    capsys.readouterr()
    assert main(["generate", str(small), "--out", str(out), "--check"]) == 1
    diff = capsys.readouterr().out
    assert "+    name: str" in diff
    assert "-    id: str" in diff
    assert "name: str" not in (out / "src/small/types/list_things_response.py").read_text("utf-8")


def test_generate_speaks_json(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(small), "--out", str(tmp_path / "sdk"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is True
    assert (said["operations"], said["streams"]) == (1, 0)
    assert "src/small/_client.py" in said["written"]
    assert {"source", "normalize", "models", "plan", "render", "format"} <= said["stages"].keys()


def test_methods_that_always_stream_count_as_streams(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = ROOT / "specs/features/event-streams/openapi.yaml"
    assert main(["generate", str(spec), "--out", str(tmp_path / "sdk"), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert main(["plan", str(spec)]) == 0
    assert capsys.readouterr().out.count(" (streams)\n") == made["streams"] > 0


def test_the_library_call_has_a_typed_result(small: Path, tmp_path: Path) -> None:
    stages: list[str] = []
    result = generate(small, out=tmp_path / "sdk", on_stage=stages.append)
    assert isinstance(result, Result)
    assert result.operations == 1
    assert stages == list(result.stages)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("[]", ""),
        ("openapi: 3.1.0\npaths: {a: b: c}", "yaml-syntax"),
        ("openapi: 3.1.0\nopenapi: 3.1.0", "duplicate-key"),
    ],
)
def test_bad_input_is_a_diagnostic(
    text: str, code: str, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write_text(text, encoding="utf-8")
    assert main(["generate", str(small), "--out", str(tmp_path / "sdk")]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert str(small) in said
    assert "nothing was written" in said
    assert not (tmp_path / "sdk").exists()


@pytest.mark.parametrize("command", ["generate", "plan", "mock", "init", "check"])
def test_a_missing_file_is_a_diagnostic(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / "nowhere.yaml")]) == 2
    assert "nowhere.yaml" in capsys.readouterr().err


def test_bad_input_speaks_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", str(tmp_path / "nowhere.yaml"), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is False
    assert said["diagnostics"][0]["problem"]


def test_an_operation_that_no_method_calls_is_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(SMALL, encoding="utf-8")
    settings = "description: openapi.yaml\npackage: {name: small}\nclient: {name: Small}\n"
    (folder / "bindwright.yaml").write_text(settings, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        generate(folder, out=tmp_path / "sdk")
    assert caught.value.diagnostics[0].code == "uncovered-operation"
    skip = "skips: [{operation: listThings, reason: Not needed here.}]\n"
    (folder / "bindwright.yaml").write_text(settings + skip, encoding="utf-8")
    assert generate(folder, out=tmp_path / "sdk").operations == 0


def test_the_plan_can_be_printed() -> None:
    command = [sys.executable, "-m", "bindwright", "plan", str(SPEC), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    plan = json.loads(done.stdout)
    methods = [each["name"] for resource in plan["resources"] for each in resource["methods"]]
    assert plan["module"] == "openai_runs"
    assert "submit_tool_outputs" in methods
