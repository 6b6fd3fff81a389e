"""What the built site holds besides its pages: what the search finds, the files of *Data*, the lists of its pages;
and what is done to each of those.

MkDocs' build ends with this; Zensical has no such step, so that `python -m annex finish SITE` does it there.
"""

from __future__ import annotations

from pathlib import Path

from annex.open_data import dcat as catalog
from annex.publish import data_files as export
from annex.publish import search_records, sitemap
from annex.publish import security_policy as finished
from annex.publish.git_dates import Revision
from annex.render.html import Renderer


def finish(renderer: Renderer, site: Path, *, secure: bool = True) -> None:
    """Write all of it into the site in the folder `site`, over what the engine wrote of the same name.

    With `secure`, each page gets its security policy. `mkdocs serve` adds a script to each page when it is asked for,
    and a page with a policy would not run it.
    """
    search_records.write(renderer.references, renderer.address, site)
    export.write(renderer, site / catalog.FOLDER)
    listed = sitemap.site_pages(renderer.root, renderer.address, Revision(renderer.root))
    (site / "sitemap.xml").write_text(renderer.text("sitemap.xml", listed=listed), encoding="utf-8")
    # MkDocs' own, with the day of the build.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    # A copy to open from a folder is what a site without addresses of folders is for.
    finished.mend(site, secure=secure, files=not renderer.address.directory_urls)
    (site / "llms.txt").write_text(renderer.text("llms.txt"), encoding="utf-8")
