"""docs/thefts.md, rows 1 and 2: a stolen dump, backup or disk tells nothing that anyone wrote."""

import base64
import logging
import sqlite3
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection

from luminaria import vault
from luminaria.cli import backups
from luminaria.kernel import clock
from luminaria.people.compartment import every_compartment
from tests import postgres
from tests.databases import SOCKET, database_role
from tests.journeys.conftest import ClientTown, built_town
from tests.settings import ENGINE, FOLDER
from tests.theft import walk
from tests.theft.canaries import found_in

LEAST = 40  # fields; the walk must reach at least so many, or it has lost its way


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test's own, so that what is left there is ours."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> ClientTown:
    return built_town(monkeypatch)


@pytest.mark.usefixtures("town")
def test_nothing_that_anyone_wrote_lies_about(
    town: ClientTown, temporary: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    begun = log_segment()
    stolen = walk.everything(town)
    assert len(stolen.nest.planted) >= LEAST
    needles = stolen.nest.needles() | secret_needles(stolen)

    (tmp_path / "log.txt").write_text(caplog.text, encoding="utf-8")
    with database_role("owner"), every_compartment():
        places = [*database_files(begun), *dumped(tmp_path), temporary, tmp_path / "log.txt"]
    assert all(place.exists() for place in places)
    assert found_in(places, needles) == []
    assert mail.outbox == []


def test_the_search_finds_what_lies_about(town: ClientTown, tmp_path: Path) -> None:
    """The test above could not fail if the search were blind: here something is left lying about."""
    stolen = walk.Stolen(walk.Nest())
    bird = stolen.nest.canary("a note on the fridge")
    (tmp_path / "swap").write_bytes(b"\xff" * 999 + bird.encode("utf-16-le") + b"\xff" * 9)
    (tmp_path / "mail").write_bytes(b"Subject: x\n\n" + base64.b64encode(b"ab" + bird.encode()))
    found = found_in([tmp_path], stolen.nest.needles())
    assert {file for file, _ in found} == {"swap", "mail"}


def secret_needles(stolen: walk.Stolen) -> dict[bytes, str]:
    """Receipts in every spelling, and the secrets that cookies carry."""
    receipt = vault.parse_receipt(stolen.receipt)
    spelled = {
        stolen.receipt.encode(): "receipt words",
        receipt.code().encode(): "receipt code",
        receipt.secret: "receipt",
        receipt.secret.hex().encode(): "receipt in hex",
    }
    cookies = {secret.encode(): "cookie" for secret in stolen.secrets}
    return spelled | cookies


def log_segment() -> str:
    """The file of the write-ahead log that PostgreSQL writes now; "" on SQLite."""
    if ENGINE != "postgresql":
        return ""
    with postgres.superuser(SOCKET, "postgres") as admin:
        return str(admin.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone()[0])


def database_files(since: str) -> list[Path]:
    """The database as it lies on the disk, with what was written to its log since that segment.

    Of PostgreSQL's folder all but other databases and older segments: those are other tests'.
    """
    if ENGINE == "postgresql":
        with postgres.superuser(SOCKET, "postgres") as admin:
            admin.execute("CHECKPOINT")
            named = (connection.settings_dict["NAME"],)
            (own,) = admin.execute("SELECT oid FROM pg_database WHERE datname = %s", named).fetchone()
        data, now = FOLDER / "postgresql" / "data", log_segment()
        log = [file for file in (data / "pg_wal").iterdir() if since <= file.name <= now]
        assert since in {file.name for file in log}, "the log no longer holds the beginning"
        common = [path for path in data.iterdir() if path.name not in ("base", "pg_wal")]
        return [data / "base" / str(own), *log, *common]
    database = Path(str(connection.settings_dict["NAME"]))
    return [database, *database.parent.glob(f"{database.name}-*")]


def dumped(folder: Path) -> list[Path]:
    """Both parts of a backup, as `luminaria backup` makes it: by the owner."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "USER", "luminaria_owner")
        return [backups.back_up(folder / "backups", moment=clock.now(), recipients=())]


def tables_with_rows(part: Path) -> set[str]:
    """The tables of one part of a backup that hold rows."""
    if part.suffix == ".dump":
        listed = subprocess.run(
            ["pg_restore", "--list", str(part)], check=True, capture_output=True, text=True
        ).stdout
        return {line.split()[6] for line in listed.splitlines() if " TABLE DATA " in line}
    with sqlite3.connect(part) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counted = {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    return {name for name, count in counted.items() if count}


def test_the_backup_of_records_holds_no_wrapped_key(town: ClientTown, tmp_path: Path) -> None:
    """Keys are in a part of their own, which is kept 14 days; sessions and open forms are in none."""
    town.member("ana")
    with database_role("owner"), every_compartment():
        (folder,) = dumped(tmp_path)
    apart = backups.tables()
    records, keys = (tables_with_rows(next(folder.glob(f"{part}.*"))) for part in ("records", "keys"))
    assert records.isdisjoint({*apart.keys, *apart.never})
    assert "people_member" in records
    assert keys <= set(apart.keys)
    assert {"people_memberkeywrap", "people_intakeepochwrap", "cases_casekeywrap"} <= keys
