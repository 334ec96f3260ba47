"""Say what stands against a launch, and what to do about it.

  --for guidance   the pages that teach and print numbers
  --for intake     also taking in what people write (the default)

Exit code 0 when nothing stands against it, 1 otherwise.
"""

import argparse
import dataclasses
import json
from pathlib import Path

from luminaria.cli import instance
from luminaria.project import config as configuration
from luminaria.project import launch
from luminaria.project.launch import Finding

HELP = "check a deployment before its launch"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="purpose", choices=["guidance", "intake"], default="intake")
    parser.add_argument("--json", action="store_true", help="print the findings as one JSON list")


def run(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    found = findings(arguments.purpose)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(finding) for finding in found], ensure_ascii=False))
    for finding in found if not arguments.json else []:
        print(f"- {finding.sentence}")
    if not found and not arguments.json:
        print(f"Nothing stands against a launch of {arguments.purpose}.")
    return 1 if found else 0


def findings(purpose: str) -> list[Finding]:
    """Everything that stands against a launch for `purpose`."""
    from luminaria.packs import check as packs

    config = configuration.load()
    found = [Finding("start", sentence) for sentence in launch.start_refusals(config)]
    if config.mode == "demo":
        found.append(Finding("demo", "This is a demonstration. A launch needs luminaria init of its own."))
    found += [
        Finding("pack", f"{fault.file}:{fault.line}: {fault.message}")
        for fault in packs.check(config.pack, packs.roots(config.roots), config.overlay)
        if fault.level == "error"
    ]
    found += database_findings()
    if purpose == "intake":
        found += launch.missing_decisions(config)
        found += [Finding("contact", fault.message) for fault in packs.public_launch_findings()]
    return found


def database_findings() -> list[Finding]:
    """Whether the database is of this version and its roles are weak enough."""
    from django.db import Error

    try:
        instance.refuse_old_database()
    except instance.BadInstance as fault:
        return [Finding("database", fault.sentence)]
    except Error as fault:
        return [Finding("database", f"The database does not answer: {type(fault).__name__}.")]
    return []
