"""Inferred settings as a file: it reads back as the same, and replaces nobody's work."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest
from bindwright.cli import init
from bindwright.diagnostics import Refused
from bindwright.infer import infer, infer_settings
from bindwright.infer.writer import scalar, write_settings
from bindwright.pipeline import load_settings
from bindwright.settings import read_settings
from bindwright.source.document import parse_document
from hypothesis import given
from hypothesis import strategies as st
from infer_kit import LIST, answers, call, methods, query, write


class TestWriting:
    def test_odd_names_read_back(self, tmp_path: Path) -> None:
        ids = ["no", "null", "a: b", "x # y", "{z}", '"q"', "3.0", "- s", "é\u2028", "[1]", "a, b"]
        page = {"parameters": query(offset="integer"), "responses": answers(LIST)}
        paths = {f"/r{index}": {"get": call(each, **page)} for index, each in enumerate(ids)}
        paths["/null"] = {"get": call("last", deprecated=True, **page)}
        inferred = infer(write(tmp_path, paths, info={"title": "yes: #1 “Zoo”", "version": "1"}))
        text = write_settings(inferred, tmp_path)
        (tmp_path / "bindwright.yaml").write_text(text, encoding="utf-8")
        assert read_settings(tmp_path) == inferred.settings
        assert sorted(methods(inferred.settings).values()) == sorted([*ids, "last"])

    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.booleans())
    def test_every_scalar_reads_back(self, text: str, flow: bool) -> None:
        written = scalar(text, flow=flow)
        line = f"k: {{a: {written}, b: x}}" if flow else f"k: {written} # reason"
        value = parse_document(line, "x.yaml").data["k"]
        assert value == ({"a": text, "b": "x"} if flow else text)

    def test_reasons_stand_beside_guesses(self, tmp_path: Path) -> None:
        paths = {"/runs/{id}/cancel": {"post": call("cancelRun")}}
        text = write_settings(infer(write(tmp_path, paths)), tmp_path)
        assert "\n      cancel: cancelRun # POST /runs/{id}/cancel\n" in text

    @pytest.mark.parametrize(
        "name", ["security", "event-streams", "servers", "webhooks", "answers"]
    )
    def test_every_guess_has_a_reason_beside_it_or_above(self, name: str, tmp_path: Path) -> None:
        source = Path(__file__).parents[2] / "specs" / "features" / name / "openapi.yaml"
        text = write_settings(infer(source), tmp_path)
        told: list[bool] = []
        for line in text.splitlines():
            if not line or line.startswith(("#", "description:")):
                continue
            depth = (len(line) - len(line.lstrip())) // 2
            told[depth:] = [any(told[:depth]) or " # " in line]
            assert told[depth] or line.endswith(":"), line

    def test_path_is_relative_to_the_new_file(self, tmp_path: Path) -> None:
        file = write(tmp_path, {})
        text = write_settings(infer(file), tmp_path / "specs" / "zoo")
        assert "\ndescription: ../../openapi.json\n" in text.replace('"', "")


class TestCommand:
    def run(self, *arguments: str) -> int:
        top = argparse.ArgumentParser()
        init.add_parser(top.add_subparsers())
        options = top.parse_args(["init", *arguments])
        return int(options.run(options))

    def test_writes_what_generate_reads(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = write(tmp_path, {"/x": {"get": call("x")}})
        inferred = load_settings(file, None)
        out = tmp_path / "new" / "zoo"
        assert self.run(str(file), "--out", str(out), "--json") == 0
        facts = json.loads(capsys.readouterr().out)
        assert (facts["ok"], facts["methods"]) == (True, ["x.list"])
        written = read_settings(out)
        assert written.resources == inferred.resources
        assert written.description.resolve() == file.resolve()

    def test_says_what_comes_next_as_a_shell_reads_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "my zoo"
        assert self.run(str(write(tmp_path, {"/x": {"get": call("x")}})), "--out", str(out)) == 0
        told, hint = capsys.readouterr().out.splitlines()
        assert told.endswith(", 1 method, 0 streams, 0 ways of paging")
        assert hint == f"Read it through, then: bindwright generate '{out}'"

    def test_refuses_to_overwrite(self, tmp_path: Path) -> None:
        file = write(tmp_path, {"/x": {"get": call("x")}})
        settings = tmp_path / "bindwright.yaml"
        settings.write_text("mine", encoding="utf-8")
        with pytest.raises(Refused) as refused:
            self.run(str(file))
        assert "--force" in refused.value.diagnostics[0].remedy
        assert settings.read_text(encoding="utf-8") == "mine"
        assert self.run(str(file), "--force") == 0
        assert read_settings(settings) == infer_settings(file)

    def test_an_unreadable_description_writes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(Refused):
            self.run(str(tmp_path / "none.yaml"), "--out", str(tmp_path / "out"))
        assert not (tmp_path / "out").exists()
