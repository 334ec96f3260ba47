"""A feed with places that must not be seen: nothing of them is held or listed, not even for a moment."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from luminaria.directory.actions import import_feed as module
from luminaria.directory.actions.import_feed import Difference, SourceTerms, import_feed
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import Answer, Change, Conflict, Invitation, Listing, Record
from luminaria.directory.rules.redaction.cutting import cut
from tests.directory.redaction.directories import directory
from tests.directory.redaction.feeds import written
from tests.directory.redaction.gate import found_in
from tests.directory.redaction.stored import everything_held
from tests.directory.test_import_feed import AT, LOCATION, ORGANIZATION, SERVICE, feed, one_service
from tests.factories import organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
SEEDS = (3, 14, 15, 92, 65, 35)
TERMS = SourceTerms("cedar", name="Cedar county list", status="verified")
OTHER, OTHER_AT, OTHER_PLACE = (f"{digit * 8}-8888-4888-8888-888888888888" for digit in "9ab")


class CutOff(Exception):
    """The run ends here."""


def read_cut_off(path: Path, patch: pytest.MonkeyPatch, terms: SourceTerms = TERMS) -> None:
    """A reading that ends before it lists what it wrote: what another program could read at that moment."""

    def ends(_: object) -> int:
        raise CutOff

    with patch.context() as patched:
        patched.setattr(module, "_list", ends)
        with pytest.raises(CutOff):
            import_feed(path, source=terms)


def place(id: str, at: str, street: str, **more: Any) -> dict[str, Any]:
    address = {"address_1": street, "city": "Albuquerque", "state_province": "NM", "postal_code": "87104",
               "country": "US", "address_type": "physical"}  # fmt: skip
    return {"id": at, "location": {"id": id, "location_type": "physical", "addresses": [address], **more}}


def family(**of_first: Any) -> list[dict[str, Any]]:
    """Two services of an organization; the words of the second tell of the place of the first."""
    first = place(LOCATION, AT, "12 Mariposa Lane", name="Casa Turquesa")
    second = place(OTHER_PLACE, OTHER_AT, "500 Central Avenue")
    told = "We listen. Papers are kept at Casa Turquesa. Come to 500 Central Avenue."
    return [
        one_service(service_at_locations=[first], **of_first),
        one_service(id=OTHER, name="Cedar Papers", description=told, service_at_locations=[second]),
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_written_tells_nothing_before_it_is_listed(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, terms = directory(seed), SourceTerms(f"county-{seed}", name="Feed", status="verified")
    path = written(made, tmp_path)
    read_cut_off(path, monkeypatch, terms)
    assert found_in(everything_held(), made.places) == [], f"directory(seed={seed})"
    list_services()
    before = everything_held()
    again: Difference = import_feed(path, source=terms)
    assert again.writes == 0, f"directory(seed={seed}): {again.examples}"
    assert found_in(everything_held(), made.places) == []
    assert len(everything_held()) - len(before) in range(-64, 64)  # the day of reading alone


def test_a_place_that_its_feed_hides_now_is_gone_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_feed(feed(tmp_path, *family()), source=TERMS)
    secrets = {"mariposa": "the street", "casa turquesa": "the name of the place"}
    assert len(found_in(everything_held(), secrets)) == 2
    assert Listing.objects.count() == 2
    read_cut_off(feed(tmp_path, *family(alert="The location is confidential.")), monkeypatch)
    assert found_in(everything_held(), secrets) == []


def test_what_a_place_was_called_goes_with_it_when_its_feed_hides_and_renames_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new words of the feed still bear its old name, and so does what was written here."""
    import_feed(feed(tmp_path, *family()), source=TERMS)
    location, other = Record.objects.get(id=LOCATION), Record.objects.get(id=OTHER)
    elsewhere = {"addresses": [{"address_1": "31 Tamarisk Court", "city": "Albuquerque"}]}
    Change.objects.create(record=location, action="move", field="place", before=elsewhere, after={})
    Conflict.objects.create(
        record=Record.objects.get(id=SERVICE),
        field="place",
        source_id=TERMS.code,
        offered={"words": "31 Tamarisk Court"},
        offered_on=date(2026, 11, 1),
    )
    hers = organisation("Casa")
    link = Invitation.objects.create(
        record_id=SERVICE,
        organisation=hers,
        member_id=hers.id,
        made_on=date(2026, 11, 1),
        expires_on=date(2026, 12, 1),
    )
    Answer.objects.create(
        invitation=link, words={"place": "Now 31 Tamarisk Court"}, answered_on=date(2026, 11, 2)
    )
    renamed = one_service(
        alert="The location is confidential.",
        service_at_locations=[place(LOCATION, AT, "9 Sauce Road", name="Casa Lirio")],
    )
    told = "Papers are kept at Casa Turquesa. It was at 31 Tamarisk Court. Come to 500 Central Avenue."
    newer = family()[1] | {"description": f"We listen. {told}"}
    read_cut_off(feed(tmp_path, renamed, newer), monkeypatch)
    secrets = {one: one for one in ("mariposa", "casa turquesa", "tamarisk", "casa lirio", "sauce")}
    assert found_in(everything_held(), secrets) == []
    cut = "We listen. Come to 500 Central Avenue."
    other.refresh_from_db()
    assert other.document["description"] == cut
    list_services()
    assert import_feed(feed(tmp_path, renamed, newer), source=TERMS).writes == 0
    gone = one_service(service_at_locations=[], alert="The location is confidential.")
    import_feed(feed(tmp_path, gone, newer | {"alert": "We closed Casa Lirio. Call first."}), source=TERMS)
    assert found_in(everything_held(), secrets) == []
    other.refresh_from_db()
    assert (other.document["description"], other.document["alert"]) == (cut, "Call first.")


