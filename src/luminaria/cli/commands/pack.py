"""Check a jurisdiction pack: facts and their sources, numbers, reading level, translation, links.

luminaria pack check            the pack in force
luminaria pack check us         another one
"""

import argparse
import dataclasses
import json
import os

from luminaria.cli.options import instance_option

HELP = "check the content of a jurisdiction"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser(
        "check", parents=[instance_option(after_verb=True)], help="check a pack", description=__doc__
    )
    check.add_argument("code", nargs="?", default=os.environ.get("LUMINARIA_PACK", "us_nm"))
    check.add_argument("--json", action="store_true", help="print the findings as one JSON list")
    check.add_argument("--strict", action="store_true", help="warnings count as faults too")


def run(arguments: argparse.Namespace) -> int:
    from luminaria.packs import check as packs

    found = packs.check(arguments.code)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(fault) for fault in found], ensure_ascii=False, default=str))
    else:
        for fault in found:
            print(f"{fault.level}: {fault.file}:{fault.line}: {fault.message}")
        print(f"{arguments.code}: {len(found)} findings.")
    return 1 if any(arguments.strict or fault.level == "error" for fault in found) else 0
