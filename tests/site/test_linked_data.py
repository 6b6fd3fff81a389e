"""Descriptions for machines: schema.org in the pages, DCAT-AP-NL 3 beside the published files."""

import itertools
import json
import re
from typing import Any

import rdflib

from tests.conftest import PUBLISHED
from tests.site.built import Site

Json = dict[str, Any]


def structured(site: Site, address: str) -> Json:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.pages[address].html)
    found: Json = json.loads(script)
    assert found["@context"] == "https://schema.org"
    return found


def test_data_is_a_dataset(built: Site) -> None:
    found = structured(built, "data/")
    assert found["@type"] == "Dataset"
    assert 50 <= len(found["description"]) <= 5000, "what search engines for data ask for"
    assert found["license"].startswith("https://creativecommons.org/publicdomain/zero/1.0/")
    targets = [built.target(built.pages["data/"], part["contentUrl"]) for part in found["distribution"]]
    assert {target.address for target in targets if target} == {f"data/{name}" for name in files(built)}


SCHEMAS = (".schema.json", "-metadata.json")


def files(site: Site) -> set[str]:
    """The published files, without their schemas and the catalogue, and without those of single themes."""
    found = {file.name for file in (site.folder / "data").glob("*.*")}
    return {name for name in found if name.endswith((".csv", ".json", ".yaml")) and not name.endswith(SCHEMAS)}


REQUIRED = {
    "dcat:Catalog": "dcterms:title dcterms:description dcterms:publisher dcat:contactPoint dcat:dataset",
    "dcat:Dataset": "dcterms:title dcterms:description dcterms:identifier dcterms:accessRights dcterms:creator "
    "dcterms:publisher dcat:contactPoint dcat:theme dcat:distribution",
    "dcat:Distribution": "dcat:accessURL dcterms:license",
    "foaf:Agent": "foaf:name",
    "vcard:Kind": "vcard:hasURL",
}
"""DCAT-AP-NL 3.0: what is mandatory of each class (and of a contact point an address, by e-mail or on the web)."""

ONCE = {
    *("dcterms:identifier", "dcterms:accessRights", "dcterms:publisher", "dcterms:license"),
    *("dcat:contactPoint", "dcat:accessURL"),
}
"""What there may be no more than one of."""

AUTHORITY = "http://publications.europa.eu/resource/authority"
LISTS = {
    "dcterms:accessRights": (f"{AUTHORITY}/access-right/", {"PUBLIC"}),
    "dcat:theme": (
        f"{AUTHORITY}/data-theme/",
        {
            *("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"),
            "OP_DATPRO",
        },
    ),
    "dcterms:language": (f"{AUTHORITY}/language/", {"NLD"}),
    "dcterms:format": (f"{AUTHORITY}/file-type/", {"CSV", "JSON"}),
    "dcat:mediaType": (
        "https://www.iana.org/assignments/media-types/",
        {"application/json", "application/yaml", "text/csv"},
    ),
    "dcterms:license": ("https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties/", {"cc0"}),
}
"""The lists that the profile names, each with its terms: all of them for themes, otherwise those that are used here."""


def catalogue(site: Site) -> rdflib.Graph:
    content = (site.folder / "data/catalog.jsonld").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=content, format="json-ld", base=f"{PUBLISHED}data/catalog.jsonld")


def test_the_catalogue_keeps_to_dcat_ap_nl_and_links_to_every_file(published: Site) -> None:
    graph = catalogue(published)

    def values(subject: Any, name: str) -> list[Any]:
        return list(graph.objects(subject, graph.namespace_manager.expand_curie(name)))

    for kind, required in REQUIRED.items():
        subjects = set(graph.subjects(rdflib.RDF.type, graph.namespace_manager.expand_curie(kind)))
        assert subjects, kind
        assert kind != "dcat:Dataset" or subjects == set(values(rdflib.URIRef(f"{PUBLISHED}data/"), "dcat:dataset"))
        for subject, name in itertools.product(subjects, required.split()):
            assert 1 <= len(values(subject, name)) <= (1 if name in ONCE else 99), (subject, name)
    for name, (prefix, terms) in LISTS.items():
        assert values(None, name), name
        assert {str(value) for value in values(None, name)} <= {prefix + term for term in terms}, name
    urls = {str(url).removeprefix(f"{PUBLISHED}data/") for url in values(None, "dcat:accessURL")}
    assert urls == files(published)
    for url in urls:
        distribution = rdflib.URIRef(f"{PUBLISHED}data/{url}#distributie")
        [schema] = [str(value) for value in values(distribution, "dcterms:conformsTo")]
        name = f"{url}-metadata.json" if url.endswith(".csv") else f"{url.partition('.')[0]}.schema.json"
        assert schema == f"{PUBLISHED}data/{name}"
        assert published.has(f"data/{name}")
    for documentation in values(None, "foaf:page"):
        page, _, fragment = str(documentation).removeprefix(PUBLISHED).partition("#")
        assert not fragment or fragment in published.pages[page].ids


def test_the_catalogue_takes_the_address_it_is_read_at(built: Site) -> None:
    """If it is built without one."""
    assert rdflib.URIRef(f"{PUBLISHED}data/initiatieven.csv") in catalogue(built).objects()
