"""What the search can find: a record for each thing that has a place on the site, by names that stand there."""

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.site.built import Site, text
from tests.site.expected import MARK, Expected, Initiative

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


def test_the_number_of_an_act_finds_what_it_is_about(records: list[dict[str, str]], expected: Expected) -> None:
    said = {r["url"].partition("#")[2]: "|".join([r["words"], r["more"]]) for r in records}
    for development in expected.since["developments"]:
        number = re.search(r"\d{4}/\d{3,}", development.get("act", ""))
        if number and development["relation"] == "outcome":
            subjects = {*development["about"]} & {*expected.initiatives, *expected.instruments}
            assert not subjects or any(number[0] in said[id_] for id_ in subjects), development["id"]


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


def test_what_became_of_an_initiative(records: list[dict[str, str]], expected: Expected, built: Site) -> None:
    """The statuses in 2022 and the state of each initiative, and since when, as on *Toen en nu*. An instrument has
    those of its home unless what decides them is about other instruments only; a part is none of those."""
    lists = built.search_data("lists")
    said = text(built.pages["stand-van-zaken/"].soup)
    assert {r["kind"] for r in records if r["now"].strip("-")} == {"initiatief"}
    about = {one["id"]: one["about"] for one in expected.since["developments"]}
    for record in records:
        if record["kind"] == "instrument":
            id_ = record["url"].partition("#")[2]
            because = expected.states.get(expected.instruments[id_].get("home"), {}).get("because", [])
            parts = {one["id"] for one in expected.instruments.values() if one.get("parent") == id_}
            others = expected.instruments.keys() - parts - {id_}
            of_others = [others & {*about[one]} and not ({id_, *parts} & {*about[one]}) for one in because]
            assert (record["now"] == "-") == (of_others != [] and all(of_others)), id_
        if record["kind"] == "initiatief":
            id_ = record["url"].partition("#")[2]
            codes = re.match(r"\w*", record["now"])
            assert codes
            *then, now = (lists[int(code, 36)]["status"] for code in codes[0])
            assert then == list(dict.fromkeys(status["value"] for status in expected.initiatives[id_].statuses))
            assert now == expected.states[id_]["state"]
            assert now + record["now"][codes.end() :] in said


def test_each_status_has_a_list(expected: Expected, built: Site) -> None:
    """Of each state and each status in 2022 that occurs, with how many initiatives have it."""
    page = built.pages["stand-van-zaken/"]
    found = {(one["kind"], one["status"]): one for one in built.search_data("lists")}
    then = [status["value"] for one in expected.initiatives.values() for status in one.statuses]
    states = {state["state"] for state in expected.states.values()}
    assert {status for kind, status in found if kind == "status nu"} == states
    assert set(then) <= {status for kind, status in found if kind != "status nu"}
    assert len({one["url"] for one in found.values()}) == len(found)
    for (kind, status), one in found.items():
        key = "nu" if kind == "status nu" else "toen"
        choice, _, fragment = one["url"].removeprefix("stand-van-zaken/?").partition("#")
        assert fragment in page.ids
        slug = choice.removeprefix(f"{key}=")
        items = [item for item in page.soup.select(".listed__item") if slug in str(item[f"data-{key}"]).split()]
        assert one["name"] == (f"Alle {len(items)} {status}" if len(items) > 1 else f"Eén initiatief: {status}")
        assert (bool(one["mark"]), bool(one["text"])) == (kind == "status nu", True)


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


def test_words_are_packed_whole(built: Site, expected: Expected) -> None:
    """A capital says how many letters of the word before a word begins with."""
    for name, packed in built.search_data("packed").items():
        lines = (expected.root / f"data/{name}-words.txt").read_text(encoding="utf-8").splitlines()
        word, words = "", []
        for capital, end in re.findall("([A-Z])([^A-Z]*)", packed):
            word = word[: ord(capital) - ord("A")] + end
            words.append(word)
        assert words == sorted(word for line in lines if not line.startswith("#") for word in line.split())


def test_the_table_of_terms_is_written_whole(built: Site, expected: Expected) -> None:
    terms = yaml.safe_load((expected.root / "data/terms.yaml").read_text(encoding="utf-8"))["search_terms"]
    pairs = {(found, word) for term in terms for found in term["for"] for word in term["words"]}
    written = built.search_data("terms").items()
    assert {(one, word) for found, words in written for one in items(found) for word in items(words)} == pairs


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
    """A script without comments and indentation, and records that weigh two fifths less than what the YAML says. What
    is in English loads later, if at all."""
    folder = built.folder / "assets/search"
    assert {file.name for file in folder.rglob("*.js")} == {"box.js", "engine.js", "glosses.js", "records.js"}
    engine, records = ((folder / name).read_bytes() for name in ("engine.js", "records.js"))
    assert not re.search(r"^(\s|//)|/\*\*| // ", engine.decode(), re.MULTILINE)
    said = "\n".join(values([expected.annex, expected.register, expected.since]))
    assert weight(engine) <= 9_600
    assert weight(records) <= weight(said.encode()) * 0.60
