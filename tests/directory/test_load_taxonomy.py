"""load_taxonomy: Open Eligibility loads with its double names told apart; a licensed one is never listed."""

from pathlib import Path

import pytest

from luminaria.directory.actions.feed_terms import SourceTerms
from luminaria.directory.actions.load_taxonomy import load_taxonomy
from luminaria.directory.models import Record
from tests.directory.samples import OPEN_ELIGIBILITY, needs_samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
TERMS = SourceTerms("", status="sourced")


@needs_samples
@pytest.mark.parametrize("name", ["taxonomy.csv", "taxonomy.json"])
def test_open_eligibility(name: str) -> None:
    load_taxonomy(OPEN_ELIGIBILITY / name, source=TERMS, name="Open Eligibility")
    terms = Record.objects.filter(kind="taxonomy_term", source_id="open-eligibility")
    assert terms.count() == 289
    twice = terms.filter(name="Emergency Shelter")
    assert len({one.document["description"] for one in twice}) == 2
    assert terms.get(name="Food", parent_id=None).document["code"] == "1102"
    assert terms.exclude(parent_id=None).count() == 289 - terms.filter(parent_id=None).count() > 250
    again = load_taxonomy(OPEN_ELIGIBILITY / name, source=TERMS, name="Open Eligibility")
    assert again.writes == 0


def test_a_licensed_taxonomy_is_kept_and_never_listed(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,name,parent_id\nB,Basics,\nBH,Shelter,B\n")
    load_taxonomy(path, source=SourceTerms("", licensed=True), name="Subscribers only")
    assert Record.objects.filter(kind__startswith="taxonomy", do_not_list=True).count() == 3


def test_a_taxonomy_shrinks_when_its_file_does(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,name\n" + "".join(f"t{n},Term {n}\n" for n in range(20)))
    load_taxonomy(path, source=TERMS, name="Ours")
    path.write_text("id,name\nt1,Term 1\n")
    assert load_taxonomy(path, source=TERMS, name="Ours").gone["taxonomy_term"] == 19
