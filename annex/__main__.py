"""`python -m annex`: the commands that editors and the Makefile call."""

import argparse
import datetime
import os
import sys
from pathlib import Path

from annex.check import permalinks
from annex.load.problem import DataError
from annex.open_data import editions, json_files
from annex.project import load_project
from annex.publish import link_check, offline_zip, site
from annex.publish.git_dates import GitDates
from annex.relate.urls import SiteAddress
from annex.render.html import Renderer


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, or 1 after an error, which is printed."""
    chosen = _parser().parse_args(arguments)
    try:
        if "site" in chosen and not (chosen.site / "index.html").is_file():
            raise ValueError(f"{chosen.site} has no index.html: is it a built site?")
        match chosen.command:
            case "check":
                check(chosen.root)
            case "due":
                print("\n".join(map(str, load_project(chosen.root).due)) or "Nothing is due.")
            case "edition":
                print(editions.write(load_project(chosen.root), chosen.day))
            case "permalinks":
                add_permalinks(chosen.root)
            case "schema":
                json_files.write_schemas(chosen.root / "data")
            case "export":
                project, changed = load_project(chosen.root), GitDates(chosen.root).changed
                site.export(Renderer(project, SiteAddress(chosen.site_url), changed), chosen.folder)
            case "archive":
                offline_zip.write(chosen.site, chosen.file, GitDates(chosen.root).commit_date)
            case "check-links":
                return check_links(chosen.site, chosen.root)
        return 0
    except DataError as error:
        print(error, file=sys.stderr)
    except (OSError, ValueError) as error:
        if chosen.command == "check":  # which reports all that is wrong as `DataError`
            raise
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m annex", description="Check and publish OSA-initiatieven.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    add = parser.add_subparsers(dest="command", required=True).add_parser
    built = argparse.ArgumentParser(add_help=False)
    built.add_argument("site", type=Path, help="the folder of the built site")
    add("check", help="check the data, pages and templates; report every error at once")
    add("due", help="list what was to come and is over at the check: the editors' list of what to look up")
    edition = add("edition", help="write data/editions/DAY.csv: how all initiatives stand on the day of the check")
    edition.add_argument("day", type=datetime.date.fromisoformat, metavar="DAY", help="a day, as 2026-11-30")
    add("permalinks", help="add the ids of new records to data/permalinks.txt")
    add("schema", help="write data/*.schema.json from the model")
    export = add("export", help="write the files of the page Data")
    export.add_argument("--site-url", default=os.environ.get("SITE_URL", ""), help="where the site is published")
    export.add_argument("folder", type=Path, metavar="DIR", help="where to; the folder is made if necessary")
    archive = add("archive", parents=[built], help="pack a built site into a zip")
    archive.add_argument("file", type=Path, metavar="ZIP", help="the zip to write")
    add("check-links", parents=[built], help="fetch every link of a built site to another; needs a network")
    return parser


def check(root: Path) -> None:
    """Check the project in `root` and print a count of its records. Raises `DataError` with every problem."""
    project = load_project(root)
    if errors := list(Renderer(project).problems()):
        raise DataError(errors)
    index, register = project.index, project.register
    print(
        f"No errors: {len(index.blocks)} building blocks, {len(index.themes)} themes and sub-themes, "
        f"{len(index.initiatives)} initiatives, {len(index.footnotes)} footnotes, "
        f"{len(register.instruments)} instruments, {len(register.abbreviations)} abbreviations."
    )
    for problem in project.due:
        print(f"warning: {problem}")


def add_permalinks(root: Path) -> None:
    """Add the ids of new records of the project in `root` to its list, and print their lines."""
    file, project = root / permalinks.FILE, load_project(root)
    text = file.read_text(encoding="utf-8")
    lines = "".join(f"{line}\n" for line in permalinks.new_lines(text, project.with_ids))
    file.write_text(text + lines, encoding="utf-8")
    print(lines or "No new ids.", end="")


def check_links(built: Path, root: Path) -> int:
    """Fetch every outside link of the site in `built` and print the answers. Returns 1 if one failed. Addresses that
    the editors of the project in `root` made from a number and never opened are marked as such."""
    links = link_check.outside_links(built)
    if not links:
        raise ValueError(f"{built} has no links to other sites: is it a built site?")
    found = load_project(root).references.developments.all
    unopened = {one.address for one in found if one.read != "source"} & links.keys()
    failed: list[str] = []
    for answer in link_check.answers(list(links)):
        print(answer, flush=True)
        if not answer.is_good:
            failed.append(answer.url)
            by_number = "; the editors never opened it" if answer.url in unopened else ""
            print(f"     on {', '.join(links[answer.url])}{by_number}")
    print(f"{len(links)} links, {len(failed)} to look at.")
    if unopened:
        print(f"Never opened by the editors: {len(unopened)}, {len(unopened.intersection(failed))} to look at.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
