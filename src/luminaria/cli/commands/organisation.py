"""Open the desk to an organisation.

  luminaria organisation add "Cedar Lamp" --kind PROVIDER --administrator "Sol" --sign-in sol

Prints an invitation code, once, for its first administrator, who joins at /join/ of the desk and
invites the others. The operator who runs this gains no key of the organisation.
"""

import argparse
import json
from pathlib import Path

from luminaria.cli import instance
from luminaria.cli.options import instance_option

HELP = "open the desk to an organisation"
KINDS = ("PROVIDER", "LEGAL", "EMPLOYER", "LAW_ENFORCEMENT", "COORDINATION")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    add = verbs.add_parser("add", parents=[instance_option(after_verb=True)], help="add an organisation")
    add.add_argument("name", help="its public name")
    add.add_argument("--kind", choices=KINDS, required=True)
    add.add_argument("--phone", default="", help="its public telephone number")
    add.add_argument("--administrator", required=True, help="name of its first administrator")
    add.add_argument("--sign-in", required=True, help="the name that administrator signs in with")
    add.add_argument("--json", action="store_true", help="print the invitation as JSON")


def run(arguments: argparse.Namespace) -> int:
    instance.open_django(Path(arguments.instance))
    from luminaria.people.actions import found_organisation

    organisation, code = found_organisation(
        name=arguments.name.strip(),
        kind=arguments.kind,
        phone=arguments.phone,
        administrator_name=arguments.administrator.strip(),
        administrator_sign_in=arguments.sign_in,
    )
    if arguments.json:
        print(json.dumps({"organisation": str(organisation.id), "invitation": code}))
    else:
        print(f"{organisation.name} is here. Invitation for {arguments.administrator}, shown once: {code}")
        print("They join at /join/ of the desk within seven days.")
    return 0
