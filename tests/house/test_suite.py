"""What `make test` could not test it says last and loudly; CI lets nothing be missing."""

import pytest

from scripts import suite


def _parts(**missing: str) -> list[suite.Part]:
    parts = [suite.Part(name, [], "sqlite") for name in ("SQLite", "PostgreSQL")]
    for part in parts:
        part.closing = "3 passed in 0.01s"
        part.missing = missing.get(part.name, "")
    return parts


def test_what_is_missing_is_named_in_the_last_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LUMINARIA_REQUIRE_ALL", raising=False)
    assert suite._report(_parts(PostgreSQL="It is not installed.")) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "!!! NOT TESTED: POSTGRESQL - It is not installed."
    assert "3 passed in 0.01s" in said


def test_nothing_may_be_missing_where_all_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUMINARIA_REQUIRE_ALL", "1")
    assert suite._report(_parts()) == 0
    assert suite._report(_parts(PostgreSQL="It is not installed.")) == 1


def test_a_failure_is_a_failure() -> None:
    parts = _parts()
    parts[0].failed = True
    assert suite._report(parts) == 1
