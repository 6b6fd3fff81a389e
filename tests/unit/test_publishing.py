"""What publishes the site and describes it to others: CI, CITATION.cff and publiccode.yml."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

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


def test_only_what_is_published_is_audited_before_it_is() -> None:
    """An advisory about a tool stops no correction of the data: nothing waits for the job that asks about tools."""
    on_github, on_gitlab = read(".github/workflows/publish.yml")["jobs"], read(".gitlab-ci.yml")
    waits_for = ["deploy"]
    while needed := on_github[waits_for[-1]].get("needs"):
        waits_for.append(needed)
    before = {
        ".github/workflows/publish.yml": [on_github[name] for name in waits_for],
        # Each stage waits for the one before it.
        ".gitlab-ci.yml": [
            job
            for job in on_gitlab.values()
            if "script" in job and not (on_gitlab.get(job.get("extends"), {}) | job).get("allow_failure")
        ],
    }
    for name, jobs in before.items():
        assert re.findall(r"make audit[\w-]*", str(jobs)) == ["make audit"]
        assert "make audit-tools" in text(name)


CI_SCRIPT = ROOT / ".ci/run"
LOOKED_FOR = re.findall(
    r'(?:command -v (?:"\$\{\w+:-)?|^)([\w-]+)(?:\}"| >/dev/null| -version| -c)', CI_SCRIPT.read_text(), re.M
)
"""The programs that `.ci/run` looks for."""


@pytest.mark.parametrize(
    ("missing", "status", "called"),
    [
        ("", 0, ["make test"]),
        ("", 2, ["make test"]),
        ("chromium", 0, ["chromium fonts-liberation", "make test"]),
        ("Xvfb", 0, ["--no-install-recommends xvfb", "make test"]),
    ],
)
def test_ci_installs_what_is_missing_and_ends_as_the_tests_do(
    missing: str, status: int, called: list[str], tmp_path: Path
) -> None:
    """`.ci/run` on a machine that has only stand-ins for all that it looks for and calls, except one."""
    assert {"chromium", "Xvfb", "java", "npm", "python3", "pdftotext", "WebKitWebDriver"} <= {*LOOKED_FOR}
    log = tmp_path / "log"
    calls = {"apt-get": 'echo "$*" >>"$LOG"', "make": f'echo "make $*" >>"$LOG"\nexit {status}', "sudo": '"$@"'}
    calls |= {"env": 'while [ "${1#*=}" != "$1" ]; do shift; done\n"$@"', "apt-cache": "exit 1"}
    for name in {*LOOKED_FOR, *calls} - {missing}:
        (tmp_path / name).write_text(f"#!/bin/sh\n{calls.get(name, '')}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name, path=os.defpath) or "")
    environment = {"PATH": str(tmp_path), "LOG": str(log)}
    done = subprocess.run([str(tmp_path / "bash"), CI_SCRIPT], env=environment, capture_output=True, check=False)
    assert done.returncode == status, done.stderr
    lines = [line for line in log.read_text(encoding="utf-8").splitlines() if "update" not in line]
    assert [" ".join(line.split()[-2:]) for line in lines] == called


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
