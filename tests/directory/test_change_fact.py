"""A fact says something else: kept with its reason, printed at once, and never with a hidden street."""

from typing import Any

import pytest

from luminaria.directory.actions.change_fact import NothingChanged, change_fact
from luminaria.directory.forms import FORMS
from luminaria.directory.keeping import NamesAStreet, NotHeeded, WhyMissing
from luminaria.directory.models import Change, Conflict, Listing, Record
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.marks import NoSuchFact
from luminaria.kernel import clock
from luminaria.kernel.errors import ChangedMeanwhile
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import NOON, STREET, TODAY, advocate, kept_anywhere, place, seen, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _change(actor: OpenMember, row: Record, field: str, parts: dict[str, Any], **given: Any) -> None:
    usual = {
        "method": Method.PHONE,
        "why": "They told us",
        "seen": seen(row, field) if field != "colour" else "",
    }
    with clock.fixed(NOON), factories.inside(actor):
        change_fact(actor=actor, record_id=row.id, field=field, parts=parts, **(usual | given))


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_the_new_value_is_printed_and_the_old_one_stays_in_the_history(ana: OpenMember) -> None:
    row = service()
    _change(ana, row, "phone", {"phones": [{"number": "505-555-0199"}]})
    kept = Change.objects.get(record=row)
    assert kept.before["phones"][0]["number"] == "505-555-0117"
    assert kept.after["phones"][0]["number"] == "505-555-0199"
    assert (kept.why, kept.role, kept.source_id) == ("They told us", "advocate on intake", "desk")
    assert Listing.objects.get(service_id=row.id).document["phones"][0]["number"] == "505-555-0199"


def test_every_child_has_an_id_as_the_standard_asks(ana: OpenMember) -> None:
    row = service()
    _change(
        ana,
        row,
        "room",
        {"capacities": [{"unit": {"name": "beds"}, "available": 2, "updated": "2026-11-21"}]},
    )
    capacity = Record.objects.get(id=row.id).document["capacities"][0]
    assert capacity["id"] and capacity["unit"]["id"]


def test_a_conflict_of_the_fact_ends_with_the_change(ana: OpenMember) -> None:
    row = service()
    with database_role("owner"):
        Conflict.objects.create(record=row, field="phone", source_id="feed", offered={}, offered_on=TODAY)
    _change(ana, row, "phone", {"phones": [{"number": "505-555-0199"}]})
    assert not Conflict.objects.filter(decided_on=None).exists()


def test_the_same_words_without_a_reason_or_on_an_old_page_are_refused(ana: OpenMember) -> None:
    row = service()
    with pytest.raises(NothingChanged):
        _change(ana, row, "what", {"description": "People answer at night."})
    with pytest.raises(WhyMissing):
        _change(ana, row, "what", {"description": "New"}, why="  ")
    with pytest.raises(ChangedMeanwhile):
        _change(ana, row, "what", {"description": "New"}, seen="0" * 16)
    for field, parts in (("colour", {}), ("place", {}), ("what", {"phones": []})):
        with pytest.raises(NoSuchFact):
            _change(ana, row, field, parts)


@pytest.mark.parametrize("visibility", [Visibility.INTAKE_ONLY, Visibility.HIDDEN])
def test_a_street_is_never_written_where_the_place_is_not_public(
    ana: OpenMember, visibility: Visibility
) -> None:
    row = service(kind="shelter")
    place(row, visibility)
    with pytest.raises(NamesAStreet):
        _change(ana, row, "what", {"description": f"Come to {STREET}."})
    assert kept_anywhere([f"Come to {STREET}"]) == []


def test_police_change_nothing() -> None:
    with pytest.raises(NotHeeded):
        _change(
            advocate(Role.COORDINATOR, kind="LAW_ENFORCEMENT"),
            service(),
            "cost",
            {"fees_description": "free"},
        )


FILLED: dict[str, dict[str, object]] = {
    "name": {"name": "Night Owl"},
    "what": {"description": "They answer all night."},
    "phone": {"number_1": "505-555-0150", "extension_1": "12", "about_1": "Nights"},
    "web": {"url": "https://owl.example.org/", "email": "office@owl.example.org"},
    "hours": {"MO_from_1": "09:00", "MO_to_1": "12:00", "MO_from_2": "13:00", "MO_to_2": "17:00",
              "FR_from_1": "20:00", "FR_to_1": "06:00", "holidays": "closed"},
    "languages": {"codes": ["en", "nv"], "interpretation_services": "By telephone"},
    "area": {"counties": ["mckinley", "san-juan"]},
    "who": {"minimum_age": "18", "maximum_age": "24", "genders": ["women"], "excludes": ["men"],
            "pets": "yes"},
    "asks": {"police_report": "no", "documents": "Lease\nLetter"},
    "cost": {"fees_description": "free"},
    "room": {"available": "2", "maximum": "8", "unit": "beds", "updated": "2026-11-21T10:00"},
    "referrals": {"accepts": "yes", "warm_transfer": "no", "how": "By phone\nBy letter"},
    "gate": {"name": "The front desk", "number_1": "505-555-0163", "how": "Say who sent you"},
}  # fmt: skip


