"""Key parts of backups are kept 14 days, and no longer."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from luminaria.cli import backups

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_key_parts_older_than_fourteen_days_go_and_records_stay(tmp_path: Path) -> None:
    for days in (0, 13, 15, 400):
        folder = tmp_path / (NOW - timedelta(days=days)).strftime("%Y%m%dT%H%M%SZ")
        folder.mkdir()
        (folder / "records.sqlite3").touch()
        (folder / "keys.sqlite3").touch()
    assert backups.forget_old_keys(tmp_path, moment=NOW) == 2
    assert len(list(tmp_path.glob("*/keys.*"))) == 2
    assert len(list(tmp_path.glob("*/records.*"))) == 4


def test_what_else_lies_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old notes").mkdir()
    (tmp_path / "old notes" / "keys.txt").touch()
    assert backups.forget_old_keys(tmp_path, moment=NOW) == 0
