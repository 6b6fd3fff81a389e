"""YAML is read with the line of every value, and mistakes are reported with theirs."""

import datetime
from typing import Any

import pytest

from annex.load.yaml_reader import YamlFile, texts


def problems(content: bytes) -> list[str]:
    return [f"{line}: {found.what}" for line, found in YamlFile(content).problems]


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("2022-11-08", datetime.date(2022, 11, 8)),
        ("true", True),
        ("", None),
        ("~", None),
        ("'3'", "3"),
        ('"true"', "true"),
        # Values of YAML 1.1, and a date that doesn't exist
        *((text, text) for text in ("no", "yes", "Null", "01", "1_000", "1:30", "1.0", "0x1f", "2022-13-45")),
    ],
)
def test_scalars_are_those_of_yaml_1_2(scalar: str, value: Any) -> None:
    data = YamlFile(f"key: {scalar}".encode()).data
    assert data == {"key": value}
    assert type(data["key"]) is type(value)


def test_lines_are_those_of_keys_and_items() -> None:
    file = YamlFile(b"# A comment\na:\n  - x\n  - b: >-\n      text\n\nc: [1]\n")
    assert file.data == {"a": ["x", {"b": "text"}], "c": [1]}
    paths: dict[tuple[str | int, ...], int] = {("a",): 2, ("a", 1): 4, ("a", 1, "b"): 4, ("c", 0): 7, ("c", 0, "d"): 7}
    assert {path: file.line(path) for path in paths} == paths
    assert texts(file.data, ("here",)) == [(("here", "a", 0), "x"), (("here", "a", 1, "b"), "text")]


def test_harmless_differences_are_not_reported() -> None:
    """Byte order mark, line ends of Windows, comments, document markers, a directive, quotes."""
    file = YamlFile(b"\xef\xbb\xbf%YAML 1.2\r\n--- # c\r\na: 'x'\r\nb: \"\\u00e9\\t\"\r\n...\r\n")
    assert (file.data, file.problems, file.line(("b",))) == ({"a": "x", "b": "é\t"}, [], 4)
    assert problems(b"a: " + b"[" * 40 + b"]" * 40) == []
    assert (YamlFile(b"# nothing\n").data, problems(b"# nothing\n")) == (None, [])


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("a: b: c", 1, "mapping values are not allowed in this context"),
        ("a: [d", 1, "while parsing a flow sequence, did not find expected ',' or ']'"),
        ('a: b\nc: "d\n', 2, "while scanning a quoted scalar, found unexpected end of stream"),
        ("- a: b\n c: d", 2, "while parsing a block collection, did not find expected '-' indicator"),
        ("a: 1\n---\na: 2", 2, "expected a single document in the stream, but found another document"),
        ("a: *x", 1, "found undefined alias"),
        ("a: &x [*x, *x]", 1, "nested more than 40 levels deep"),
        ("a: x\0y", 1, "a character that YAML does not allow"),
        ("a: " + "[" * 41 + "]" * 41, 1, "nested more than 40 levels deep"),
    ],
)
def test_broken_yaml_is_reported(text: str, line: int, expected: str) -> None:
    assert problems(text.encode()) == [f"{line}: broken YAML: {expected}"]
    assert YamlFile(text.encode()).data is None


def test_each_duplicate_key_is_reported() -> None:
    assert problems(b"a: 1\nb:\n  - {c: 1, c: 2}\na: 3") == [
        "3: duplicate key 'c'; first on line 3",
        "4: duplicate key 'a'; first on line 1",
    ]
