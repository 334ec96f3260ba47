"""Write the whole public side, without any form, as plain files.

luminaria publish OUT              for any web server, content network, kiosk or USB stick
luminaria publish OUT --day DAY    as it stood on that day (YYYY-MM-DD), to make the same bytes again

It needs no instance; with one that `luminaria init` has finished, the services that it lists are among
the files. OUT is replaced in one step; a folder that holds anything else is refused.
Errors of luminaria pack check are refused too. Check a copy with: sha256sum -c SHA256SUMS
"""

import argparse
import dataclasses
import json
import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from luminaria.cli import instance
from luminaria.kernel import clock
from luminaria.project import config as configuration

HELP = "write the public side as plain files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="folder of its own; it may exist already")
    parser.add_argument("--day", type=date.fromisoformat, help="as of this day (default: today, UTC)")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def run(arguments: argparse.Namespace) -> int:
    open_pages(Path(arguments.instance))
    from luminaria.project import publishing

    publishing.refuse_what_is_not_ours(arguments.out)
    faults = errors()
    for fault in faults:
        print(f"luminaria publish: {fault}", file=sys.stderr)
    if faults:
        print("Nothing was published. See luminaria pack check.", file=sys.stderr)
        return 1
    day = arguments.day or clock.now().date()
    with clock.fixed(datetime.combine(day, time(12), UTC)):
        files = publishing.gathered()
    written = publishing.write(arguments.out, files, facts(day))
    if arguments.json:
        print(json.dumps({"out": str(arguments.out), **facts(day), **dataclasses.asdict(written)}))
    else:
        print(f"{arguments.out}: {written.files} files, {written.size:,} bytes, sum {written.sum}")
    return 0


def open_pages(folder: Path) -> None:
    """Be the public program without forms, with the pack of the instance where there is one.

    Calls, reviews and services of a demonstration are invented: they never stand in a published tree.
    """
    invented = configuration.load().mode == "demo"
    if invented:
        os.environ["LUMINARIA_PACK_OVERLAY"] = os.devnull
    if invented or not instance.is_ready(folder):
        os.environ["LUMINARIA_PUBLISHED_DIRECTORY"] = "false"
    os.environ.update(LUMINARIA_PROGRAM="public", LUMINARIA_GUIDANCE_ONLY="true", LUMINARIA_MODE="production")
    instance.open_django(folder, must_be_ready=False)


def errors() -> list[str]:
    """What the check of the pack in force calls an error."""
    from luminaria.cli import packbuild

    found = packbuild.findings(configuration.load())
    return [f"{fault.file}:{fault.line}: {fault.message}" for fault in found if fault.level == "error"]


def facts(day: date) -> dict[str, object]:
    """What the manifest says of the edition."""
    from importlib.metadata import version

    from luminaria.packs import pack

    return {
        "version": version("luminaria"),
        "pack": pack().code,
        "languages": list(pack().locales),
        "day": day.isoformat(),
    }
