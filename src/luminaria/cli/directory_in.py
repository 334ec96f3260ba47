"""`luminaria directory import` and `luminaria directory taxonomy`: feeds in."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from luminaria.cli import instance

if TYPE_CHECKING:
    from luminaria.directory.actions.import_feed import Difference, SourceTerms

FORMATS = ("json", "tabular", "csv", "icarol")
STATUSES = ("verified", "sourced", "unverified")


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: list[argparse.ArgumentParser]
) -> None:
    """import and taxonomy."""
    add = verbs.add_parser("import", help="take up what a feed says", parents=common)
    add.add_argument("feed", type=Path, metavar="FEED", help="a file, a folder or a zip")
    _source_options(add)
    add.add_argument(
        "--status",
        choices=STATUSES,
        default="",
        help="how far it is believed (default: unverified, not public)",
    )
    add.add_argument("--format", choices=FORMATS, default="", help="default: told from the file")
    add.add_argument("--mapping", type=Path, metavar="FILE", help="TOML: which column of a plain CSV is what")
    add.add_argument("--partial", action="store_true", help="what is not in it is not gone")
    add.add_argument("--may-shrink", action="store_true", help="even if most of the source is gone")
    add.add_argument(
        "--leave-out-bad", action="store_true", help="load the sound records, leave out the rest"
    )
    add.set_defaults(do=_import)
    terms = verbs.add_parser("taxonomy", help="take up a taxonomy on its own", parents=common)
    terms.add_argument(
        "feed", type=Path, metavar="FILE", help="terms as CSV or JSON, as Open Eligibility has them"
    )
    _source_options(terms)
    terms.add_argument("--licensed", action="store_true", help="kept, and never listed or exported")
    terms.set_defaults(do=_taxonomy)


def _source_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--source", default="", metavar="CODE", help="short code of who says it, as nm-211")
    parser.add_argument("--name", default="", help="its name")
    parser.add_argument("--publisher", default="", help="who publishes it")
    parser.add_argument("--licence", default="", help="under which licence")
    parser.add_argument("--url", default="", help="where it was fetched")
    parser.add_argument("--dry-run", action="store_true", help="print the difference and write nothing")
    parser.add_argument(
        "--rejects", type=Path, metavar="FILE", help="write all that was told, a JSON object a line"
    )
    parser.add_argument("--json", action="store_true", help="print the difference as one JSON object")


def _terms(arguments: argparse.Namespace, **more: object) -> "SourceTerms":
    from luminaria.directory.actions.import_feed import SourceTerms

    said = {name: getattr(arguments, name) for name in ("name", "publisher", "licence", "url")}
    return SourceTerms(arguments.source, **said, **more)  # type: ignore[arg-type]


def _import(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    from luminaria.directory.actions.import_feed import Faulty, import_feed
    from luminaria.directory.exchange.reading import from_file

    terms = _terms(
        arguments,
        status=arguments.status,
        complete=not arguments.partial,
        may_shrink=arguments.may_shrink,
    )
    try:
        found = import_feed(
            arguments.feed,
            source=terms,
            format=arguments.format,
            mapping=from_file(arguments.mapping) if arguments.mapping else None,
            dry_run=arguments.dry_run,
            leave_out_bad=arguments.leave_out_bad,
            rejects=arguments.rejects,
        )
    except Faulty as refusal:
        _print(refusal.difference, arguments)
        print(f"luminaria directory: {refusal.sentence}", file=sys.stderr)
        return 1
    _print(found, arguments)
    return 0


def _taxonomy(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    from luminaria.directory.actions.load_taxonomy import load_taxonomy

    found = load_taxonomy(
        arguments.feed,
        source=_terms(arguments, licensed=arguments.licensed, status="sourced"),
        name=arguments.name,
        dry_run=arguments.dry_run,
        rejects=arguments.rejects,
    )
    _print(found, arguments)
    return 0


def _print(found: "Difference", arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(found.plain(), ensure_ascii=False))
        return
    for file, column, name in found.guesses:
        print(f"guessed: {file}: column {column!r} is {name}")
    for group in found.groups:
        print(group)
    for line in found.examples:
        print(f"  {line}")
    for line in found.lines():
        print(line)
    if found.dry_run:
        print("Nothing was written: this was a dry run.")
    elif found.faults and not arguments.__dict__.get("leave_out_bad"):
        print("Nothing was written.")
    else:
        print(f"{found.writes:,} records were written; {found.listed:,} services are listed.")
