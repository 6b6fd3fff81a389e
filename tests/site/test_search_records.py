"""What the search can find: a record for each thing that has a place on the site, by names that stand there."""

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.site.built import Site, text
from tests.site.expected import MARK, Expected, Initiative

SCRIPTS = ["vendor/minisearch", "vendor/stemmer", "text", "lexicon", "policy"]
"""What focusing the search loads besides the records."""

SEPARATOR = "|"


@pytest.fixture(scope="module")
def records(built: Site) -> list[dict[str, str]]:
    return built.search_records()


def items(joined: str) -> list[str]:
    return joined.split(SEPARATOR) if joined else []


def test_everything_has_a_record_with_its_name_and_text(
    records: list[dict[str, str]], expected: Expected, built: Site
) -> None:
    wanted = {
        ("bouwsteen", f"{block['id']}/", f"Bouwsteen {block['number']}. {block['title']}", "")
        for block in expected.blocks
    }
    for id_ in [*expected.places, *(f"voetnoot-{number}" for number in expected.footnotes)]:
        place = expected.places.get(id_)
        kind = "initiatief" if isinstance(place, Initiative) else "thema" if place else "voetnoot"
        url = "#".join(filter(None, expected.at(id_)))
        wanted.add((kind, url, expected.name(id_), MARK.sub("", expected.texts.get(id_, ""))))
    found = [(r["kind"], r["url"], r["name"], r["text"]) for r in records]
    assert {r for r in found if r[0] not in ("instrument", "pagina")} == wanted
    instruments = {url.removeprefix("instrumenten/#"): name for kind, url, name, _ in found if kind == "instrument"}
    assert instruments.keys() == expected.instruments.keys()
    assert all(name.startswith(expected.instruments[id_]["name"]) for id_, name in instruments.items())
    pages = {(url, name) for kind, url, name, _ in found if kind == "pagina"}
    assert {url for url, _ in pages} == {*expected.other_pages} - {"overzichten/"}
    assert all(f"<title>{name} - " in built.pages[url].html for url, name in pages)
    assert len(found) == len(wanted) + len(instruments) + len(pages)
    places = {r["url"].partition("#")[2]: r["place"] for r in records if r["kind"] == "initiatief"}
    assert places == {one.id: one.theme.numbered for one in expected.initiatives.values()}


def test_each_record_leads_somewhere_of_its_own_where_its_names_stand(
    records: list[dict[str, str]], built: Site
) -> None:
    """Names and aliases stand on the page, not in hidden text."""
    targets = [built.target(built.pages[""], record["url"]) for record in records]
    assert len(targets) == len(set(targets))
    for target, record in zip(targets, records, strict=True):
        assert target
        assert built.has(target.address)
        assert not target.fragment or target.fragment in built.pages[target.address].ids
        if record["kind"] in ("initiatief", "instrument", "voetnoot"):
            section = built.pages[target.address].ids[target.fragment].find_parent(["section", "details"])
            assert section
            shown = " ".join(text(section).casefold().split())
            names = [" ".join(name.casefold().split()) for name in (record["name"], *items(record["names"]))]
            assert [name for name in names if name not in shown] == []


def test_search_words_are_no_names(records: list[dict[str, str]], expected: Expected) -> None:
    """Each thing has them, all only once; the search adds those of an instrument to the initiative before it."""
    homes: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for record in records:
        names, words = ({n.casefold() for n in items(record[key])} for key in ("names", "words"))
        assert not (names | {record["name"].casefold()}) & words
        assert len(words) == len(items(record["words"]))
        assert not words or record["kind"] in ("initiatief", "thema", "instrument", "pagina")
        if record["kind"] != "instrument":
            home = record
        elif home["kind"] == "initiatief":
            homes.setdefault(home["url"].partition("#")[2], []).append(record["url"].partition("#")[2])
            assert not words & {word.casefold() for word in items(home["words"])}
    wanted: dict[str, list[str]] = {}
    for id_, one in expected.instruments.items():
        if "home" in one:
            wanted.setdefault(one["home"], []).append(id_)
    assert homes == wanted


def test_each_search_word_of_the_data_is_in_its_record(records: list[dict[str, str]], expected: Expected) -> None:
    """Unless it is a name there."""
    by_id = {
        record["url"].partition("#")[2] or record["url"].rstrip("/").rpartition("/")[2]: record for record in records
    }
    for id_, one in [*expected.instruments.items(), *((one["for"], one) for one in expected.register["names"])]:
        instruments = [other for other, r in expected.instruments.items() if r.get("home") == id_]
        found = [by_id[id_], *(by_id[other] for other in instruments)]
        known = {word.casefold() for r in found for key in ("words", "names") for word in (*items(r[key]), r["name"])}
        assert [word for word in one.get("search_words", []) if word.casefold() not in known] == [], id_


def test_each_listed_word_is_written_as_the_search_compares_words(expected: Expected) -> None:
    """Once, without capitals, accents and signs: another would never be met."""
    files = [expected.root / f"data/{name}-words.txt" for name in ("stop", "common")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert [word for word in words if not re.fullmatch("[a-z]+|[0-9]+", word)] == []
    assert len(words) == len(set(words))


def weight(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def values(data: Any) -> Iterator[str]:
    """Everything that a YAML file says, without its keys."""
    if isinstance(data, (dict, list)):
        for part in data.values() if isinstance(data, dict) else data:
            yield from values(part)
    else:
        yield str(data)


def test_focusing_the_search_downloads_little(built: Site, expected: Expected) -> None:
    """Scripts without comments and indentation, and records that weigh a fifth less than what the YAML says."""
    files = [built.folder / f"assets/search/{name}.js" for name in (*SCRIPTS, "records")]
    texts = [file.read_text(encoding="utf-8") for file in files[2:]]
    assert not any(re.search(r"^(\s|//|/\*.*\*/$)", text, re.MULTILINE) for text in texts)
    *scripts, records = (weight(file.read_bytes()) for file in files)
    said = "\n".join(values([expected.annex, expected.register, expected.since]))
    assert sum(scripts) <= 9_300
    assert records <= weight(said.encode()) * 0.82