@pytest.mark.parametrize("field", FORMS)
def test_every_fact_has_a_form_that_shows_keeps_and_shows_again(ana: OpenMember, field: str) -> None:
    row = service()
    desk = ProgramClient("desk")
    address = f"/directory/{row.id}/change/{field}/"
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        assert desk.get(address).status_code == 200
        sent = FILLED[field] | {"method": "PHONE", "why": "They said so", "seen": seen(row, field)}
        answer = desk.post(address, sent)
        assert answer.status_code == 302, answer.content.decode()
        page = desk.get(address).content.decode()
        entry = desk.get(f"/directory/{row.id}/").content.decode()
    shown = [
        value for value in FILLED[field].values() if isinstance(value, str) and value not in ("yes", "no")
    ]
    assert [
        value for value in shown if value.split("\n")[0] not in page and not value.startswith("2026")
    ] == []
    assert "They said so" in entry and "changed" in entry
    text = str(Record.objects.get(id=row.id).document)
    assert "'unknown'" not in text


def test_a_place_is_not_written_here(ana: OpenMember) -> None:
    desk = factories.signed_in(ProgramClient("desk"), ana)
    assert desk.get(f"/directory/{service().id}/change/place/").status_code == 404


def test_a_night_shift_and_a_long_day_become_two_rules(ana: OpenMember) -> None:
    row = service()
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        desk.post(
            f"/directory/{row.id}/change/hours/",
            FILLED["hours"] | {"TU_from_1": "09:00", "TU_to_1": "12:00"}
            | {"SU_from_1": "18:00", "SU_to_1": "00:00"}
            | {"method": "PHONE", "why": "So", "seen": seen(row, "hours")},
        )  # fmt: skip
    rules = {
        (one["byday"], one["opens_at"], one["closes_at"], one["timezone_name"])
        for one in Record.objects.get(id=row.id).document["schedules"]
    }
    zone = "America/Denver"
    assert rules == {
        ("MO,TU", "09:00", "12:00", zone),
        ("MO", "13:00", "17:00", zone),
        ("FR", "20:00", "06:00", zone),
        ("SU", "18:00", "24:00", zone),
    }


@pytest.mark.parametrize(
    ("field", "spoilt", "sentence"),
    [("hours", {"MO_from_1": "09:00", "MO_to_1": ""}, "Monday: write from when to when."),
     ("hours", {"MO_from_1": "nine"}, "write the hour as 09:00"),
     ("who", {"minimum_age": "30", "maximum_age": "20"}, "under the youngest"),
     ("who", {"minimum_age": "old"}, "write a whole number"),
     ("phone", {"number_1": "ask"}, "write its digits"),
     ("web", {"url": "not a page at all"}, "Write the web address"),
     ("room", {"updated": "2030-01-01T10:00"}, "has not come yet"),
     ("what", {"description": "x" * 2001}, "under 2000 letters"),
     ("what", {"why": ""}, "why. It stands in the history"),
     ("what", {"why": "x" * 301}, "under 300 letters"),
     ("what", {"method": "DREAM"}, "Choose one of these ways"),
     ("area", {"counties": ["nowhere"]}, "choose again")],
)  # fmt: skip
def test_bad_input_keeps_what_was_typed(
    ana: OpenMember, field: str, spoilt: dict[str, str], sentence: str
) -> None:
    row = service()
    desk = ProgramClient("desk")
    with clock.fixed(NOON):
        factories.signed_in(desk, ana)
        sent = FILLED[field] | {"method": "PHONE", "why": "Kept words", "seen": seen(row, field)} | spoilt
        page = desk.post(f"/directory/{row.id}/change/{field}/", sent)
    text = page.content.decode()
    assert (
        page.status_code == 422
        and sentence in text
        and (spoilt.get("why") is not None or "Kept words" in text)
    )


def test_day_and_night_is_a_tick_and_an_empty_grid() -> None:
    hours = {"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "24:00", "holidays": "open"}
    first = FORMS["hours"].first({"schedules": [hours]})
    assert first == {"always": True, "note": "", "holidays": "open"}
    night = FORMS["hours"].first({"schedules": [hours | {"opens_at": "20:00", "closes_at": "06:00"}]})
    assert "always" not in night and night["MO_from_1"] == "20:00" and night["SU_to_1"] == "06:00"
