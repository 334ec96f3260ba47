"""Numbers: who stands first, what is said of each, and which never come out."""

from datetime import date
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import NotInPack, PackBroken

RESEARCHED = """
c-911 c-988 c-abqsane c-cvrc c-cyfd-sci c-cyfd-text c-fbi-abq c-fed-1-888-428-7581 c-hsi-new
c-hsi-old c-ncmec c-ndvh c-nhth c-nm-768free c-nm-getfree c-nm-warmline c-nmcal c-nmcsap c-nmla-dv
c-nrs c-safehome c-speak c-strongh c-translife c-whd
"""
CALLED = """
[contact.called]
on = 2026-11-20
who.en = "an advocate"
who.es = "una persona de apoyo"
hours.en = "Day and night"
hours.es = "Día y noche"
languages.en = "English, Spanish"
languages.es = "Inglés, español"
"""


@pytest.mark.parametrize("locale", ["en", "es"])
def test_danger_and_the_national_line_stand_first(new_mexico: Pack, locale: str) -> None:
    assert [contact.id for contact in new_mexico.contacts(locale)][:2] == ["c-911", "c-nhth"]


def test_the_numbers_that_may_stand_on_a_page_are_these(new_mexico: Pack) -> None:
    shown = {contact.id for contact in new_mexico.contacts("en")}
    read_on_an_official_page = {"c-911", "c-nhth", "c-cyfd-sci", "c-988", "c-nmcsap", "c-strongh", "c-nrs"}
    assert shown == read_on_an_official_page | {"c-nm-getfree"}


def test_a_hidden_number_never_comes_out(new_mexico: Pack) -> None:
    hidden = {
        channel["value"].lstrip("1")
        for entry in new_mexico.source.document["contacts"]["contact"]
        if entry["id"] in new_mexico.hidden_ids()
        for channel in entry["channel"]
    }
    assert len(hidden) >= 15
    for locale in new_mexico.locales:
        said = repr(new_mexico.contacts(locale)).replace("-", "")
        assert not [number for number in hidden if number in said]


@pytest.mark.parametrize("id", ["c-nm-768free", "c-fed-1-888-428-7581", "c-ncmec", "c-nowhere"])
def test_a_hidden_contact_is_as_unknown_as_one_that_is_not_there(new_mexico: Pack, id: str) -> None:
    with pytest.raises(NotInPack):
        new_mexico.contact(id, "en")


def test_every_row_of_the_research_is_recorded(new_mexico: Pack) -> None:
    recorded = {entry["id"] for entry in new_mexico.source.document["contacts"]["contact"]}
    assert set(RESEARCHED.split()) <= recorded


def test_a_sourced_number_says_who_printed_it_and_that_no_call_confirmed_it(new_mexico: Pack) -> None:
    contact = new_mexico.contact("c-nm-getfree", "en")
    assert contact.mark == (
        "Printed by Rio Metro and the New Mexico notice law. Not yet confirmed by a call."
    )
    assert new_mexico.contact("c-nhth", "en").mark == ""


def test_a_sourced_number_without_its_mark_is_refused(copied: Path) -> None:
    path = copied / "us_nm/contacts.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if "Rio Metro" not in line), encoding="utf-8")
    with pytest.raises(PackBroken, match="c-nm-getfree"):
        load("us_nm", (copied,)).contacts("en")


def test_two_dates_stand_on_every_number(new_mexico: Pack) -> None:
    contact = new_mexico.contact("c-nmcsap", "en")
    assert contact.printed == "Printed by nmcsap.org, October 21, 2024."
    assert contact.called == "Nobody has called yet to check."
    assert new_mexico.contact("c-nmcsap", "es").printed == "Publicado por nmcsap.org, 21 de octubre de 2024."


def test_a_page_without_a_date_says_so(new_mexico: Pack) -> None:
    assert new_mexico.contact("c-cyfd-sci", "en").printed == "Printed by cyfd.nm.gov, no date on the page."


def test_nobody_calls_the_emergency_number_as_a_test(new_mexico: Pack) -> None:
    assert new_mexico.contact("c-911", "en").called == "This number is never called as a test."


def test_a_call_is_told_with_who_answered_hours_and_languages(copied: Path) -> None:
    _record_call(copied, "c-strongh")
    contact = load("us_nm", (copied,)).contact("c-strongh", "en")
    assert contact.called == ("We called on November 20, 2026: an advocate. Day and night. English, Spanish.")
    assert contact.fact.called_on == date(2026, 11, 20)


def test_a_number_never_called_stands_after_one_that_was(copied: Path) -> None:
    _record_call(copied, "c-strongh")
    ids = [contact.id for contact in load("us_nm", (copied,)).contacts("en")]
    assert ids[:3] == ["c-911", "c-nhth", "c-nm-getfree"]
    assert ids.index("c-strongh") < min(ids.index("c-988"), ids.index("c-nrs"))


def test_every_channel_says_who_answers_who_sees_when_and_in_what_language(new_mexico: Pack) -> None:
    for locale in new_mexico.locales:
        for contact in new_mexico.contacts(locale):
            for channel in contact.channels:
                assert all((channel.hours, channel.languages, channel.who_answers, channel.who_sees))


def test_a_channel_has_the_languages_of_that_channel(new_mexico: Pack) -> None:
    line = new_mexico.contact("c-nhth", "en")
    call, text = line.channel("call"), line.channel("text")
    assert call is not None and "200" in call.languages
    assert text is not None and text.languages == "English and Spanish only."


def test_links_open_the_phone(new_mexico: Pack) -> None:
    dock = new_mexico.dock("en")
    assert (dock.call.href, dock.text.href, dock.danger.href) == (
        "tel:+18883737888",
        "sms:233733?&body=HELP",
        "tel:911",
    )
    code = new_mexico.contact("c-cyfd-sci", "en").channel("code")
    assert code is not None and (code.display, code.href) == ("#SAFE", "tel:%237233")


@pytest.mark.parametrize("locale", ["en", "es"])
def test_danger_shows_three_ways_and_a_sentence_to_say(new_mexico: Pack, locale: str) -> None:
    ways = new_mexico.danger(locale)
    assert [way.id for way in ways] == ["emergency", "advocate", "place"]
    assert [way.contact.police if way.contact else None for way in ways] == [True, False, None]
    assert ways[2].say


def _record_call(copied: Path, id: str) -> None:
    path = copied / "us/contacts.toml"
    head, start, rest = path.read_text(encoding="utf-8").partition(f'id = "{id}"')
    entry, next_one, tail = rest.partition("\n[[contact]]")
    path.write_text(head + start + entry + CALLED + next_one + tail, encoding="utf-8")


def test_of_two_numbers_that_differ_both_are_recorded_and_only_the_printed_one_is_shown(
    new_mexico: Pack,
) -> None:
    entries = {entry["id"]: entry for entry in new_mexico.source.document["contacts"]["contact"]}
    conflicts = {id: entry["conflicts_with"] for id, entry in entries.items() if "conflicts_with" in entry}
    assert conflicts["c-nm-768free"] == "c-nm-getfree"
    assert conflicts["c-hsi-new"] == "c-hsi-old" and conflicts["c-hsi-old"] == "c-hsi-new"
    assert set(conflicts) <= new_mexico.hidden_ids()
    assert new_mexico.contact("c-nm-getfree", "en").channel("call") is not None
