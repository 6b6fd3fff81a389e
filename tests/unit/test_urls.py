"""Links between pages are relative, in a site of folders and in one of files."""

import itertools
from urllib.parse import urljoin

import pytest
from mkdocs.structure.files import File

from annex.model import page_paths as pages
from annex.relate import urls
from tests.unit.project import ROOT

CHIPS_PAGE = "bouwsteen-2/verminderen/halfgeleiders.md"


@pytest.mark.parametrize(
    ("there", "fragment", "in_folders", "in_files"),
    [
        (pages.FOOTNOTES, "voetnoot-26", "../../../voetnoten/#voetnoot-26", "../../voetnoten.html#voetnoot-26"),
        ("bouwsteen-2/verminderen/energie.md", "", "../energie/", "energie.html"),
        ("bouwsteen-2/verminderen/index.md", "", "../", "index.html"),
        (CHIPS_PAGE, "eu-chips-act", "#eu-chips-act", "#eu-chips-act"),
        (CHIPS_PAGE, "", "./", "halfgeleiders.html"),
    ],
)
def test_link_from_the_page_about_chips(there: str, fragment: str, in_folders: str, in_files: str) -> None:
    assert urls.SiteAddress(directory_urls=True).between(CHIPS_PAGE, there, fragment) == in_folders
    assert urls.SiteAddress(directory_urls=False).between(CHIPS_PAGE, there, fragment) == in_files


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_where_mkdocs_links_lead(directory_urls: bool) -> None:
    names = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    files = {name: File(name, "docs", "site", use_directory_urls=directory_urls) for name in names}
    for here, there in itertools.product(names, repeat=2):
        base = urljoin("https://example.org/osa/", files[here].url)
        ours = urljoin(base, urls.SiteAddress(directory_urls=directory_urls).between(here, there, "deel"))
        assert ours == urljoin(base, f"{files[there].url_relative_to(files[here])}#deel")
