"""`python -m annex`: what editors and the Makefile call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from annex.check.project import load_project
from annex.load.problem import DataError
from annex.publish import data_files as export
from annex.publish import editor_schemas as schema
from annex.publish import link_check as linkcheck
from annex.publish import offline_zip as archive
from annex.publish import publication, site
from annex.publish.git_dates import Revision
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 if all is well, 1 if the data has errors."""
    parser = argparse.ArgumentParser(prog="python -m annex", description="Check the data of OSA-initiatieven.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check data/, docs/ and the navigation; report every error at once")
    commands.add_parser("schema", help="write data/*.schema.json from the model")
    taken = commands.add_parser("export", help="write the files of the page Data: JSON, CSV, YAML and their schemas")
    taken.add_argument("folder", type=Path, metavar="DIR", help="where to; the folder is made if it isn't there")
    finish = commands.add_parser("finish", help="add to a built site what is no page; MkDocs does it by itself")
    finish.add_argument("site", type=Path, help="the folder of the built site")
    for command in (taken, finish):
        command.add_argument(
            "--site-url",
            default=os.environ.get("SITE_URL", ""),
            help="where the site is published, for links (default: the environment variable SITE_URL)",
        )
    archived = commands.add_parser("archive", help="pack a built site into a zip, the same for the same commit")
    archived.add_argument("site", type=Path, help="the folder of the built site")
    archived.add_argument("file", type=Path, metavar="ZIP", help="the zip to write")
    links = commands.add_parser("check-links", help="fetch every link of a built site to another; needs a network")
    links.add_argument("site", type=Path, help="the folder of the built site")
    chosen = parser.parse_args(arguments)
    if chosen.command == "schema":
        schema.write(chosen.root)
        return 0
    if "site" in chosen and not (chosen.site / "index.html").is_file():
        print(f"{chosen.site} has no index.html: is it a built site?", file=sys.stderr)
        return 1
    if chosen.command == "export":
        return written(chosen.folder, lambda: export.write(renderer(chosen), chosen.folder))
    if chosen.command == "finish":
        return written(chosen.site, lambda: publication.finish(renderer(chosen), chosen.site))
    if chosen.command == "archive":
        date = Revision(chosen.root).commit_date
        return written(chosen.file, lambda: archive.write(chosen.site, chosen.file, date))
    if chosen.command == "check-links":
        return check_links(chosen.site)
    return check(chosen.root)


def check(root: Path) -> int:
    """Check the project in `root`, print what is wrong or what there is, return the exit status."""
    try:
        references = site.references(load_project(root))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    index = references.index
    print(
        f"No errors: {len(index.blocks)} building blocks, {len(index.themes)} themes and sub-themes, "
        f"{len(index.initiatives)} initiatives, {len(index.footnotes)} footnotes, "
        f"{len(references.instruments)} instruments, {len(references.register.abbreviations)} abbreviations."
    )
    return 0


def renderer(chosen: argparse.Namespace) -> Renderer:
    """The renderer for the project and the address that were chosen. Raises `DataError` if its data has errors."""
    return site.renderer(chosen.root, SiteAddress(chosen.site_url))


def written(target: Path, write: Callable[[], None]) -> int:
    """Write something into `target`, print what stood in the way, return the exit status."""
    try:
        write()
    except (DataError, ValueError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or target} can't be written: {error.strerror}", file=sys.stderr)
    else:
        return 0
    return 1


def check_links(built: Path) -> int:
    """Fetch every outside link of the site in `built`, print what came, return the exit status."""
    links = linkcheck.outside_links(built)
    if not links:
        print(f"{built} has no links to other sites: is it a built site?", file=sys.stderr)
        return 1
    failed = 0
    for answer in linkcheck.answers(list(links)):
        print(answer, flush=True)
        if not answer.is_good:
            failed += 1
            print(f"     on {', '.join(links[answer.url])}")
    print(f"{len(links)} links, {failed} to look at.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
