"""JSON text: orjson and the standard library must agree on everything."""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from _core import jsontext
from hypothesis import given
from hypothesis import strategies as st

STANDARD = jsontext.standard_reader()
READERS = [pytest.param(STANDARD, id="json")]
try:
    import orjson
except ImportError:  # the runtime's tests run without it too
    FAST = STANDARD
else:
    FAST = jsontext.orjson_reader(orjson.loads)
    READERS.append(pytest.param(FAST, id="orjson"))

both = pytest.mark.parametrize("read", READERS)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(
    SCALARS, lambda items: st.lists(items) | st.dictionaries(st.text(), items), max_leaves=20
)


@both
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18446744073709551616", 2**64),
        ("-9223372036854775809", -(2**63) - 1),
        ('{"n": 123456789012345678901234567890}', {"n": 123456789012345678901234567890}),
        ('"9999999999999999999999"', "9999999999999999999999"),
        ("0.12345678901234567890123", 0.12345678901234568),
        ('{"a": 1, "b": 2, "a": 3}', {"a": 3, "b": 2}),
        (r'"\ud800"', "\ud800"),
        (r'"\ud83d\ude00"', "😀"),
        (b"\xef\xbb\xbf[1]", [1]),
        ('"\ud800"', "\ud800"),
        ("1e999", math.inf),
        ("[" * 1100 + "]" * 1100, None),
    ],
)
def test_the_difficult_cases_read_the_same(
    read: jsontext.Reader, text: str | bytes, value: object
) -> None:
    if value is None:
        value = STANDARD(text) if sys.version_info >= (3, 12) else ValueError
    if value is ValueError:
        with pytest.raises(ValueError, match="nested too deeply"):
            read(text)
    else:
        assert read(text) == value
        assert type(read(text)) is type(value)


@both
@pytest.mark.parametrize(
    "text", ["NaN", "[Infinity]", '{"a": -Infinity}', "", "{", "[1,]", "01", b'"\xff"', "\ufeff1"]
)
def test_what_is_not_json_is_refused(read: jsontext.Reader, text: str | bytes) -> None:
    with pytest.raises(ValueError):
        read(text)


@pytest.mark.parametrize("text", ["NaN", "[1,]", '{"a": tru}', '"open'])
def test_both_say_the_same_about_what_is_not_json(text: str) -> None:
    def complaint(read: jsontext.Reader) -> str:
        with pytest.raises(ValueError) as caught:
            read(text)
        return str(caught.value)

    assert complaint(FAST) == complaint(STANDARD)


@given(VALUES)
def test_what_is_written_reads_back_by_both(value: Any) -> None:
    text = jsontext.dumps(value)
    for read in (STANDARD, FAST):
        # repr tells 1 from 1.0 and True, and 0.0 from -0.0; equality does not.
        assert repr(read(text)) == repr(value)
        assert repr(read(text.decode())) == repr(value)


@given(st.text(alphabet='{}[]",:0123456789-.eE\\u truefalsn\ud800', max_size=30))
def test_both_take_and_refuse_the_same_text(text: str) -> None:
    def outcome(read: jsontext.Reader) -> str:
        try:
            return repr(read(text))
        except ValueError as error:
            return f"refused: {error}"

    assert outcome(FAST) == outcome(STANDARD)


def test_text_is_compact_utf8() -> None:
    assert jsontext.dumps({"a": [1, "é"], "b": None}) == '{"a":[1,"é"],"b":null}'.encode()


def test_text_can_be_indented() -> None:
    assert jsontext.dumps({"a": [1]}, indent=2) == b'{\n  "a": [\n    1\n  ]\n}'


def test_half_a_surrogate_pair_is_written_as_an_escape() -> None:
    text = jsontext.dumps({"a": "\ud800é"})
    assert text == rb'{"a":"\ud800\u00e9"}'
    assert jsontext.loads(text) == {"a": "\ud800é"}


@pytest.mark.parametrize("value", [math.nan, math.inf, [-math.inf]])
def test_numbers_json_does_not_have_are_refused(value: object) -> None:
    with pytest.raises(ValueError):
        jsontext.dumps(value)


def test_reading_works_without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "orjson", None)
    monkeypatch.setattr(jsontext, "_reader", None)
    assert jsontext.loads(b'{"a": 18446744073709551616}') == {"a": 2**64}
    assert jsontext.reader().__name__ == "standard"


def test_orjson_is_used_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("orjson")
    monkeypatch.setattr(jsontext, "_reader", None)
    assert jsontext.reader().__name__ == "fast"


def test_importing_loads_no_json_library() -> None:
    package = Path(jsontext.__file__).parent
    program = (
        f"import sys; sys.path.insert(0, {str(package.parent)!r})\n"
        "import _core.jsontext, _core.codec, _core.requests, _core.errors\n"
        "print(sorted({'json', 'orjson', 'httpx2'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.replace("'", '"')) == []
