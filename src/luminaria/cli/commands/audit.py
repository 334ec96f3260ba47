"""Verify the ledger against checkpoints that were kept outside this machine.

  luminaria audit verify --checkpoints FILE   against copies that a witness kept
  luminaria audit verify                      against those in the instance folder only
  luminaria audit key                         print the public key that signs checkpoints

Finds rows that were edited, deleted, reordered, cut off at the end, or an old copy of the
database put back. Exit code 0 when everything holds, 1 when something does not.
"""

import argparse
import json
from pathlib import Path

from luminaria.cli import chores, instance
from luminaria.cli.instance import BadInstance
from luminaria.cli.options import instance_option

HELP = "verify the ledger"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verify = verbs.add_parser(
        "verify",
        parents=[instance_option(after_verb=True)],
        help="recompute the ledger and compare with outside checkpoints",
    )
    verify.add_argument("--checkpoints", type=Path, help="file of checkpoints kept outside")
    verify.add_argument("--json", action="store_true", help="print the verdict as JSON")
    verbs.add_parser(
        "key", parents=[instance_option(after_verb=True)], help="print the public key of the ledger"
    )


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.instance)
    instance.open_django(folder)
    from luminaria import vault
    from luminaria.ledger import queries
    from luminaria.people.compartment import every_compartment

    public = vault.signing_public_of(chores.ledger_signing_key())
    if arguments.verb == "key":
        print(public.hex())
        return 0
    notes = read_notes(
        arguments.checkpoints or folder / "checkpoints.txt", wanted=bool(arguments.checkpoints)
    )
    with every_compartment():
        verdict = queries.verify(notes, public)
    if arguments.json:
        print(json.dumps({"holds": verdict.holds, "sentences": list(verdict.sentences)}))
    else:
        print("\n".join(verdict.sentences))
    return 0 if verdict.holds else 1


def read_notes(path: Path, *, wanted: bool) -> list[str]:
    """The checkpoints in a file. Raises BadInstance when a file that was named cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        if wanted:
            raise BadInstance(f"There is no file {path}.") from fault
        return []
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInstance(f"{path} cannot be read as text.") from fault
    from luminaria.ledger import rules

    return rules.split_notes(text)
