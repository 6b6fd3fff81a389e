"""The data is read, checked and related once, however many pages ask for it, and again after a change."""

from pathlib import Path

import pytest

from annex.check.project import Data, load_project
from annex.publish import site
from annex.relate.cross_references import CrossReferences
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer
from tests.unit.project import ANNEX, BUILT, ROOT, damage, project, swap


def test_renderer_is_made_once_until_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Zensical asks for it on every page, `mkdocs serve` before every build."""
    checked: list[Path] = []

    def counted(root: Path) -> Data:
        checked.append(root)
        return load_project(root)

    monkeypatch.setattr("annex.publish.site.load_project", counted)
    root = project(tmp_path, BUILT)
    first = site.renderer(root, SiteAddress())
    assert site.renderer(root, SiteAddress()) is first
    damage(root, ANNEX, swap("for: waterstofprojecten", "for: waterstof, tweede ronde"))
    second = site.renderer(root, SiteAddress())
    assert "waterstof, tweede ronde" in second.macros()["footnotes"]()
    assert checked == [root, root]


def test_readers_are_led_to_the_issues_if_the_repository_is_set(references: CrossReferences) -> None:
    report = Renderer(references, ROOT, repository="https://git.example/osa/").macros()["report"]()
    assert 'href="https://git.example/osa/issues"' in report
    assert "(git.example)" in report
    unset = Renderer(references, ROOT).macros()["report"]()
    assert "href" not in unset
    assert "<code>repo_url</code>" in unset
