"""Links between pages are relative, in a site of folders and in one of files."""

import itertools
from urllib.parse import urljoin

import pytest
from mkdocs.structure.files import File

from annex.relate import urls
from tests.unit.project import ROOT


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_are_those_of_mkdocs(directory_urls: bool) -> None:
    names = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    files = {name: File(name, "docs", "site", use_directory_urls=directory_urls) for name in names}
    for here, there in itertools.product(names, repeat=2):
        base = urljoin("https://example.org/osa/", files[here].url)
        ours = urljoin(base, urls.SiteAddress(directory_urls=directory_urls).between(here, there, "deel"))
        assert ours == urljoin(base, f"{files[there].url_relative_to(files[here])}#deel")
