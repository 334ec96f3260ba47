"""Back up an instance while it runs.

Writes a dated folder with two parts: records, and the wrapped keys apart. Key parts older
than 14 days are deleted, so that what was deleted in the instance is then beyond reach.
luminaria.toml and ledger.key are in neither part: keep them in another place.

  luminaria backup FOLDER --to age1...    encrypted to an age recipient (may be given twice)
"""

import argparse
import json
from pathlib import Path

from luminaria.cli import backups, instance
from luminaria.kernel import clock

HELP = "back up an instance while it runs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="where the backups are kept")
    parser.add_argument("--to", action="append", default=[], metavar="RECIPIENT", help="age recipient")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    moment = clock.now()
    made = backups.back_up(arguments.folder, moment=moment, recipients=arguments.to)
    forgotten = backups.forget_old_keys(arguments.folder, moment=moment)
    if arguments.json:
        print(json.dumps({"folder": str(made), "old_key_parts_deleted": forgotten}))
    else:
        print(f"Backed up to {made}. Old key parts deleted: {forgotten}.")
        print("luminaria.toml and ledger.key are not in it. Keep copies of them somewhere else.")
    return 0
