"""What publishes the site and describes it to others: CI, CITATION.cff and publiccode.yml."""

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from annex.open_data import dcat
from tests.unit.project import ROOT
from tests.unit.test_schema import DatesAsText

CITATION = "CITATION.cff"
PUBLICCODE = "publiccode.yml"


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    content = yaml.load(text(name), Loader=DatesAsText)
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    return read(CITATION)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))["project"]  # type: ignore[no-any-return]


# CI


def test_actions_and_images_are_pinned() -> None:
    """A tag can be moved to other code; a commit or a digest can't."""
    workflows = sorted((ROOT / ".github" / "workflows").iterdir())
    uses = [use for path in workflows for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))]
    images = re.findall(r"image: (.*)", text(".gitlab-ci.yml"))
    assert uses
    assert images
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []
    assert [image for image in images if not re.search(r"@sha256:[0-9a-f]{64}$", image)] == []


def ci(folder: Path, browser: str = "browser", **statuses: int) -> tuple[int, list[str]]:
    """Run `.ci/run` with stand-ins for all that it calls; its status, and what it had installed and made."""
    log = folder / "log"
    log.touch()
    ends = "".join(f'[ "$1" != {target} ] || exit {status}\n' for target, status in statuses.items())
    calls = {"apt-get": 'echo "apt-get $*" >>"$LOG"', "make": f'echo "make $*" >>"$LOG"\n{ends}', "sudo": '"$@"'}
    for name in ("apt-get", "browser", "git", "java", "make", "npm", "python3", "sudo"):
        stand_in = folder / name
        stand_in.write_text(f"#!/bin/sh\n{calls.get(name, '')}\n", encoding="utf-8")
        stand_in.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run")],
        env={**os.environ, "PATH": path, "LOG": str(log), "CHROMIUM": browser},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return ran.returncode, log.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("status", [0, 2])
def test_ci_ends_as_the_tests_do(status: int, tmp_path: Path) -> None:
    assert ci(tmp_path, test=status) == (status, ["make test"])


def test_ci_installs_a_browser_where_the_named_one_is_missing(tmp_path: Path) -> None:
    status, called = ci(tmp_path, browser="no-such-browser")
    assert status == 0
    assert [call.split()[-2:] for call in called if "install" in call] == [["chromium", "fonts-liberation"]]


# CITATION.cff and publiccode.yml


def test_the_citation_agrees_with_the_project_and_the_annex(citation: dict[str, Any], project: dict[str, Any]) -> None:
    required = {"cff-version": "1.2.0", "type": "dataset", "license": "CC0-1.0", "version": project["version"]}
    assert required.items() <= citation.items()
    assert "/zero/1.0/" in dcat.LICENCE, "the page Data says the same"
    assert all(citation[key] for key in ("message", "abstract", "keywords"))
    assert citation["authors"] == project["authors"]
    # mkdocs.yml has tags of its own, so it is not read as plain YAML.
    assert f"site_name: {citation['title']}\n" in text("mkdocs.yml")
    [reference], document = citation["references"], read("data/initiatives.yaml")["document"]
    said = (reference["type"], reference["title"], reference["date-published"], reference["url"])
    assert said == ("government-document", document["title"], document["date"], document["letter"]["url"])
    assert document["letter"]["title"] in reference["notes"]
    assert document["letter"]["reference"] in reference["notes"]


def test_publiccode_has_what_the_standard_requires_and_agrees_with_the_project(
    project: dict[str, Any], citation: dict[str, Any]
) -> None:
    publiccode, [name] = read(PUBLICCODE), [author["name"] for author in project["authors"]]
    required: dict[str, Any] = {"publiccodeYmlVersion": "0.7", "platforms": ["web"], "softwareType": "standalone/web"}
    required["localisation"] = {"localisationReady": False, "availableLanguages": ["nl"]}
    required["legal"] = {"license": project["license"], "mainCopyrightOwner": name}
    required["maintenance"] = {"type": "community", "contacts": [{"name": name}]}
    required["name"] = citation["title"]
    assert required.items() <= publiccode.items()
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["description"].keys() == {"nl", "en"}
    pictures = [publiccode["logo"]]
    for description in publiccode["description"].values():
        assert 0 < len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert 5 <= len(description["features"]) <= 20
        pictures += description["screenshots"]
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
    address = urlsplit(publiccode["url"])
    assert address.scheme == "https"
    assert address.hostname
    assert not address.hostname.endswith(".invalid") or "RFC 2606" in text(PUBLICCODE)
    assert re.search(rf"^Copyright \(c\) \d{{4}} {re.escape(name)}$", text("LICENSE"), re.MULTILINE)
