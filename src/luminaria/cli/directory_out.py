"""`luminaria directory export` and `luminaria directory check`: feeds out, and a look at anybody's API."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from luminaria.cli import directory_booklet, instance
from luminaria.kernel.errors import LuminariaError

FORMATS = ("json", "ndjson", "tabular", "csv", "booklet")


class WrongFolder(LuminariaError):
    """The file cannot be written there."""


def add_verbs(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", common: list[argparse.ArgumentParser]
) -> None:
    """export and check."""
    export = verbs.add_parser("export", help="write what is listed as a file for others", parents=common)
    export.add_argument("out", metavar="OUT", help='file to write; "-" for standard output')
    export.add_argument("--format", choices=FORMATS, default="json", help="default: json")
    export.add_argument("--need", default="", metavar="CODE", help="only services that answer this need")
    directory_booklet.add_options(export)
    export.set_defaults(do=_export)
    check = verbs.add_parser("check", help="hold an HSDS API against the standard", parents=common)
    check.add_argument("url", metavar="URL", help="the API's root, as https://example.org/hsds")
    check.add_argument("--json", action="store_true", help="print the findings as one JSON object")
    check.add_argument(
        "--schemas", type=Path, metavar="FOLDER", help="the official HSDS schemas, to hold records against"
    )
    check.add_argument(
        "--records",
        type=int,
        default=1000,
        metavar="N",
        help="records looked at of each kind (default: 1000)",
    )
    check.add_argument("--timeout", type=float, default=20, metavar="S", help="seconds for each answer")
    check.set_defaults(do=_check)


def _export(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    if arguments.format == "booklet":
        return directory_booklet.export(Path(arguments.out), arguments)
    from luminaria.directory.exchange.writing import WRITERS
    from luminaria.directory.queries.fitting import Asked
    from luminaria.directory.queries.whole import ListedWhole

    whole = ListedWhole(Asked(county=arguments.county, need=arguments.need))
    write = WRITERS[arguments.format]
    if arguments.out == "-":
        write(sys.stdout.buffer, whole)
        return 0
    out = Path(arguments.out)
    if not out.parent.is_dir():
        raise WrongFolder(f"There is no folder {out.parent}. Make it, or name another file.")
    handle, temporary = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w+b") as file:
            written = write(file, whole)
            _settle(file)
        Path(temporary).chmod(0o644)  # what is listed is public
        Path(temporary).replace(out)
    finally:
        Path(temporary).unlink(missing_ok=True)
    print(f"{out}: {written:,} services, {out.stat().st_size:,} bytes.")
    return 0


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _check(arguments: argparse.Namespace) -> int:
    from luminaria.directory.exchange import probe

    report = probe.check(
        arguments.url, records=arguments.records, timeout=arguments.timeout, schemas=arguments.schemas
    )
    print(report.as_json() if arguments.json else report.as_text())
    return 0 if report.is_clean else 1
