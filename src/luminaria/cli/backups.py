"""Backups in two parts: records, and the wrapped keys apart, kept 14 days (trust.md, Keys 8).

A record whose key was deleted is beyond reach once the key backups of its time have expired.
Sessions are in neither part. SQLite is copied by its online backup, never as a file.
"""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from luminaria.cli.instance import BadInstance

KEYS_KEPT = timedelta(days=14)
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Tables:
    """Which tables go into which part."""

    keys: tuple[str, ...]
    never: tuple[str, ...]


def tables() -> Tables:
    """The parts, as the models say."""
    from django.apps import apps

    kept = {model._meta.db_table: getattr(model, "kept_in", "records") for model in apps.get_models()}
    return Tables(
        keys=tuple(sorted(name for name, part in kept.items() if part == "keys")),
        never=tuple(sorted(name for name, part in kept.items() if part == "never")),
    )


def back_up(destination: Path, *, moment: datetime, recipients: Sequence[str]) -> Path:
    """Write both parts and a manifest into a new folder and return it. Raises BadInstance."""
    folder = destination / moment.strftime(STAMP)
    try:
        folder.mkdir(parents=True, mode=0o700)
    except OSError as fault:
        raise BadInstance(f"The backup folder {folder} cannot be made: {fault.strerror}.") from fault
    try:
        _write(folder, moment, recipients)
    except BaseException:  # of a disk that is full, too: half of it may hold the keys among the records
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _write(folder: Path, moment: datetime, recipients: Sequence[str]) -> None:
    for part in _dump(folder):
        (_encrypted(part, recipients) if recipients else part).chmod(0o600)
    files = {file.name: _digest(file) for file in sorted(folder.iterdir())}
    manifest = {"made_at": moment.isoformat(), "encrypted": bool(recipients), "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def forget_old_keys(destination: Path, *, moment: datetime) -> int:
    """Delete key parts older than 14 days and return how many."""
    limit = (moment - KEYS_KEPT).strftime(STAMP)
    old = [file for file in destination.glob("[0-9]*T[0-9]*Z/keys.*") if file.parent.name < limit]
    for file in old:
        file.unlink()
    return len(old)


def checked_manifest(folder: Path) -> dict[str, str]:
    """The files of a backup and their digests. Raises BadInstance when one is changed or unreadable."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        files: dict[str, str] = manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadInstance(f"{folder} is not a backup: it has no readable manifest.json.") from fault
    for name, digest in files.items():
        if name.startswith("keys.") and not (folder / name).exists():
            continue  # forgotten after 14 days, as promised
        if not (folder / name).exists() or _digest(folder / name) != digest:
            raise BadInstance(f"{name} in {folder} is missing or was changed. Use another backup.")
    return files


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _encrypted(file: Path, recipients: Sequence[str]) -> Path:
    from luminaria import vault

    target = file.with_name(f"{file.name}.age")
    target.write_bytes(vault.age_encrypt(file.read_bytes(), recipients))
    file.unlink()
    return target


def opened(file: Path, *, identities: Sequence[str], folder: Path) -> Path:
    """A part ready to read: itself, or decrypted into `folder`. Raises BadInstance without the identity."""
    if file.suffix != ".age":
        return file
    from luminaria import vault

    try:
        content = vault.age_decrypt(file.read_bytes(), identities)
    except Exception as fault:
        raise BadInstance(
            f"{file.name} does not open. Give --identity FILE with its age identity."
        ) from fault
    target = folder / file.stem
    target.write_bytes(content)
    return target


def _dump(folder: Path) -> tuple[Path, Path]:
    from django.db import connection

    if connection.vendor == "postgresql":
        return _dump_postgresql(folder)
    return _dump_sqlite(folder, Path(str(connection.settings_dict["NAME"])))


def _dump_sqlite(folder: Path, database: Path) -> tuple[Path, Path]:
    records, keys = folder / "records.sqlite3", folder / "keys.sqlite3"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as live, sqlite3.connect(records) as copy:
        live.backup(copy)
    live.close()
    copy.execute("PRAGMA journal_mode=DELETE")
    copy.execute("ATTACH DATABASE ? AS apart", (str(keys),))
    parts = tables()
    for name in parts.keys:
        copy.execute(f'CREATE TABLE apart."{name}" AS SELECT * FROM main."{name}"')  # noqa: S608
    for name in (*parts.keys, *parts.never):
        copy.execute(f'DELETE FROM main."{name}"')  # noqa: S608
    copy.commit()
    copy.execute("DETACH DATABASE apart")
    copy.execute("VACUUM main")  # what was deleted must not linger in free pages
    copy.close()
    return records, keys


def _dump_postgresql(folder: Path) -> tuple[Path, Path]:
    records, keys = folder / "records.dump", folder / "keys.dump"
    parts = tables()
    without = [f"--exclude-table-data={name}" for name in (*parts.keys, *parts.never)]
    only = [f"--table={name}" for name in parts.keys]
    # COPY cannot be restored under row-level security, which the owner does not bypass either.
    inserts = ["--inserts", "--rows-per-insert=200"]
    common = ["--format=custom", "--enable-row-security", "--no-owner", *inserts]
    run_postgresql("pg_dump", [*common, *without, f"--file={records}"])
    run_postgresql("pg_dump", [*common, "--data-only", *only, f"--file={keys}"])
    return records, keys


def run_postgresql(program: str, arguments: Sequence[str]) -> None:
    """Run one of PostgreSQL's own programs on this instance's database. Raises BadInstance."""
    import os

    from django.db import connection

    settings = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": str(settings["HOST"]),
        "PGPORT": str(settings["PORT"]),
        "PGUSER": str(settings["USER"]),
        "PGPASSWORD": str(settings["PASSWORD"]),
        "PGDATABASE": str(settings["NAME"]),
    }
    try:
        subprocess.run([program, *arguments], env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as fault:
        raise BadInstance(f"The program {program} is not installed; it comes with PostgreSQL.") from fault
    except subprocess.CalledProcessError as fault:
        lines = fault.stderr.strip().splitlines() or ["no reason given"]
        reason = next((line for line in lines if "error:" in line), lines[-1])
        raise BadInstance(f"{program} failed: {reason}") from fault
