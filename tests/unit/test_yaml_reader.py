"""YAML is read strictly, and each mistake is reported with its line."""

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
    assert [file.line(path) for path in (("a",), ("a", 1), ("a", 1, "b"), ("c", 0), ("c", 0, "d"), ())] == [
        2,
        4,
        4,
        7,
        7,
        2,
    ]
    assert texts(file.data, ("here",)) == [(("here", "a", 0), "x"), (("here", "a", 1, "b"), "text")]


def test_harmless_differences_are_not_reported() -> None:
    """Byte order mark, line ends of Windows, comments, document markers, a directive, quotes."""
    file = YamlFile(b"\xef\xbb\xbf%YAML 1.2\r\n--- # c\r\na: 'x'\r\nb: \"\\u00e9\\t\"\r\n...\r\n")
    assert (file.data, file.problems, file.line(("b",))) == ({"a": "x", "b": "é\t"}, [], 4)
    assert problems(b"a: " + b"[" * 40 + b"]" * 40) == []
    assert problems(b"a: x  # c\nb: 'x #3' # c\nc: >-  # c\n  x #3\nd: 2022-11-08 # c\ne: x#3\n# c\n") == []
    empty = YamlFile(b"# nothing\n")
    assert (empty.data, empty.problems, empty.is_broken) == (None, [], False)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("a: b: c", 1, "mapping values are not allowed in this context"),
        ("a: [d", 1, "while parsing a flow sequence that begins on line 1, did not find expected ',' or ']'"),
        ('a: b\nc: "d\n', 2, "while scanning a quoted scalar that begins on line 2, found unexpected end of stream"),
        (
            "- a: b\n c: d",
            2,
            "while parsing a block collection that begins on line 1, did not find expected '-' indicator",
        ),
        (
            "- a: b\n\tc: d",
            2,
            "while scanning a plain scalar that begins on line 1, found a tab character that violates indentation",
        ),
        ("a: " + "[" * 41 + "]" * 41, 1, "nested more than 40 levels deep"),
    ],
)
def test_broken_yaml_is_reported(text: str, line: int, expected: str) -> None:
    file = YamlFile(text.encode())
    assert problems(text.encode()) == [f"{line}: broken YAML: {expected}"]
    assert file.is_broken


CUT = "' #' ends the text: write it in quotes, or a comment with two blanks before it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n---\na: 2", "2: a second YAML document begins here; a file has one"),
        ("a: 1\nb: 2\na: 3", "3: duplicate key 'a'; first on line 1"),
        ("a: &x 1", "1: anchor '&x' is not allowed"),
        ("a: *x", "1: alias '*x' is not allowed: write the value out"),
        ("a: !!str 1", "1: tag '!!str' is not allowed"),
        ("!!str a: 1", "1: tag '!!str' is not allowed"),
        ("a: !!python/object/apply:os.getcwd []", "1: tag '!!python/object/apply:os.getcwd' is not allowed"),
        ("? [a]\n: 1", "1: a key must be plain text"),
        ("a: nota #3", f"1: {CUT}"),
        ("a:\n  - b: nota\n      over #3 en #4\n    c: 1", f"3: {CUT}"),
        ("# \u2067\na: 1", "1: invisible character U+2067 is not allowed"),
        ("a: 1\nb: x\u2028y", "2: invisible character U+2028 is not allowed"),
        ("a: x\0y", "1: invisible character U+0000 is not allowed"),
        ("a: x\u00a0y", "1: invisible character U+00A0 is not allowed"),
        ('a: "x\\u202ey"', "1: invisible character U+202E is not allowed"),
    ],
)
def test_mistake_is_reported(text: str, expected: str) -> None:
    assert problems(text.encode()) == [expected]


def test_invisible_character_is_reported_at_the_value_around_it() -> None:
    found = YamlFile("a: 1\nb: >-\n  x\n  y\u2028z\nc: 1\n".encode()).problems
    assert [(line, finding.path) for line, finding in found] == [(4, ("b",))]


def test_bytes_that_are_not_utf8_are_reported() -> None:
    assert problems(b"a: 1\nb: x\xffy") == ["2: not valid UTF-8: byte 0xff"]


def test_all_mistakes_are_reported_at_once() -> None:
    assert problems(b"a: &x [y]\nb: &z [*x, *x]\nc: 1\nc: 2\n") == [
        "1: anchor '&x' is not allowed",
        "2: anchor '&z' is not allowed",
        "2: alias '*x' is not allowed: write the value out",
        "2: alias '*x' is not allowed: write the value out",
        "4: duplicate key 'c'; first on line 3",
    ]


def test_merge_key_is_plain_text() -> None:
    assert YamlFile(b"<<: {a: 1}").data == {"<<": {"a": 1}}