def test_what_the_desk_hid_is_not_said_by_a_feed_that_left_it_out(tmp_path: Path) -> None:
    """The source heeds it: the place stands in its feed no more. Its words go on telling of it by name."""
    import_feed(feed(tmp_path, *family()), source=TERMS)
    Record.objects.filter(id=LOCATION).update(visibility="hidden")
    list_services()
    without = [one_service(service_at_locations=[]), family()[1]]
    for _ in range(2):
        import_feed(feed(tmp_path, *without), source=TERMS)
        assert found_in(everything_held(), {"mariposa": "street", "casa turquesa": "name"}) == []
    assert import_feed(feed(tmp_path, *without), source=TERMS, dry_run=True).writes == 0
    assert Record.objects.get(id=OTHER).document["description"] == "We listen. Come to 500 Central Avenue."


def test_what_was_cut_does_not_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A place hidden here, later than its feed was read: the feed goes on telling of it in vain."""
    path = feed(tmp_path, *family())
    import_feed(path, source=TERMS)
    Record.objects.filter(id=LOCATION).update(visibility="hidden")
    list_services()
    secrets = {"mariposa": "street", "casa turquesa": "name"}
    assert found_in(everything_held(), secrets) == []
    words = Record.objects.get(id=OTHER).document["description"]
    assert words == "We listen. Come to 500 Central Avenue."
    assert import_feed(path, source=TERMS, dry_run=True).writes == 0
    read_cut_off(path, monkeypatch)
    assert found_in(everything_held(), secrets) == []
    assert Record.objects.get(id=OTHER).document["description"] == words


def test_a_service_may_bear_the_name_that_a_hidden_place_had(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, *family()), source=TERMS)
    Record.objects.filter(id=LOCATION).update(visibility="hidden")
    list_services()
    renamed = family()[1] | {"name": "Casa Turquesa", "description": "Casa Turquesa has lawyers."}
    path = feed(tmp_path, one_service(service_at_locations=[]), renamed)
    import_feed(path, source=TERMS)
    list_services()
    row = Record.objects.get(id=OTHER)
    assert (row.name, row.document["description"]) == ("Casa Turquesa", "Casa Turquesa has lawyers.")
    assert import_feed(path, source=TERMS, dry_run=True).writes == 0


def test_a_service_that_says_so_is_marked_beside_its_words(tmp_path: Path) -> None:
    """Who may learn of it is no word of the source: read again, nothing is new."""
    path = feed(tmp_path, one_service(description="Beds. The address is confidential."))
    import_feed(path, source=TERMS)
    assert Record.objects.get(id=SERVICE).visibility == "intake-only"
    assert "visibility" not in Record.objects.get(id=SERVICE).document
    assert import_feed(path, source=TERMS).writes == 0


def test_a_program_and_an_organization_tell_nothing_either(tmp_path: Path) -> None:
    told = "Come to 12 Mariposa Lane."
    program = {"id": "cccccccc-8888-4888-8888-888888888888", "name": "Nights", "description": told}
    owner = {"id": ORGANIZATION, "name": "Cedar", "description": told, "programs": [program]}
    secret = place(LOCATION, AT, "12 Mariposa Lane", visibility="hidden")
    path = feed(tmp_path, one_service(organization=owner, service_at_locations=[secret]))
    import_feed(path, source=TERMS)
    assert Record.objects.filter(kind="program").exists()
    assert found_in(everything_held(), {"mariposa": "street"}) == []
    assert import_feed(path, source=TERMS).writes == 0


@pytest.mark.parametrize("said", [{"name": "Cedar Legal Aid"}, {"name": "House", "alternate_name": "CEDAR"}])
def test_whoever_runs_a_secret_place_keeps_a_name_that_the_place_bears_too(
    said: dict[str, str], tmp_path: Path
) -> None:
    hidden = place(LOCATION, AT, "12 Mariposa Lane", **said, visibility="hidden")
    owner = {
        "id": ORGANIZATION,
        "name": "Cedar Legal Aid",
        "alternate_name": "Cedar",
        "description": "It helps.",
    }
    service = one_service(name="Cedar", organization=owner, service_at_locations=[hidden])
    other = place(OTHER_PLACE, OTHER_AT, "500 Central Avenue")
    path = feed(tmp_path, service, one_service(id=OTHER, organization=owner, service_at_locations=[other]))
    import_feed(path, source=TERMS)
    row = Record.objects.get(id=ORGANIZATION)
    assert (row.name, row.document["alternate_name"]) == ("Cedar Legal Aid", "Cedar")
    assert Record.objects.get(id=SERVICE).name == "Cedar"
    assert Listing.objects.filter(service_id=OTHER).exists()
    assert found_in(everything_held(), {"mariposa": "street"}) == []
    assert import_feed(path, source=TERMS).writes == 0
    list_services()
    assert import_feed(path, source=TERMS).writes == 0


def test_an_address_in_three_lines_is_cut() -> None:
    assert cut("Come to 123\nOld Pecos\nTrail") == ""
    assert cut("We listen.\nCome to 123\nOld Pecos\nTrail.\nCall first.") in ("We listen. Call first.", "")
