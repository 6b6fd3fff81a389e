"""What the search can find: a record for each thing that has a place on the site, by names that stand there."""

import gzip
import re

from annex.model import footnote_marks
from annex.publish.search_records import COMMON_WORDS_FILE, SEPARATOR, STOP_WORDS_FILE, listed_words
from annex.relate.cross_references import CrossReferences
from tests.conftest import ROOT
from tests.site import expected
from tests.site.built import OVERVIEWS, REFERENCE, Site, text

LOADED = ["vendor/minisearch", "vendor/stemmer", "records", "text", "lexicon", "policy"]
"""The scripts that the first touch of the search loads."""

KINDS = {"ThemePlace": "thema", "InitiativePlace": "initiatief", "Footnote": "voetnoot"}


def items(joined: str) -> list[str]:
    return joined.split(SEPARATOR) if joined else []


def test_everything_has_a_record_with_its_name_and_text(
    records: list[dict[str, str]], references: CrossReferences, built: Site
) -> None:
    index = references.index
    wanted = {
        ("bouwsteen", f"{block.id}/", f"Bouwsteen {block.number}. {block.title}", "")
        for block in index.annex.building_blocks
    }
    for source in index.sources:
        name, (address, fragment) = expected.link(source).words, expected.place(source)
        url = address + (f"#{fragment}" if fragment else "")
        wanted.add((KINDS[type(source).__name__], url, name, footnote_marks.without(source.text)))
    found = [(r["kind"], r["url"], r["name"], r["text"]) for r in records]
    assert {r for r in found if r[0] not in ("instrument", "pagina")} == wanted
    instruments = {(f"instrumenten/#{i.id}", i.title) for i in references.register.instruments}
    assert {(url, name) for kind, url, name, _ in found if kind == "instrument"} == instruments
    pages = {(url, name) for kind, url, name, _ in found if kind == "pagina"}
    assert {url for url, _ in pages} == {*OVERVIEWS, *REFERENCE} - {"overzichten/"}
    assert all(f"<title>{name} - " in built.pages[url].html for url, name in pages)
    assert len(found) == len(wanted) + len(instruments) + len(pages)
    assert all(re.match(r"[123](\.\d){1,2} ", r["place"]) for r in records if r["kind"] == "initiatief")
    assert {r["place"] for r in records if r["kind"] == "instrument"} == {"Instrumenten"}


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


def test_search_words_are_no_names(records: list[dict[str, str]], references: CrossReferences) -> None:
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
    assert homes == {home: [instrument.id for instrument in of] for home, of in references.homes.items() if home}


def test_each_listed_word_is_written_as_the_search_compares_words() -> None:
    """Once, without capitals, accents and signs: another would never be met."""
    stop, common = (listed_words(ROOT / file) for file in (STOP_WORDS_FILE, COMMON_WORDS_FILE))
    words = stop + common
    assert [word for word in words if not re.fullmatch("[a-z]+|[0-9]+", word)] == []
    assert len(words) == len(set(words))
    assert (len(stop) > 1000, len(common) > 100) == (True, True)


def test_the_search_is_light(built: Site) -> None:
    """Its scripts are published without comments and indentation."""
    files = [built.folder / f"assets/search/{name}.js" for name in LOADED]
    assert not any(
        re.search(r"^(\s|//|/\*.*\*/$)", file.read_text(encoding="utf-8"), re.MULTILINE) for file in files[2:]
    )
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= 50_000
