"""import_feed: idempotent, all or nothing; what was decided here stands until the source says otherwise."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from luminaria.directory.actions.import_feed import (
    BadSource,
    Faulty,
    ShrankTooMuch,
    SourceTerms,
    import_feed,
)
from luminaria.directory.models import Change, Check, Conflict, Record, Source
from luminaria.kernel import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
ORGANIZATION = "11111111-1111-4111-8111-111111111111"
SERVICE = "22222222-2222-4222-8222-222222222222"
LOCATION = "33333333-3333-4333-8333-333333333333"
AT = "44444444-4444-4444-8444-444444444444"
TERM = "55555555-5555-4555-8555-555555555555"
TERMS = SourceTerms("cedar", name="Cedar county list", status="sourced")


def one_service(**more: Any) -> dict[str, Any]:
    return {
        "id": SERVICE,
        "name": "Cedar Legal Aid",
        "status": "active",
        "description": "Help with papers.",
        "phones": [{"id": "66666666-6666-4666-8666-666666666666", "number": "505-555-0101"}],
        "organization": {"id": ORGANIZATION, "name": "Cedar", "description": "Cedar helps."},
        "service_at_locations": [
            {
                "id": AT,
                "location": {
                    "id": LOCATION,
                    "location_type": "physical",
                    "latitude": 35.1,
                    "longitude": -106.6,
                },
            }
        ],
        "attributes": [
            {
                "id": "77777777-7777-4777-8777-777777777777",
                "taxonomy_term": {"id": TERM, "name": "Legal help", "description": "Legal help"},
            }
        ],
        **more,
    }


def feed(folder: Path, *services: dict[str, Any]) -> Path:
    path = folder / "feed.json"
    path.write_text(json.dumps(list(services)))
    return path


def held(kind: str = "service") -> Record:
    return Record.objects.get(kind=kind, source_id="cedar")


def test_a_nested_feed_becomes_records_that_name_each_other(tmp_path: Path) -> None:
    found = import_feed(feed(tmp_path, one_service()), source=TERMS)
    assert sum(found.added.values()) == 5
    service, at = held(), held("service_at_location")
    assert str(service.id) == SERVICE
    assert str(service.organization_id) == ORGANIZATION
    assert (str(at.service_id), str(at.location_id)) == (SERVICE, LOCATION)
    assert not {"organization", "organization_id", "service_at_locations"} & service.document.keys()
    assert service.document["attributes"][0]["taxonomy_term_id"] == TERM
    assert (service.status, service.name) == ("sourced", "Cedar Legal Aid")
    assert Source.objects.get(code="cedar").name == "Cedar county list"


def test_new_records_are_unverified_unless_the_source_is_believed(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=SourceTerms("cedar"))
    assert held().status == "unverified"
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    assert held().status == "sourced"


def test_the_same_feed_again_writes_nothing(tmp_path: Path) -> None:
    path = feed(tmp_path, one_service())
    import_feed(path, source=TERMS)
    before = list(Record.objects.order_by("id").values())
    assert import_feed(path, source=TERMS).writes == 0
    assert list(Record.objects.order_by("id").values()) == before


def test_a_new_word_of_the_source_is_taken_up_with_its_history(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    found = import_feed(feed(tmp_path, one_service(fees_description="Free")), source=TERMS)
    assert found.changed == {"service": 1}
    assert held().document["fees_description"] == "Free"
    change = Change.objects.get()
    assert (change.action, change.field, change.after) == ("import", "cost", {"fees_description": "Free"})


def test_what_the_desk_decided_stands_while_the_source_repeats_itself(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    record = held()
    record.document["fees_description"] = "Free on Mondays"
    record.save()
    assert import_feed(feed(tmp_path, one_service()), source=TERMS).writes == 0
    assert held().document["fees_description"] == "Free on Mondays"


def test_a_new_word_about_what_the_desk_decided_waits_for_the_desk(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    record = held()
    record.document["fees_description"] = "Free on Mondays"
    record.save()
    changed = feed(tmp_path, one_service(fees_description="Ten dollars"))
    assert import_feed(changed, source=TERMS).conflicts == 1
    conflict = Conflict.objects.get()
    assert (conflict.field, conflict.held) == ("cost", {"fees_description": "Free on Mondays"})
    assert conflict.offered == {"fees_description": "Ten dollars"}
    assert held().document["fees_description"] == "Free on Mondays"
    assert import_feed(changed, source=TERMS).writes == 0
    assert import_feed(feed(tmp_path, one_service(fees_description="Free on Mondays")), source=TERMS)
    assert Conflict.objects.filter(decided_on=None).count() == 0


def test_what_somebody_here_found_true_is_not_overwritten(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    Check.objects.create(
        record=held(),
        field="phone",
        outcome="STILL_TRUE",
        method="PHONE",
        checked_on=clock.now().date(),
        role="x",
    )
    phones = [{"id": "66666666-6666-4666-8666-666666666666", "number": "505-555-0199"}]
    assert import_feed(feed(tmp_path, one_service(phones=phones)), source=TERMS).conflicts == 1
    assert held().document["phones"][0]["number"] == "505-555-0101"


def test_what_is_not_in_a_whole_feed_is_gone_and_comes_back(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    with clock.fixed(datetime(2026, 11, 23, tzinfo=UTC)):
        found = import_feed(
            feed(tmp_path, {"id": AT[:-1] + "5", "name": "Other", "status": "active"}), source=TERMS
        )
    assert found.gone["service"] == 1
    gone = Record.objects.get(id=SERVICE)
    assert str(gone.gone_on) == "2026-11-23"
    assert gone.document["name"] == "Cedar Legal Aid"
    back = import_feed(feed(tmp_path, one_service()), source=TERMS)
    assert back.back["service"] == 1
    assert Record.objects.get(id=SERVICE).gone_on is None


def test_the_engine_knows_how_much_came_in(tmp_path: Path) -> None:
    """Without that SQLite goes through all records of a kind for a few of them."""
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'directory_record_narrow'")
        else:
            cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE relname = 'directory_record'")
        known = str(cursor.fetchone()[0])
    assert int(known.split()[0]) == Record.objects.count() > 0


def test_a_page_of_an_api_makes_nothing_gone(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    page = tmp_path / "page.json"
    other = {"id": AT[:-1] + "5", "name": "Other", "status": "active"}
    page.write_text(json.dumps({"total_pages": 3, "page_number": 2, "last_page": False, "contents": [other]}))
    assert not import_feed(page, source=TERMS).gone


def test_a_feed_that_lost_most_of_its_services_is_refused(tmp_path: Path) -> None:
    many = [{"id": f"s{n}", "name": f"Service {n}", "status": "active"} for n in range(20)]
    import_feed(feed(tmp_path, *many), source=TERMS)
    with pytest.raises(ShrankTooMuch):
        import_feed(feed(tmp_path, *many[:3]), source=TERMS)
    assert Record.objects.filter(gone_on=None).count() == 20
    may = SourceTerms("cedar", may_shrink=True)
    assert import_feed(feed(tmp_path, *many[:3]), source=may).gone["service"] == 17


def test_a_dry_run_says_all_and_writes_nothing(tmp_path: Path) -> None:
    found = import_feed(feed(tmp_path, one_service()), source=TERMS, dry_run=True)
    assert found.added["service"] == 1
    assert "new service: Cedar Legal Aid" in found.examples
    assert not Record.objects.exists()
    assert not Source.objects.exists()


def test_with_a_fault_nothing_is_loaded(tmp_path: Path) -> None:
    bad = {"id": AT, "status": "active"}
    path, rejects = feed(tmp_path, one_service(), bad), tmp_path / "rejects.ndjson"
    with pytest.raises(Faulty):
        import_feed(path, source=TERMS)
    assert not Record.objects.exists()
    found = import_feed(path, source=TERMS, leave_out_bad=True, rejects=rejects)
    assert found.left_out["service"] == 1
    assert Record.objects.filter(kind="service").count() == 1
    (told,) = [
        one for line in rejects.read_text().splitlines() if (one := json.loads(line))["level"] == "fault"
    ]
    assert (told["file"], told["row"], told["field"]) == ("feed.json", 2, "name")
    assert told["record"]["status"] == "active"


def test_another_source_overwrites_nothing(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    import_feed(feed(tmp_path, one_service(name="Something else")), source=SourceTerms("juniper"))
    assert Record.objects.get(id=SERVICE).name == "Cedar Legal Aid"
    other = Record.objects.get(source_id="juniper", kind="service")
    assert (other.name, other.document["id"]) == ("Something else", str(other.id))
    term = Record.objects.get(source_id="juniper", kind="taxonomy_term")
    assert other.document["attributes"][0]["taxonomy_term_id"] == str(term.id)
    assert import_feed(
        feed(tmp_path, one_service(name="Something else")), source=SourceTerms("juniper")
    ).writes == 0  # fmt: skip


def test_a_new_word_about_the_same_service_of_another_source_waits(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    juniper = SourceTerms("juniper")
    import_feed(feed(tmp_path, one_service()), source=juniper)
    Record.objects.filter(source_id="juniper", kind="service").update(same_as=SERVICE)
    import_feed(feed(tmp_path, one_service(fees_description="Free")), source=juniper)
    conflict = Conflict.objects.get()
    assert (str(conflict.record_id), conflict.source_id, conflict.held) == (SERVICE, "juniper", {})


def test_a_place_that_is_secret_here_stays_secret(tmp_path: Path) -> None:
    import_feed(feed(tmp_path, one_service()), source=TERMS)
    place = held("location")
    place.visibility, place.document, place.said = "hidden", {"id": LOCATION}, {"id": LOCATION}
    place.save()
    address = {
        "id": AT, "address_1": "12 Secret Mesa Road", "city": "Grants", "state_province": "NM",
        "postal_code": "87020", "country": "US", "address_type": "physical",
    }  # fmt: skip
    service = one_service()
    service["service_at_locations"][0]["location"] |= {"addresses": [address], "visibility": "public"}
    import_feed(feed(tmp_path, service), source=TERMS)
    place = held("location")
    assert place.visibility == "hidden"
    everything = json.dumps(
        [list(model.objects.values()) for model in (Record, Change, Conflict)], default=str
    )
    assert "Secret Mesa" not in everything
    assert "87020" not in everything


def test_a_licensed_taxonomy_is_kept_and_not_listed(tmp_path: Path) -> None:
    service = one_service()
    service["attributes"][0]["taxonomy_term"]["taxonomy_detail"] = {
        "id": AT, "name": "211 LA County Taxonomy", "description": "Licensed"
    }  # fmt: skip
    import_feed(feed(tmp_path, service), source=TERMS)
    assert held("taxonomy").do_not_list
    assert held("taxonomy_term").do_not_list


@pytest.mark.parametrize("code", ["", "Cedar", "a b", "../x"])
def test_a_source_has_a_code(tmp_path: Path, code: str) -> None:
    with pytest.raises(BadSource):
        import_feed(feed(tmp_path, one_service()), source=SourceTerms(code))
