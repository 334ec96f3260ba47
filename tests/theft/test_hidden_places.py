"""docs/thefts.md, rows 1 and 2: where a hidden place is lies nowhere, since it is never written down."""

import logging
import tempfile
from pathlib import Path

import pytest

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import Listing, Record
from luminaria.people.compartment import every_compartment
from tests.databases import database_role
from tests.directory.redaction.directories import directory
from tests.directory.redaction.feeds import written
from tests.theft.canaries import found_in, in_base64
from tests.theft.test_canaries import database_files, dumped, log_segment

# Seeds of no other test: on PostgreSQL all tests write one log.
SEEDS = (31337, 31338, 31339)


def needles(secrets: dict[str, str]) -> dict[bytes, str]:
    """Words, numbers and coordinates in the shapes in which they could lie about."""
    found = {}
    for secret, where in secrets.items():
        if secret.isdigit() and len(secret) < 7:
            continue  # five digits stand in any file by chance; the suite looks for them in text
        for spelled in (secret, secret.capitalize()):
            raw = spelled.encode()
            for shape in (raw, spelled.encode("utf-16-le"), *in_base64(raw)):
                if len(shape) >= 7:
                    found[shape] = where
    return found


@pytest.mark.usefixtures("transactional_db")
def test_no_street_of_a_hidden_place_lies_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Feeds full of such places come in: database, its log, dump, our log, temporary files."""
    caplog.set_level(logging.DEBUG)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    begun = log_segment()
    sought: dict[bytes, str] = {}
    with database_role("owner"), every_compartment():
        for seed in SEEDS:
            made = directory(seed)
            folder = tmp_path / str(seed)
            folder.mkdir()
            feed = written(made, folder)
            assert found_in([feed], needles(made.places)), "the feed has nothing to hide"
            import_feed(feed, source=SourceTerms(f"county-{seed}", name="Feed", status="verified"))
            sought |= needles(made.places)
        list_services()
        assert Listing.objects.count() > 0
        assert Record.objects.exclude(visibility="public").count() > len(SEEDS)
        (tmp_path / "log.txt").write_text(caplog.text, encoding="utf-8")
        places = [*database_files(begun), *dumped(tmp_path / "dump"), temporary, tmp_path / "log.txt"]
        assert found_in(places, sought) == []
