"""Lists, figures, links, days of the year, counties, and the lines of a page that name them."""

from datetime import date
from pathlib import Path

import pytest

from luminaria.packs import Pack, load
from luminaria.packs.rules import Block, Day, Fact, NotInPack, PackBroken
from luminaria.packs.rules.calendar import upcoming
from tests.packs import invented

FACT = Fact("verified", "a source", "", "not yet")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return invented.build(tmp_path)


def _zaruma(root: Path) -> Pack:
    return load("zaruma", (root,))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _blocks(pack: Pack, locale: str = "es") -> list[Block]:
    page = pack.page("salt-and-law", locale)
    return [block for section in page.sections for block in section.blocks]


def test_a_list_has_its_items_with_codes_and_links(root: Path) -> None:
    listed = _zaruma(root).list("tricks", "en")
    assert (listed.title, listed.ordered, listed.covers) == ("Tricks", True, ("D4",))
    assert [(item.id, item.href) for item in listed.items] == [
        ("false-job", "/en/salt-and-law/"),
        ("debt", ""),
    ]
    assert "the gazette" in listed.printed


def test_an_item_that_may_not_be_shown_is_left_out(root: Path) -> None:
    _change(root / "zaruma/lists/tricks.toml", 'id = "debt"', 'id = "debt"\nstatus = "unverified"')
    assert [item.id for item in _zaruma(root).list("tricks", "es").items] == ["false-job"]


def test_a_list_that_may_not_be_shown_is_unknown(root: Path) -> None:
    _change(root / "zaruma/lists/tricks.toml", '"sourced"', '"second_hand"')
    (root / "zaruma/pages/en/salt-and-law.md").unlink()
    with pytest.raises(NotInPack):
        _zaruma(root).list("tricks", "en")


def test_a_superseded_figure_is_never_shown(root: Path) -> None:
    pack = _zaruma(root)
    assert [figure.id for figure in pack.figures("en")] == ["f-new"]
    assert (pack.figure("f-new", "es").year, pack.figure("f-new", "en").caveat) == ("2025", "Calls only.")
    with pytest.raises(NotInPack):
        pack.figure("f-old", "en")


def test_a_link_says_who_runs_it_and_when_a_person_opened_it(root: Path) -> None:
    opened, unopened = _zaruma(root).links("es")
    assert (opened.host, opened.faith, opened.police) == ("council.example", True, False)
    assert opened.checked_on == date(2026, 10, 1)
    assert opened.checked == "Abrimos este enlace por última vez el 1 de octubre de 2026."
    assert unopened.checked == "Aún no hemos abierto este enlace."


@pytest.mark.parametrize(
    ("start", "end", "today", "following"),
    [
        ((1, 11), (1, 11), date(2026, 11, 21), date(2027, 1, 11)),
        ((1, 11), (1, 11), date(2026, 1, 11), date(2026, 1, 11)),
        ((1, 1), (1, 31), date(2026, 1, 20), date(2026, 1, 1)),
        ((11, 22), (1, 11), date(2026, 11, 21), date(2026, 11, 22)),
        ((11, 22), (1, 11), date(2027, 1, 11), date(2026, 11, 22)),
        ((11, 22), (1, 11), date(2027, 1, 12), date(2027, 11, 22)),
    ],
)
def test_the_next_time_of_a_day(
    start: tuple[int, int], end: tuple[int, int], today: date, following: date
) -> None:
    day = Day("d", "", "", start, end, "", "", FACT)
    assert day.next_on(today) == following
    assert day.is_on(today) is (following <= today)


def test_the_day_that_comes_next_stands_first(root: Path) -> None:
    days = _zaruma(root).calendar("en")
    assert [(day.id, day.when) for day in days] == [
        ("salt-day", "March 5"),
        ("long-night", "December 20 to January 6"),
    ]
    assert [day.id for day in upcoming(days, date(2026, 11, 21))] == ["long-night", "salt-day"]


def test_counties_know_their_hospital_even_in_another_one(root: Path) -> None:
    pack = _zaruma(root)
    high, low, far = pack.counties("es")
    assert high.hospital is not None and high.hospital.name == "Hospital del Alba"
    assert not high.hospital_elsewhere and low.hospital_elsewhere
    assert far.hospital is None and far.text911 == "unknown"
    assert pack.county("high", "en").label == (10.0, 20.5)
    assert pack.county_kind("en").many == "quarters"
    with pytest.raises(NotInPack):
        pack.county("nowhere", "en")


@pytest.mark.parametrize(("status", "named"), [("verified", True), ("sourced", True), ("second_hand", False)])
def test_a_hospital_is_named_when_it_has_a_source_and_bears_a_mark_until_somebody_calls(
    root: Path, status: str, named: bool
) -> None:
    _change(root / "zaruma/hospitals.toml", '"verified"', f'"{status}"')
    pack = _zaruma(root)
    high = pack.county("high", "en")
    assert (high.hospital is not None) is named
    assert high.hospital_called is (status == "verified")
    if not named:
        with pytest.raises(NotInPack):
            pack.hospital("h-dawn", "en")


@pytest.mark.parametrize("locale", ["en", "es"])
def test_lines_of_a_page_bring_what_they_name(root: Path, locale: str) -> None:
    listed, figure, link, signs, days, contact, _ = _blocks(_zaruma(root), locale)
    assert listed.listed is not None and listed.listed.code == "tricks"
    assert figure.figure is not None and figure.figure.id == "f-new"
    assert link.link is not None and link.link.url == "https://www.council.example/help"
    assert signs.setting_code == "salt" and signs.setting is not None
    assert [day.id for day in days.days] == ["salt-day", "long-night"]
    assert contact.contact_id == "c-lantern"


@pytest.mark.parametrize(
    "line",
    ["@list nothing", "@figure f-old", "@link l-none", "@signs moon", "@contact c-none", "@list", "@magic x"],
)
def test_a_line_that_names_nothing_public_is_refused(root: Path, line: str) -> None:
    _change(root / "zaruma/pages/en/salt-and-law.md", "@calendar", line)
    with pytest.raises(PackBroken, match="salt-and-law"):
        _zaruma(root).pages("en")


def test_a_page_knows_its_place_its_warning_and_what_it_covers(root: Path) -> None:
    pack = _zaruma(root)
    page = pack.page("salt-and-law", "en")
    assert (page.group, page.order, page.covers, page.grade) == ("rights", 20, ("B13", "C2"), "law")
    assert page.warning == "This page speaks of debt."
    assert pack.pages("en", group="rights") == (page,)
    assert pack.pages("en", group="work") == ()
