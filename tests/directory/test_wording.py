"""A listed service in words: each fact is said once, unknown ones are said to be so, in two languages."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from luminaria.directory.rules.listing import Standing
from luminaria.directory.wording import Entry, Facts, entry
from luminaria.kernel import clock
from luminaria.packs import pack

SERVICE: dict[str, Any] = {
    "id": "11111111-1111-4111-8111-111111111111",
    "name": "Night desk",
    "description": "A person answers at night. You can stay until morning.",
    "phones": [
        {"number": "505-555-0101", "extension": 4, "languages": [{"code": "es", "name": "Spanish"}]},
        {"number": "505-555-0102", "type": "text"},
        {"number": "505-555-0103", "type": "fax"},
        {"number": ""},
    ],
    "url": "https://www.night.example/",
    "email": "desk@night.example",
    "languages": [{"code": "en"}, {"name": "Towa"}, {"code": "nv", "note": "by phone"}],
    "minimum_age": 18,
    "serves": {"genders": ["women"], "populations": ["immigrants"], "excludes": ["men"]},
    "asks": {"immigration_status": "no", "identification": "yes"},
    "takes": {"children": "yes", "pets": "no"},
    "cost_options": [{"option": "A night", "amount": 0}, {"option": "A week", "amount": 12.5}],
    "capacities": [{"unit": {"name": "beds"}, "available": 2, "updated": "2026-11-21T08:00:00-07:00"}],
    "referrals": {"accepts": "yes", "how": ["phone"], "warm_transfer": "yes"},
    "sources": [{"name": "Their page", "publisher": "Night Desk", "date": "2026-10-01"}],
    "verification": [{"field": "phone", "method": "PHONE", "checked_on": "2026-11-20", "role": "advocate"}],
    "translations": {"es": {"name": "Mesa de noche", "description": "Alguien contesta de noche."}},
}
PLACE = {
    "location": {
        "name": "Front desk",
        "county": "taos",
        "addresses": [
            {"address_1": "1 Lamp Road", "city": "Taos", "state_province": "NM", "postal_code": "87571"}
        ],
    }
}


def _said(locale: str = "en", *, standing: Standing = Standing.PRINTED, **changes: Any) -> Entry:
    with clock.fixed(datetime(2026, 11, 21, 18, tzinfo=UTC)):
        facts = Facts(
            SERVICE | changes,
            {"name": "Lamp House"},
            [PLACE],
            standing,
            date(2026, 11, 20),
            counties=("taos", "rio-arriba"),
            needs=("HOUSING", "SAFETY"),
        )
        return entry(facts, locale)


def test_numbers_lead_to_a_telephone_and_a_fax_to_nothing() -> None:
    ways = _said().reach
    assert [(one.word, one.number, one.href) for one in ways] == [
        ("Call", "505-555-0101, extension 4", "tel:+15055550101"),
        ("Text", "505-555-0102", "sms:+15055550102"),
        ("Fax", "505-555-0103", ""),
    ]
    assert ways[0].note == "Spanish"


def test_pages_and_mail_are_links() -> None:
    assert [(one.number, one.href) for one in _said().web] == [
        ("night.example", "https://www.night.example/"),
        ("desk@night.example", "mailto:desk@night.example"),
    ]


def test_whom_it_is_for_and_what_nobody_knows() -> None:
    said = _said()
    assert said.who == ("Age 18 and up.", "For women.", "For immigrants.", "Does not take men.")
    assert said.asks == (
        "It asks for an ID.",
        "It does not ask about your papers.",
        "We do not know if it asks for a police report, proof of what happened.",
    )
    assert said.takes[-1] == "We do not know if it takes a wheelchair, couples."
    assert said.languages == "English, Towa, Diné Bizaad (Navajo) (by phone)."


def test_a_price_of_nothing_is_free() -> None:
    assert _said().cost == ("A night: Free.", "A week: 12.5 USD")


def test_room_is_told_with_its_day_and_an_old_number_is_not_told() -> None:
    assert _said().room == ("2 beds free, told on November 21, 2026. Ask if that still holds.",)
    old = [SERVICE["capacities"][0] | {"updated": "2026-11-01T08:00:00Z"}]
    assert _said(capacities=old).room == ("Last told about room on November 1, 2026. Ask how it is now.",)
    assert _said(capacities=[{"updated": "soon"}]).room == ()


def test_two_dates_never_one() -> None:
    printed, asked = _said().dated
    assert printed == "Printed by Night Desk, October 1, 2026."
    assert asked == pack().words("en")["contact.not_called"]
    assert _said(standing=Standing.CONFIRMED).dated[1] == "We asked on November 20, 2026."
    assert _said(standing=Standing.OLD, sources=[]).dated[0] == "Last check: November 20, 2026."
    assert _said().facts == (("Number", "by phone", "November 20, 2026"),)


def test_the_first_call_stands_for_a_place_that_is_not_printed() -> None:
    gate = {"name": "Night line", "how": "Say that you need a bed.", "phones": [{"number": "505-555-0199"}]}
    said = _said(front_gate=gate)
    assert said.gate[0] == "Call first. The place is not printed."
    assert said.gate_reach[0].href == "tel:+15055550199"


def test_hours_are_said_as_people_say_them() -> None:
    week = [{"freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR", "opens_at": "09:00", "closes_at": "17:00"}]
    assert _said(schedules=week).hours[0].startswith("Monday to Friday")
    assert _said("es", schedules=week).hours[0].casefold().startswith("lunes a viernes")


def test_a_place_and_an_area() -> None:
    said = _said()
    assert said.places[0].lines == ("1 Lamp Road, Taos, NM 87571",)
    assert said.places[0].county == "Taos"
    assert said.area == "Taos, Rio Arriba."
    assert said.organization == "Lamp House"
    assert said.short == "A person answers at night."


def test_words_of_another_language_say_which() -> None:
    spanish = _said("es")
    assert (spanish.name, spanish.lang) == ("Mesa de noche", "")
    assert spanish.who[0] == "Desde los 18 años."
    assert spanish.needs == ("Un lugar donde vivir", "Estar a salvo hoy")
    assert _said("es", translations={}).lang == "en"
    assert _said("en").lang == ""


@pytest.mark.parametrize("locale", pack().locales)
@pytest.mark.parametrize(
    "broken",
    [
        {name: odd for name in SERVICE if name != "id"}
        for odd in (None, "", "x", 7, [], {}, [None, 3, "x"], {"x": [1]}, [{"x": None}], True)
    ],
)
def test_a_document_of_any_shape_breaks_nothing(locale: str, broken: dict[str, Any]) -> None:
    assert _said(locale, **broken).area


@pytest.mark.parametrize("locale", pack().locales)
def test_nothing_known_is_said_plainly(locale: str) -> None:
    said = entry(Facts({"id": "x", "name": "A name", "status": "active"}, standing=Standing.NAMED), locale)
    words = pack().words(locale)
    assert said.hours == (words["service.hours_unknown"],)
    assert said.languages == words["service.languages_unknown"]
    assert said.area == words["service.area_unknown"]
    assert said.dated[0] == words["service.dated.never"]
