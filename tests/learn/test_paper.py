"""Sheets and cards as files, read back: tagged, one page, every number as in the pack, no broken letter."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader

from luminaria.kernel import clock
from luminaria.learn.paper import CARDS, Paper, sheet
from luminaria.learn.paper.files import file
from luminaria.packs import pack
from luminaria.packs.rules import Contact
from luminaria.ui import paper as press

LOCALES = pack().locales
COUNTIES = [county.id for county in pack().counties("en")]
NUMBER = re.compile(r"#\w+|\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b\d{5,6}\b")


def _read(page: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(file(page)))


def _text(pdf: PdfReader) -> str:
    """Without line ends: a sentence may be broken anywhere."""
    return " ".join(pdf.pages[0].extract_text().split())


def _displays(contact: Contact) -> set[str]:
    return {
        channel.display for channel in contact.channels if channel.kind in ("call", "text", "tty", "code")
    }


def _everything() -> list[Paper]:
    cards = [make(locale) for make in CARDS.values() for locale in LOCALES]
    return cards + [sheet(county, locale) for county in COUNTIES for locale in LOCALES]


@pytest.fixture(scope="module")
def everything() -> list[tuple[Paper, PdfReader, str]]:
    """Every file there is, with its text."""
    read = [(page, _read(page)) for page in _everything()]
    return [(page, pdf, _text(pdf)) for page, pdf in read]


def test_there_is_a_sheet_for_every_county_in_every_language(
    everything: list[tuple[Paper, PdfReader, str]],
) -> None:
    sheets = [page for page, _, _ in everything if page.kind == "county"]
    assert len(COUNTIES) == 33
    assert len(sheets) == 33 * len(LOCALES)
    assert len({(page.title, page.locale) for page in sheets}) == len(sheets)


def test_every_file_is_tagged_titled_in_its_language_and_one_page(
    everything: list[tuple[Paper, PdfReader, str]],
) -> None:
    for page, pdf, _ in everything:
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], page.title
        assert root["/Lang"] == page.locale
        assert pdf.metadata is not None
        assert pdf.metadata.title == page.title
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert pdf.metadata.author is None
        assert len(pdf.pages) == 1, page.title
        assert pdf.metadata.creation_date == datetime.combine(page.day, datetime.min.time(), UTC)


def test_the_first_thing_read_aloud_is_the_title_as_a_heading_then_safety(
    everything: list[tuple[Paper, PdfReader, str]],
) -> None:
    for page, pdf, text in everything:
        first = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()["/K"][0].get_object()
        assert first["/S"] == "/H1", page.title
        words = pack().words(page.locale)
        neutral = page.kind in ("plain", "slips")
        one, two = ("plain_first", "plain_apart") if neutral else ("safe_first", "safe_apart")
        assert text.startswith(f"{page.title} {words['card.' + one]} {words['card.' + two]}"), page.title


def test_every_number_is_one_of_the_pack_and_none_is_missing(
    everything: list[tuple[Paper, PdfReader, str]],
) -> None:
    for page, _, text in everything:
        contacts = {contact.id: contact for contact in pack().contacts(page.locale)}
        known = {display for contact in contacts.values() for display in _displays(contact)}
        streets = set(NUMBER.findall(_street(page)))
        assert set(NUMBER.findall(text)) - known - streets == set(), page.title
        for number in _numbers(page.data):
            assert number in text, (page.title, number)
        if page.kind == "county":
            assert {number for number in known if number not in text} == set(), page.title


def _street(page: Paper) -> str:
    """Where the hospital of a sheet stands: the number of a house is no number to call."""
    county = next((one for one in pack().counties(page.locale) if one.full in page.title), None)
    return county.hospital.address if page.kind == "county" and county and county.hospital else ""


def _numbers(data: object) -> set[str]:
    """The numbers that stand in the data of a page, wherever."""
    if isinstance(data, dict):
        return {number for value in data.values() for number in _numbers(value)}
    if isinstance(data, list | tuple):
        return {number for value in data for number in _numbers(value)}
    number = getattr(data, "number", None)
    if number is not None:
        return {str(number)}
    return _numbers(data.reach) if hasattr(data, "reach") else set()


def test_a_sourced_number_bears_its_mark_and_every_number_its_dates(
    everything: list[tuple[Paper, PdfReader, str]],
) -> None:
    marked = 0
    for page, _, text in everything:
        if page.kind in ("plain", "slips"):
            continue
        for contact in pack().contacts(page.locale):
            if contact.main.display in text:
                assert contact.printed in text, (page.title, contact.id)
                assert contact.called in text
                assert contact.banner(clock.now().date()) in text
                assert contact.mark in text
                assert page.kind == "pocket" or contact.id == "c-911" or contact.who_sees in text
                marked += bool(contact.mark)
    assert marked > 33 * len(LOCALES)


def test_no_letter_is_missing_from_the_fonts(everything: list[tuple[Paper, PdfReader, str]]) -> None:
    for page, pdf, text in everything:
        assert "\ufffd" not in text, page.title
        assert "\x00" not in text
        for font in pdf.pages[0]["/Resources"]["/Font"].values():
            program = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile3" in program or "/FontFile2" in program, page.title


@pytest.mark.parametrize("words", ["Diné Bizaad: Łį́į́ʼ, ąą, ǫ́, ńłʼeʼ", "Tiếng Việt: ơ ư ễ ặ ộ"])
def test_letters_of_languages_to_come_are_in_the_fonts(words: str) -> None:
    page = CARDS["plain"]("en")
    said = Paper(page.kind, page.locale, words, page.day, page.data)
    assert words.split()[0] in _text(_read(said))
    data = file(said)
    assert b".notdef" not in data
    read = "".join(_text(_read(said)).split())
    assert all(sign in read for sign in words if sign.isalpha())


def test_a_check_that_is_too_old_is_said_on_paper_too() -> None:
    with clock.moved(timedelta(days=2_000)):
        old = [contact for contact in pack().contacts("en") if contact.banner(clock.now().date())]
        text = _text(_read(sheet("taos", "en")))
    assert len(old) > 1
    assert [contact.id for contact in old if contact.banner(clock.now().date()) not in text] == []


def test_a_line_that_is_gone_leaves_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pack().contacts("en")
    gone = tuple(contact for contact in whole if contact.id not in ("c-strongh", "c-988"))
    monkeypatch.setattr(type(pack()), "contacts", lambda here, locale: gone)
    for kind in ("pocket", "plain"):
        text = _text(_read(CARDS[kind]("en")))
        assert "1-844-762-8483" not in text
        assert "988" not in text
        assert "911" in text


def test_the_same_facts_give_the_same_bytes() -> None:
    page = sheet("dona-ana", "es")
    first = file(page)
    press._kept.clear()
    assert file(page) == first


def test_a_text_is_never_read_as_code() -> None:
    page = CARDS["slips"]("en")
    said = 'x #panic("y") $a$ *b* \\ "c" #import "z.typ": *'
    read = _text(_read(Paper(page.kind, page.locale, said, page.day, page.data)))
    assert read.startswith(said)


def test_a_file_is_set_once_and_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(press, "_set", lambda source, said, day: made.append(said) or b"paper")
    monkeypatch.setattr(press, "MOST_KEPT", 3)
    press._kept.clear()
    for id in COUNTIES[:2] * 5:
        file(sheet(id, "en"))
    assert len(made) == 2
    for id in COUNTIES[:9]:
        file(sheet(id, "en"))
    assert len(press._kept) == 3
    press._kept.clear()


def test_many_who_ask_at_once_wait_for_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = press._set

    def counted(source: bytes, said: str, day: date) -> bytes:
        made.append(1)
        return real(source, said, day)

    monkeypatch.setattr(press, "_set", counted)
    press._kept.clear()
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda _: file(sheet("lea", "en")), range(24)))
    assert len(made) == 1
    assert len(set(answers)) == 1
