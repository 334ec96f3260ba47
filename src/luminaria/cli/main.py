"""Entry of the `luminaria` command: one file a command, each with the same three names.

Exit codes: 0 done, 1 refused or something found, 2 the words of the call are off.
"""

import argparse
import importlib
import os
import sqlite3
import sys
from collections.abc import Sequence

from django.db import Error

from luminaria.cli.options import instance_option
from luminaria.kernel.errors import LuminariaError

WORLD = (OSError, sqlite3.Error, Error)
COMMANDS = {
    "init": "init",
    "demo": "demo",
    "demo-json": "demo_json",
    "serve": "serve",
    "organisation": "organisation",
    "check": "check",
    "publish": "publish",
    "pack": "pack",
    "directory": "directory",
    "tick": "tick",
    "backup": "backup",
    "restore": "restore",
    "audit": "audit",
}


def parser() -> argparse.ArgumentParser:
    """The whole command line, built from the command files."""
    top = argparse.ArgumentParser(prog="luminaria", description="Run and look after a Luminaria instance.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module_name in COMMANDS.items():
        module = importlib.import_module(f"luminaria.cli.commands.{module_name}")
        command = commands.add_parser(
            name,
            parents=[instance_option()],
            help=module.HELP,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a refusal is one sentence, never a traceback."""
    arguments = parser().parse_args(argv)
    os.umask(0o077)  # a database or a backup in a folder that was there before is still nobody else's
    os.environ["LUMINARIA_INSTANCE"] = arguments.instance
    os.environ.setdefault("LUMINARIA_PROGRAM", "owner")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")
    try:
        return int(arguments.run(arguments) or 0)
    except LuminariaError as refusal:
        print(f"luminaria {arguments.command}: {refusal.sentence}", file=sys.stderr)
        return 1
    except WORLD as fault:
        print(f"luminaria {arguments.command}: {what_broke(fault, arguments.instance)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def what_broke(fault: Exception, folder: str) -> str:
    """One sentence about a disk or a database that is full, away or not to be written."""
    reason = (str(fault).splitlines() or [type(fault).__name__])[0]
    return (
        f"This was not done: {reason}. See that {folder} can be written, that its disk has room and that"
        " its database answers, then call this again."
    )


if __name__ == "__main__":
    sys.exit(main())
