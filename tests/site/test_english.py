"""The page *In English*: every initiative, once, as the data and the Dutch pages have it."""

import yaml

from tests.conftest import PROJECT
from tests.site.built import Site, attribute, text
from tests.site.expected import Expected


def test_every_initiative_has_its_gloss_in_order(built: Site, expected: Expected) -> None:
    data = yaml.safe_load((PROJECT / "data/english.yaml").read_text(encoding="utf-8"))
    glosses = {one["id"]: one for one in data["glosses"]}
    page = built.pages["english/"]
    shown = page.select(".gloss")
    assert [attribute(one, "id") for one in shown] == list(expected.initiatives)
    for tag in shown:
        id_ = attribute(tag, "id")
        name, gloss, status = tag.select("p")
        (link,) = built.links(page, tag)
        assert link.target == expected.initiatives[id_].at
        assert text(name).startswith(glosses[id_]["name"])
        assert text(gloss) == glosses[id_]["text"]
        assert tag.select(".state-mark")
        assert text(status).count("→") == 1


def test_it_is_in_english_within_a_dutch_shell(built: Site) -> None:
    page = built.pages["english/"]
    languages = [attribute(page.one(tag), "lang") for tag in ("html", "body", "main")]
    assert languages == ["en", "nl", "en"]


def test_every_page_leads_there(built: Site) -> None:
    for page in built.pages.values():
        links = page.soup.select("footer a[hreflang=en], .md-tabs a[hreflang=en]")
        targets = {target.address for link in links if (target := built.target(page, attribute(link, "href")))}
        assert len(links) == 2
        assert targets == {"english/"}
