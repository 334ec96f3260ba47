"""Do the scheduled work once: close what must close, delete what has expired, order the ledger.

`luminaria serve` does this by itself; use tick from cron when the programs are served otherwise.
"""

import argparse
import dataclasses
import json
from pathlib import Path

from luminaria.cli import chores, instance

HELP = "do the scheduled work once"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print what was done as one JSON list")


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.instance)
    instance.open_django(folder)
    all_done = chores.run(folder)
    if arguments.json:
        print(json.dumps([dataclasses.asdict(done) for done in all_done]))
    else:
        for done in all_done:
            print(f"{done.name}: {done.fault or done.count}")
    return 1 if any(done.fault for done in all_done) else 0
