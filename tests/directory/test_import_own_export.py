"""What we hand on can be taken up again: the same directory, our profile's fields included."""

import io
import json
from pathlib import Path

import pytest

from luminaria.directory.actions.import_feed import SourceTerms, import_feed
from luminaria.directory.exchange.writing import WRITERS
from luminaria.directory.models import Change, ListedOrganization, ListedTaxonomy, Listing, Record
from luminaria.directory.queries.whole import ListedWhole
from tests.directory.generated import feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
TERMS = SourceTerms("cedar", name="Cedar", status="verified")
# What an instance says of its own reading, not of the service.
OURS = {"sources", "verification", "last_modified"}
NAMES = {"json": "feed.json", "ndjson": "feed.ndjson", "tabular": "feed.zip"}


def exported(format: str) -> bytes:
    out = io.BytesIO()
    WRITERS[format](out, ListedWhole())
    return out.getvalue()


def forget() -> None:
    for model in (Listing, ListedOrganization, ListedTaxonomy, Change, Record):
        model.objects.all().delete()


@pytest.mark.parametrize("format", NAMES)
def test_the_importer_reads_our_own_feed(tmp_path: Path, format: str) -> None:
    path = tmp_path / "first.ndjson"
    path.write_text("".join(json.dumps(one) + "\n" for one in feed(40, seed=7)))
    assert import_feed(path, source=TERMS).listed > 20
    first, again = exported("json"), tmp_path / NAMES[format]
    again.write_bytes(exported(format))
    forget()
    found = import_feed(again, source=TERMS)
    assert not found.faults
    before, after = json.loads(first), json.loads(exported("json"))
    assert [one["id"] for one in after["services"]] == [one["id"] for one in before["services"]]
    for new, old in zip(after["services"], before["services"], strict=True):
        differ = {name for name in new.keys() | old.keys() if new.get(name) != old.get(name)}
        assert differ <= OURS, {name: (old.get(name), new.get(name)) for name in differ - OURS}
