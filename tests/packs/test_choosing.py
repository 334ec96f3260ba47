"""Contacts are chosen by situation, county, language, age and hour; old checks are told."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import Contact, Opening, PackBroken
from tests.packs import invented

DENVER = ZoneInfo("America/Denver")
# Monday nights until six, weekday mornings, Sunday until midnight.
WEEK = (((9 * 60, 12 * 60), (22 * 60, 6 * 60)),) + ((),) * 5 + (((20 * 60, 24 * 60),),)
NIGHT_OF_SPRING = ((), (), (), (), (), ((22 * 60, 4 * 60),), ())


@pytest.fixture
def zaruma(tmp_path: Path) -> Pack:
    return load("zaruma", (invented.build(tmp_path),))


@pytest.fixture
def lantern(zaruma: Pack) -> Contact:
    return zaruma.contact("c-lantern", "en")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 23, 8, 59, tzinfo=DENVER), False),
        (datetime(2026, 11, 23, 9, 0, tzinfo=DENVER), True),
        (datetime(2026, 11, 23, 12, 0, tzinfo=DENVER), False),
        (datetime(2026, 11, 23, 23, 59, tzinfo=DENVER), True),
        (datetime(2026, 11, 24, 0, 0, tzinfo=DENVER), True),
        (datetime(2026, 11, 24, 5, 59, tzinfo=DENVER), True),
        (datetime(2026, 11, 24, 6, 0, tzinfo=DENVER), False),
        (datetime(2026, 11, 23, 1, 0, tzinfo=DENVER), False),
        (datetime(2026, 11, 22, 23, 59, tzinfo=DENVER), True),
        (datetime(2026, 11, 23, 0, 0, tzinfo=DENVER), False),
    ],
)
def test_hours_go_on_past_midnight(moment: datetime, is_open: bool) -> None:
    opening = Opening(zone="America/Denver", week=WEEK)
    assert opening.open_at(moment) is is_open
    assert opening.open_at(moment.astimezone(UTC)) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        # 8 March 2026: at 02:00 the clocks of Denver go to 03:00. Closing at four is an hour sooner.
        (datetime(2026, 3, 8, 8, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 8, 9, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 8, 10, 0, tzinfo=UTC), False),
        # 1 November 2026: at 02:00 they go back to 01:00. Closing at four is an hour later.
        (datetime(2026, 11, 1, 10, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 1, 11, 0, tzinfo=UTC), False),
    ],
)
def test_hours_follow_the_clock_on_the_wall_when_the_season_changes(moment: datetime, is_open: bool) -> None:
    assert Opening(zone="America/Denver", week=NIGHT_OF_SPRING).open_at(moment) is is_open


def test_always_is_always_and_unknown_is_unknown(new_mexico: Pack) -> None:
    moment = datetime(2026, 12, 25, 3, 0, tzinfo=UTC)
    assert new_mexico.contact("c-nhth", "en").open_at(moment) is True
    assert new_mexico.contact("c-nm-getfree", "en").open_at(moment) is None


def test_hours_are_those_of_the_jurisdiction(lantern: Contact) -> None:
    guayaquil = ZoneInfo("America/Guayaquil")
    assert lantern.open_at(datetime(2026, 11, 23, 9, 0, tzinfo=guayaquil)) is True
    assert lantern.open_at(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) is False


def test_a_contact_says_whom_it_is_there_for(lantern: Contact) -> None:
    assert (lantern.situations, lantern.counties, lantern.ages) == (("talk",), ("high",), (12, 21))
    assert lantern.serves("high") and not lantern.serves("low")
    assert lantern.takes(12) and not lantern.takes(22)


def test_languages_are_known_channel_by_channel(lantern: Contact) -> None:
    call, text = lantern.channel("call"), lantern.channel("text")
    assert call is not None and text is not None
    assert call.interprets() and not text.interprets()
    assert text.speaks("es") and not call.speaks("en")


def test_the_national_line_texts_in_two_languages_only(new_mexico: Pack) -> None:
    text = new_mexico.contact("c-nhth", "es").channel("text")
    assert text is not None and text.language_codes == ("en", "es")


def test_only_situations_that_someone_is_there_for_are_offered(zaruma: Pack) -> None:
    assert [(one.code, one.label) for one in zaruma.situations("es")] == [
        ("danger", "Estoy en peligro"),
        ("talk", "Quiero hablar"),
    ]


def test_every_public_contact_can_be_found_by_situation_and_county(new_mexico: Pack) -> None:
    known = {situation.code for situation in new_mexico.situations("en")}
    for contact in new_mexico.contacts("en"):
        assert contact.situations and set(contact.situations) <= known, contact.id
        assert contact.counties, contact.id


@pytest.mark.parametrize(("days", "told"), [(0, False), (180, False), (181, True), (4000, True)])
def test_an_old_check_of_a_line_that_never_vanishes_is_told(lantern: Contact, days: int, told: bool) -> None:
    assert lantern.last_check == date(2026, 1, 1)
    banner = lantern.banner(date(2026, 1, 1) + timedelta(days=days))
    assert banner == ("Last checked in January 2026. It may have changed." if told else "")


def test_a_line_with_no_date_says_so_and_stays(tmp_path: Path) -> None:
    root = invented.build(tmp_path)
    path = root / "zaruma/contacts.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('checked = "2026-01"\n', ""), encoding="utf-8")
    contact = load("zaruma", (root,)).contact("c-lantern", "en")
    assert contact.banner(date(2026, 1, 1)) == "We do not know when this was last checked."


def test_a_number_that_must_never_be_tested_has_no_banner(zaruma: Pack) -> None:
    assert zaruma.contact("c-112", "en").banner(date(2036, 1, 1)) == ""


@pytest.mark.parametrize(
    "wrong",
    ['monday = ["9-5"]', 'monday = ["25:00-26:00"]', 'moonday = ["09:00-10:00"]', 'timezone = "Zaruma/Alto"'],
)
def test_hours_that_cannot_be_read_are_refused(tmp_path: Path, wrong: str) -> None:
    root = invented.build(tmp_path)
    path = root / "zaruma/contacts.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('sunday = ["20:00-24:00"]', wrong), encoding="utf-8")
    with pytest.raises(PackBroken):
        load("zaruma", (root,)).contacts("en")
