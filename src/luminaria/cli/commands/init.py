"""Make an instance, or bring an existing one to this version.

Creates the folder with luminaria.toml (fresh secrets, readable by you only), the database
and its tables. Running it again is safe: it finishes what was left half-made and changes no
secret. On PostgreSQL create the three roles first: luminaria init --print-roles | psql
"""

import argparse
from pathlib import Path

from luminaria.cli import instance

HELP = "make an instance, or finish or upgrade one"
ROLES = """CREATE ROLE luminaria_owner LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE luminaria_public LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE luminaria_desk LOGIN NOSUPERUSER NOBYPASSRLS;
CREATE DATABASE luminaria OWNER luminaria_owner;
REVOKE ALL ON DATABASE luminaria FROM PUBLIC;
GRANT CONNECT ON DATABASE luminaria TO luminaria_owner, luminaria_public, luminaria_desk;"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mode", choices=["demo", "production"], default="production")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument(
        "--print-roles", action="store_true", help="print the SQL that makes the PostgreSQL roles, and stop"
    )


def run(arguments: argparse.Namespace) -> int:
    if arguments.print_roles:
        print(ROLES)
        return 0
    folder = Path(arguments.instance)
    instance.make_folder(folder, mode=arguments.mode, settings={"database": arguments.database})
    instance.open_django(folder, must_be_ready=False)
    instance.prepare_database(folder)
    print(f"The instance in {folder} is ready. Next: luminaria check --instance {folder}")
    return 0
