"""Making an instance folder and opening it. Every step can be run again after a power cut."""

import os
import secrets
import tempfile
from pathlib import Path

from luminaria.kernel.errors import LuminariaError
from luminaria.project import config as configuration

READY = "ready"
DEMO_KEY = "demonstration-"


class BadInstance(LuminariaError):
    """The instance folder cannot be used as it is."""


def make_folder(folder: Path, *, mode: str, settings: dict[str, str]) -> None:
    """Make the folder and its settings file; an existing settings file is kept as it is."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / configuration.FILE_NAME).exists():
            write_private(folder / configuration.FILE_NAME, first_settings(mode, settings))
        if not (folder / configuration.Config.ledger_key_file).exists():
            write_private(folder / configuration.Config.ledger_key_file, f"{secrets.token_hex(32)}\n")
    except OSError as fault:
        raise BadInstance(
            f"The folder {folder} cannot be written: {fault.strerror}. Choose another: --instance FOLDER"
        ) from fault


def first_settings(mode: str, settings: dict[str, str]) -> str:
    """The text of a new luminaria.toml, with fresh secrets."""
    mark = DEMO_KEY if mode == "demo" else ""
    lines = {
        "mode": mode,
        **settings,
        "public_secret": mark + secrets.token_urlsafe(48),
        "desk_secret": mark + secrets.token_urlsafe(48),
        "server_key": secrets.token_hex(32),
    }
    return "".join(f'{name} = "{value}"\n' for name, value in lines.items())


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


def is_ready(folder: Path) -> bool:
    """Whether `luminaria init` has finished here."""
    return (folder / READY).exists()


def open_django(folder: Path, *, must_be_ready: bool = True) -> None:
    """Start Django on the instance. Raises BadInstance when `luminaria init` has not finished there."""
    if must_be_ready and not is_ready(folder):
        raise BadInstance(
            f"There is no finished instance in {folder}. Run: luminaria init --instance {folder}"
        )
    import django

    django.setup()


def prepare_database(folder: Path) -> None:
    """Bring the database to this version's shape and put the row guard on it."""
    from django.core.management import call_command
    from django.db import Error, connection

    from luminaria.people import compartment, row_security

    try:
        with compartment.every_compartment():
            call_command("migrate", verbosity=0, interactive=False)
        if connection.vendor == "postgresql":
            row_security.apply(connection)
    except Error as fault:
        raise BadInstance(
            f"The database cannot be prepared: {str(fault).splitlines()[0]}. See that {folder} can be written"
            " and that its disk has room, then call this again: it goes on where it stopped."
        ) from fault
    (folder / READY).touch()


def refuse_old_database() -> None:
    """Raise BadInstance when the database has not been brought to this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BadInstance("This instance was made by an older version. Run: luminaria init")
