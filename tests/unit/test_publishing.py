"""What publishes the site, and what tells others about it: the two CI files, CITATION.cff and publiccode.yml."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from annex.open_data import dcat as catalog
from tests.unit.project import ROOT

GITHUB = ".github/workflows/publish.yml"
GITLAB = ".gitlab-ci.yml"
CITATION = "CITATION.cff"
PUBLICCODE = "publiccode.yml"


class Yaml(yaml.SafeLoader):
    """YAML 1.2 as these files are read: `on` is a word, and a date a text."""


Yaml.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not (tag == "tag:yaml.org,2002:timestamp" or (tag == "tag:yaml.org,2002:bool" and first in "yYnNoO"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read(name: str) -> dict[str, Any]:
    content = yaml.load(text(name), Loader=Yaml)
    assert isinstance(content, dict)
    return content


def steps(job: dict[str, Any], using: str = "") -> Iterator[dict[str, Any]]:
    """The steps of a job on GitHub, or those that use one action."""
    return (step for step in job["steps"] if not using or step.get("uses", "").startswith(f"{using}@"))


@pytest.fixture(scope="module")
def github() -> dict[str, Any]:
    return read(GITHUB)


@pytest.fixture(scope="module")
def gitlab() -> dict[str, Any]:
    return read(GITLAB)


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    return read(CITATION)


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    return read(PUBLICCODE)


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(text("pyproject.toml"))["project"]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return read("data/initiatives.yaml")["document"]  # type: ignore[no-any-return]


# GitHub


def workflows() -> list[Path]:
    return sorted((ROOT / ".github" / "workflows").iterdir())


def test_every_action_is_pinned_by_commit() -> None:
    uses = [line for path in workflows() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert uses
    for line in uses:
        assert re.fullmatch(r" +(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_one_version_of_each_action() -> None:
    uses = {use for path in workflows() for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len(uses) == len({use.split("@")[0] for use in uses})


def test_github_runs_on_changes_to_main_and_on_pull_requests(github: dict[str, Any]) -> None:
    assert github["on"] == {"push": {"branches": ["main"]}, "pull_request": None}


def test_github_runs_the_tests_with_the_browser_that_is_there(github: dict[str, Any]) -> None:
    tests = [step for step in steps(github["jobs"]["test"]) if step.get("run") == ".ci/run"]
    assert [step["env"] for step in tests] == [{"CHROMIUM": "google-chrome"}]
    assert any(step.get("run") == "make audit" for step in steps(github["jobs"]["test"]))


def test_github_publishes_main_alone_and_after_the_tests(github: dict[str, Any]) -> None:
    jobs = github["jobs"]
    assert jobs["build"]["needs"] == "test"
    assert jobs["build"]["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert jobs["deploy"]["needs"] == "build"
    assert len(list(steps(jobs["deploy"], "actions/deploy-pages"))) == 1
    assert not any(steps(jobs["test"], "actions/deploy-pages"))


def test_github_builds_for_the_address_of_pages(github: dict[str, Any]) -> None:
    build = github["jobs"]["build"]
    [pages] = steps(build, "actions/configure-pages")
    [made] = [step for step in steps(build) if step.get("run") == "make build"]
    [upload] = steps(build, "actions/upload-pages-artifact")
    assert made["env"] == {"SITE_URL": f"${{{{ steps.{pages['id']}.outputs.base_url }}}}"}
    assert build["steps"].index(pages) < build["steps"].index(made) < build["steps"].index(upload)
    assert upload["with"] == {"path": "site"}
    assert "rm -rf site && mv build/site site" in text("Makefile")


def test_github_has_the_history_and_leaves_no_token_behind(github: dict[str, Any]) -> None:
    checkouts = [step for job in github["jobs"].values() for step in steps(job, "actions/checkout")]
    assert len(checkouts) == 2
    for step in checkouts:
        assert step["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_github_grants_no_more_than_each_job_needs(github: dict[str, Any]) -> None:
    assert github["permissions"] == {"contents": "read"}
    granted = {name: job.get("permissions") for name, job in github["jobs"].items()}
    assert granted == {
        "test": None,
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_no_job_runs_for_ever_or_beside_itself(github: dict[str, Any], gitlab: dict[str, Any]) -> None:
    assert all(job["timeout-minutes"] <= 90 for job in github["jobs"].values())
    assert github["concurrency"]["group"]
    assert all(gitlab[job]["timeout"].endswith(" minutes") for job in ("test", "pages"))


# GitLab


def test_the_image_is_pinned_by_digest(gitlab: dict[str, Any]) -> None:
    assert re.fullmatch(r"debian:[a-z]+-\d{8}-slim@sha256:[0-9a-f]{64}", gitlab["image"])
    assert text(GITLAB).count("image:") == 1


def test_gitlab_tests_and_publishes(gitlab: dict[str, Any]) -> None:
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert gitlab["test"]["script"] == [".ci/run", "make audit"]
    pages = gitlab["pages"]
    assert pages["variables"] == {"SITE_URL": "$CI_PAGES_URL"}
    assert pages["script"][-2:] == ["make build", "mv site public"]
    assert pages["artifacts"] == {"paths": ["public"]}
    assert gitlab["stages"].index(gitlab["test"]["stage"]) < gitlab["stages"].index(pages["stage"])
    [rule] = pages["rules"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]


# Both


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


@pytest.mark.parametrize(("audit", "test"), [(0, 0), (1, 0), (0, 2), (1, 2)])
def test_what_ci_runs_ends_as_the_tests_do(audit: int, test: int, tmp_path: Path) -> None:
    assert ci(tmp_path, audit=audit, test=test) == (test, ["make audit", "make test"])


def test_what_ci_runs_installs_a_browser_where_the_named_one_is_missing(tmp_path: Path) -> None:
    status, called = ci(tmp_path, browser="no-such-browser")
    assert status == 0
    assert [call.split()[-2:] for call in called if "install" in call] == [["chromium", "fonts-liberation"]]


def test_both_locks_are_audited() -> None:
    [recipe] = re.findall(r"^audit:.*\n\t(.*)$", text("Makefile"), re.MULTILINE)
    assert recipe.endswith("tests/audit.py requirements.lock requirements-test.lock")
    assert "pip-audit==" in text("requirements-test.lock")
    assert "pip-audit==" not in text("requirements.lock")


# CITATION.cff


def test_the_citation_has_what_the_format_requires(citation: dict[str, Any]) -> None:
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"]
    assert citation["type"] == "dataset"
    assert citation["abstract"]
    assert len(citation["keywords"]) == len(set(citation["keywords"])) > 0
    assert citation.keys() == {
        *("cff-version", "title", "message", "type", "authors", "version", "license"),
        *("abstract", "keywords", "references"),
    }
    assert [reference.keys() >= {"authors", "title", "type"} for reference in citation["references"]] == [True]


def test_the_citation_agrees_with_the_project(citation: dict[str, Any], project: dict[str, Any]) -> None:
    # mkdocs.yml has tags of its own, so it is not read as plain YAML.
    assert f"site_name: {citation['title']}\n" in text("mkdocs.yml")
    assert citation["version"] == project["version"]
    assert citation["license"] == "CC0-1.0"
    assert "/zero/1.0/" in catalog.LICENCE, "the page Data says the same"
    assert citation["authors"] == project["authors"]


def test_the_citation_refers_to_the_annex(citation: dict[str, Any], document: dict[str, Any]) -> None:
    [reference] = citation["references"]
    assert reference["type"] == "government-document"
    assert reference["title"] == document["title"]
    assert reference["date-published"] == document["date"]
    assert reference["url"] == document["letter"]["url"]
    assert document["letter"]["title"] in reference["notes"]
    assert document["letter"]["reference"] in reference["notes"]


# publiccode.yml


def test_publiccode_has_what_the_standard_requires(publiccode: dict[str, Any]) -> None:
    assert publiccode["publiccodeYmlVersion"] == "0.7"
    assert publiccode["name"]
    assert publiccode["platforms"] == ["web"]
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert publiccode["softwareType"] == "standalone/web"
    assert publiccode["maintenance"]["type"] == "community"
    assert [contact.keys() for contact in publiccode["maintenance"]["contacts"]] == [{"name"}]
    assert publiccode["localisation"] == {"localisationReady": False, "availableLanguages": ["nl"]}


def test_publiccode_describes_itself_in_both_languages(publiccode: dict[str, Any]) -> None:
    assert publiccode["description"].keys() == {"nl", "en"}
    for description in publiccode["description"].values():
        assert 0 < len(description["shortDescription"]) <= 150
        assert "\n" not in description["shortDescription"]
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert 5 <= len(description["features"]) <= 20


def test_publiccode_has_an_address_or_says_that_it_has_none(publiccode: dict[str, Any]) -> None:
    address = urlsplit(publiccode["url"])
    assert address.scheme == "https"
    assert address.hostname
    if address.hostname.endswith(".invalid"):
        assert "RFC 2606" in text(PUBLICCODE)


def test_publiccode_shows_pictures_that_exist(publiccode: dict[str, Any]) -> None:
    shown = [publiccode["logo"]]
    for description in publiccode["description"].values():
        shown += description["screenshots"]
    assert [picture for picture in shown if not (ROOT / picture).is_file()] == []


def test_publiccode_agrees_with_the_project(
    publiccode: dict[str, Any], project: dict[str, Any], citation: dict[str, Any]
) -> None:
    assert publiccode["name"] == citation["title"]
    assert publiccode["legal"]["license"] == project["license"]
    names = [author["name"] for author in project["authors"]]
    assert [publiccode["legal"]["mainCopyrightOwner"]] == names
    assert [contact["name"] for contact in publiccode["maintenance"]["contacts"]] == names
    assert re.search(rf"^Copyright \(c\) \d{{4}} {re.escape(names[0])}$", text("LICENSE"), re.MULTILINE)
