"""Put a backup into an instance that has no database yet.

Copy luminaria.toml and ledger.key of the old instance into the new folder first. The backup is checked
against its manifest before anything is written; an instance that is in use is refused.
"""

import argparse
import shutil
import sqlite3
import tempfile
from pathlib import Path

from luminaria.cli import backups, instance
from luminaria.cli.instance import BadInstance

HELP = "put a backup into an empty instance"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, help="one dated folder of a backup")
    parser.add_argument("--identity", type=Path, help="file with the age identity, if it is encrypted")


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.instance)
    refuse_used(folder)
    files = backups.checked_manifest(arguments.backup)
    identities = read_identities(arguments.identity)
    instance.open_django(folder, must_be_ready=False)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as room:
        parts = [
            backups.opened(arguments.backup / name, identities=identities, folder=Path(room))
            for name in sorted(files, reverse=True)  # records first, keys after
            if (arguments.backup / name).exists()
        ]
        put_back(parts)
    instance.prepare_database(folder)
    print(f"Restored into {folder}. Members sign in again. Next: luminaria audit verify")
    return 0


def refuse_used(folder: Path) -> None:
    """Raise BadInstance unless the folder has settings and nothing else yet."""
    if not all((folder / name).exists() for name in ("luminaria.toml", "ledger.key")):
        raise BadInstance(f"Copy luminaria.toml and ledger.key of the old instance into {folder} first.")
    if instance.is_ready(folder) or (folder / "luminaria.sqlite3").exists():
        raise BadInstance(f"{folder} is in use. Restore into another folder.")


def read_identities(path: Path | None) -> list[str]:
    """The age identities in a file. Raises BadInstance when it cannot be read."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInstance(f"{path} cannot be read.") from fault
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def put_back(parts: list[Path]) -> None:
    """Write the parts into this instance's database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        for part in parts:
            backups.run_postgresql(
                "pg_restore",
                ["--no-owner", "--enable-row-security", "--exit-on-error", "--dbname=", str(part)],
            )
        return
    database = Path(str(connection.settings_dict["NAME"]))
    try:
        _join(database, parts)
    except BaseException:  # half a database would stand in the way of the next try
        database.unlink(missing_ok=True)
        raise


def _join(database: Path, parts: list[Path]) -> None:
    shutil.copyfile(parts[0], database)
    database.chmod(0o600)
    with sqlite3.connect(database) as live:
        for part in parts[1:]:
            live.execute("ATTACH DATABASE ? AS apart", (str(part),))
            for (name,) in live.execute(
                "SELECT name FROM apart.sqlite_master WHERE type = 'table'"
            ).fetchall():
                live.execute(f'INSERT INTO main."{name}" SELECT * FROM apart."{name}"')  # noqa: S608
            live.commit()
            live.execute("DETACH DATABASE apart")
    live.close()
