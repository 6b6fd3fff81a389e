"""The page *Over deze site* links to the issues of the repository, if its address is set."""

from annex.project import Project
from annex.relate.cross_references import CrossReferences
from annex.relate.places import Index
from annex.render.html import Renderer
from tests.unit.project import ROOT
from tests.unit.samples import NO_TERMS, annex, developments, register

RELATED = CrossReferences(Index(annex(1, [], [])), register(), developments())
PROJECT = Project(ROOT, RELATED, {}, {}, [], [], NO_TERMS, [])


def test_issues_are_linked_if_the_repository_is_set() -> None:
    report = Renderer(PROJECT, repository="https://git.example/osa/").macros()["report"]()
    assert 'href="https://git.example/osa/issues"' in report
    assert "(git.example)" in report
    unset = Renderer(PROJECT).macros()["report"]()
    assert "href" not in unset
    assert "nog geen meldadres" in unset
