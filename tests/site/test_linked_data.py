"""Descriptions for machines: schema.org in the pages, DCAT-AP-NL 3 beside the published files."""

from __future__ import annotations

import json
from typing import Any

import rdflib

from tests.conftest import PUBLISHED
from tests.site.built import Site

Json = dict[str, Any]


def structured(built: Site, address: str) -> Json:
    found: Json = json.loads(built.pages[address].one("script[type='application/ld+json']").string or "")
    assert found["@context"] == "https://schema.org"
    return found


def theme_files(site: Site) -> list[Json]:
    """The published file of each theme."""
    files = sorted((site.folder / "data/themas").iterdir())
    assert files
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def test_a_theme_is_an_article_with_breadcrumbs(built: Site) -> None:
    for data in theme_files(built):
        address = data["theme"]["computed"]["permalink"]
        article, crumbs = structured(built, address)["@graph"]
        assert article["@type"] == "Article"
        assert article["headline"] == data["theme"]["title"]
        assert article["isBasedOn"]["isPartOf"]["identifier"] == data["document"]["letter"]["reference"]
        page = built.pages[address]
        file = built.target(page, article["encoding"]["contentUrl"])
        assert file
        assert built.has(file.address)
        assert crumbs["@type"] == "BreadcrumbList"
        targets = [built.target(page, item["item"]) for item in crumbs["itemListElement"]]
        addresses = [target.address for target in targets if target]
        assert addresses[0] == ""
        assert addresses[-1] == address
        assert all(built.has(target) for target in addresses)
        assert [item["position"] for item in crumbs["itemListElement"]] == list(range(1, len(addresses) + 1))


def test_data_is_a_dataset(built: Site) -> None:
    found = structured(built, "data/")
    assert found["@type"] == "Dataset"
    assert 50 <= len(found["description"]) <= 5000, "what search engines for data ask for"
    assert found["license"].startswith("https://creativecommons.org/publicdomain/zero/1.0/")
    targets = [built.target(built.pages["data/"], part["contentUrl"]) for part in found["distribution"]]
    assert len(targets) == 10
    assert all(target and built.has(target.address) for target in targets)


REQUIRED = {
    "dcat:Catalog": ["dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint", "dcat:dataset"],
    "dcat:Dataset": [
        *("dcterms:title", "dcterms:description", "dcterms:identifier", "dcterms:accessRights", "dcterms:creator"),
        *("dcterms:publisher", "dcat:contactPoint", "dcat:theme", "dcat:distribution"),
    ],
    "dcat:Distribution": ["dcat:accessURL", "dcterms:license"],
    "foaf:Agent": ["foaf:name"],
    "vcard:Kind": ["vcard:hasURL"],
}
"""DCAT-AP-NL 3.0: what is mandatory of each class (and of a contact point an address, by e-mail or on the web)."""

ONCE = {
    *("dcterms:identifier", "dcterms:accessRights", "dcterms:publisher", "dcterms:license"),
    *("dcat:contactPoint", "dcat:accessURL"),
}
"""What there may be no more than one of."""


class Catalogue:
    """The published catalogue, as a graph."""

    def __init__(self, content: str, address: str) -> None:
        self.graph = rdflib.Graph().parse(data=content, format="json-ld", base=address)

    def of_kind(self, kind: str) -> set[Any]:
        return set(self.graph.subjects(rdflib.RDF.type, self._term(kind)))

    def values(self, subject: Any, name: str) -> list[Any]:
        return list(self.graph.objects(subject, self._term(name)))

    def _term(self, name: str) -> rdflib.URIRef:
        return self.graph.namespace_manager.expand_curie(name)


AT = f"{PUBLISHED}data/catalog.jsonld"


def test_the_catalogue_has_what_dcat_ap_nl_requires(published: Site) -> None:
    catalogue = Catalogue((published.folder / "data/catalog.jsonld").read_text(encoding="utf-8"), AT)
    for kind, required in REQUIRED.items():
        subjects = catalogue.of_kind(kind)
        assert subjects, kind
        for subject in subjects:
            for name in required:
                values = catalogue.values(subject, name)
                assert values, (subject, name)
                assert len(values) == 1 or name not in ONCE, (subject, name)
    assert catalogue.of_kind("dcat:Dataset") == set(
        catalogue.values(rdflib.URIRef(f"{PUBLISHED}data/"), "dcat:dataset")
    )


def test_the_catalogue_keeps_to_the_lists(published: Site) -> None:
    """Access rights, themes, languages and licences come from those that the profile names."""
    catalogue = Catalogue((published.folder / "data/catalog.jsonld").read_text(encoding="utf-8"), AT)
    authority = "http://publications.europa.eu/resource/authority"
    for name, prefix in {
        "dcterms:accessRights": f"{authority}/access-right/PUBLIC",
        "dcat:theme": f"{authority}/data-theme/",
        "dcterms:language": f"{authority}/language/NLD",
        "dcterms:format": f"{authority}/file-type/",
        "dcat:mediaType": "https://www.iana.org/assignments/media-types/",
        "dcterms:license": "https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties/",
    }.items():
        values = catalogue.values(None, name)
        assert values, name
        assert all(str(value).startswith(prefix) for value in values), name


def test_the_catalogue_leads_to_every_file(published: Site) -> None:
    catalogue = Catalogue((published.folder / "data/catalog.jsonld").read_text(encoding="utf-8"), AT)
    files = [*catalogue.values(None, "dcat:accessURL"), *catalogue.values(None, "dcterms:conformsTo")]
    assert len(files) == 10 + 6
    for file in files:
        assert str(file).startswith(f"{PUBLISHED}data/")
        assert published.has(str(file).removeprefix(PUBLISHED))


def test_the_catalogue_is_right_wherever_it_is(built: Site) -> None:
    """Built without an address, it takes the one that it is read at."""
    catalogue = Catalogue((built.folder / "data/catalog.jsonld").read_text(encoding="utf-8"), AT)
    assert rdflib.URIRef(f"{PUBLISHED}data/initiatieven.csv") in catalogue.values(None, "dcat:downloadURL")


def test_under_an_address_every_link_is_absolute(published: Site) -> None:
    for data in theme_files(published):
        address = data["theme"]["computed"]["permalink"].removeprefix(PUBLISHED)
        article, crumbs = structured(published, address)["@graph"]
        links = [article["url"], article["encoding"]["contentUrl"], *(i["item"] for i in crumbs["itemListElement"])]
        assert all(link.startswith(PUBLISHED) for link in links)
        assert all(published.has(link.removeprefix(PUBLISHED)) for link in links)
