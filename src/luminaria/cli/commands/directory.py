"""Services in and out, in the standard of the field (HSDS).

luminaria directory import FEED --source nm-211 --dry-run     what a feed would change
luminaria directory import FEED --source nm-211 --status sourced
luminaria directory taxonomy FILE --name "Open Eligibility"   a taxonomy on its own
luminaria directory export OUT --format tabular               everything that is listed, for others
luminaria directory check https://example.org/hsds            an API, held against the standard
"""

import argparse

from luminaria.cli import directory_in, directory_out
from luminaria.cli.options import instance_option

HELP = "bring services in, hand them on, check a feed"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = [instance_option(after_verb=True)]
    for part in (directory_in, directory_out):
        part.add_verbs(verbs, common)


def run(arguments: argparse.Namespace) -> int:
    return int(arguments.do(arguments))
