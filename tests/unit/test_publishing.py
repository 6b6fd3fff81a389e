"""What publishes the site and describes it to others: CI, CITATION.cff and publiccode.yml."""

import re
import tomllib

from annex.open_data import dcat
from tests.unit.project import ROOT
from tests.unit.test_schema import read


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_actions_and_images_are_pinned() -> None:
    """A tag can be moved to other code; a commit or a digest can't."""
    workflows = sorted((ROOT / ".github" / "workflows").iterdir())
    uses = [use for path in workflows for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))]
    images = re.findall(r"image: (.*)", text(".gitlab-ci.yml"))
    assert uses
    assert images
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    assert [image for image in images if not re.search(r"@sha256:[0-9a-f]{64}$", image)] == []


def test_citation_and_publiccode_agree_with_the_project_and_the_annex() -> None:
    project, citation, publiccode = (
        tomllib.loads(text("pyproject.toml"))["project"],
        read("CITATION.cff"),
        read("publiccode.yml"),
    )
    required = {"cff-version": "1.2.0", "type": "dataset", "license": "CC0-1.0", "version": project["version"]}
    assert (required | {"authors": project["authors"]}).items() <= citation.items()
    assert "/zero/1.0/" in dcat.LICENCE, "the page Data says the same"
    # mkdocs.yml has tags of its own, so it is not read as plain YAML.
    assert f"site_name: {citation['title']}\n" in text("mkdocs.yml")
    [reference], document = citation["references"], read("data/initiatives.yaml")["document"]
    said = (reference["type"], reference["title"], reference["date-published"], reference["url"])
    assert said == ("government-document", document["title"], document["date"], document["letter"]["url"])
    assert document["letter"]["title"] in reference["notes"]
    assert document["letter"]["reference"] in reference["notes"]

    [name] = [author["name"] for author in project["authors"]]
    assert (publiccode["publiccodeYmlVersion"], publiccode["name"]) == ("0.7", citation["title"])
    assert publiccode["legal"] == {"license": project["license"], "mainCopyrightOwner": name}
    pictures = [publiccode["logo"]]
    for description in publiccode["description"].values():
        # What the standard allows.
        assert 0 < len(description["shortDescription"]) <= 150 <= len(description["longDescription"]) <= 10_000
        pictures += description["screenshots"]
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
    assert re.search(rf"^Copyright \(c\) \d{{4}} {re.escape(name)}$", text("LICENSE"), re.MULTILINE)
