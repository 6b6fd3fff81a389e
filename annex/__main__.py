"""`python -m annex`: what editors and the Makefile call."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annex import linkcheck, schema, search_records, site
from annex.problem import DataError


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 if all is well, 1 if the data has errors."""
    parser = argparse.ArgumentParser(prog="python -m annex", description="Check the data of OSA-initiatieven.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check data/, docs/ and the navigation; report every error at once")
    commands.add_parser("schema", help="write data/*.schema.json from the model")
    search = commands.add_parser("search", help="add what the search finds to a built site; MkDocs does it by itself")
    search.add_argument("site", type=Path, help="the folder of the built site")
    links = commands.add_parser("check-links", help="fetch every link of a built site to another; needs a network")
    links.add_argument("site", type=Path, help="the folder of the built site")
    chosen = parser.parse_args(arguments)
    if chosen.command == "schema":
        schema.write(chosen.root)
        return 0
    if chosen.command == "search":
        return add_search(chosen.root, chosen.site)
    if chosen.command == "check-links":
        return check_links(chosen.site)
    return check(chosen.root)


def check(root: Path) -> int:
    """Check the project in `root`, print what is wrong or what there is, return the exit status."""
    try:
        references = site.references(site.check(root))
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


def add_search(root: Path, built: Path) -> int:
    """Write the search's records into the site in `built`, return the exit status."""
    try:
        search_records.write(site.references(site.check(root)), built)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


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
