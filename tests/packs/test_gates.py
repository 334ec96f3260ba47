"""`pack check` on the invented jurisdiction: each new kind has its gate, with file, line and what to do."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.urls import resolve

from luminaria.kernel import clock
from luminaria.packs.check import Finding, check
from luminaria.packs.check.pages import ADDRESSES
from tests.packs import invented

LIST, PAGE, ES = "lists/tricks.toml", "pages/en/salt-and-law.md", "pages/es/salt-and-law.md"
FAULTS = [
    # file, what it says, what it is spoilt to, a word of the finding, what the line holds
    (LIST, 'status = "sourced"', 'status = "sure"', "status", None),
    (LIST, 'source_date = "2026"', 'source_date = "spring"', "source_date", None),
    (LIST, 'reviewed_by = "not yet"', "", "reviewed_by", None),
    (LIST, 'id = "debt"', 'id = "false-job"', "stands twice", 'id = "false-job"'),
    (LIST, 'id = "debt"', 'id = "debt"\nstatus = "sure"', "status", 'id = "debt"'),
    (LIST, 'title.es = "Una deuda que crece"', "", "missing in es", "A debt that grows"),
    (LIST, 'title.en = "A debt that grows"\ntitle.es = "Una deuda que crece"', "", "has no title", "debt"),
    (LIST, 'link = "/salt-and-law/"', 'link = "/pepper/"', "leads nowhere", "false-job"),
    (LIST, 'covers = ["D4"]', 'covers = ["D-4"]', "no element", None),
    (LIST, "Each day it is more.", "A victim owes more.", "victim", "A victim"),
    (LIST, "Each day it is more.", "It is 24.9 stones of salt.", "never printed", "24.9"),
    ("pack.toml", 'country = "EC"', "", "needs country", None),
    ("pack.toml", 'country = "EC"', 'country = "Ecuador"', "needs country", None),
    ("figures.toml", 'superseded_by = "f-new"', 'superseded_by = "f-none"', "superseded_by", "f-old"),
    ("figures.toml", 'year = "2025"', 'year = "lately"', "without its year", "f-new"),
    ("figures.toml", 'caveat.en = "Calls only."\ncaveat.es = "Solo llamadas."', "", "no caveat", "f-new"),
    ("links.toml", "https://www.council.example/help", "http://council.example/help", "https", "l-council"),
    ("links.toml", 'checked_on = "2026-10-01"', 'checked_on = "2029-10-01"', "not come yet", "l-council"),
    ("links.toml", 'checked_on = "2026-10-01"', 'checked_on = "2026"', "as 2026-11-21", "l-council"),
    ("calendar.toml", 'start = "03-05"', 'start = "13-05"', "01-31", "salt-day"),
    ("calendar.toml", 'rule = "yearly"', "", "no rule", "long-night"),
    ("counties.toml", 'hospital = "h-dawn"', 'hospital = "h-dusk"', "hospitals.toml", "high"),
    ("counties.toml", 'name = "Lejos"', 'name = "Lejos"\ntext911 = "maybe"', "text911", "far"),
    ("hospitals.toml", 'county = "high"', 'county = "hig"', "where it stands", "h-dawn"),
    ("hospitals.toml", 'place = "Plaza"', "", "needs place", "h-dawn"),
    ("hospitals.toml", 'source_date = "2026"', 'source_date = ""', "needs source_date", "h-dawn"),
    ("contacts.toml", 'situations = ["talk"]', "", "situations is missing", "c-lantern"),
    ("contacts.toml", 'situations = ["talk"]', 'situations = ["sing"]', "does not have sing", "c-lantern"),
    ("contacts.toml", 'counties = ["high"]', 'counties = ["higher"]', "does not have higher", "c-lantern"),
    ("contacts.toml", "ages = [12, 21]", "ages = [21, 12]", "youngest", "c-lantern"),
    ("contacts.toml", '"22:00-06:00"', '"10pm-6am"', "no hours", "c-lantern"),
    ("contacts.toml", '["es", "interpreter"]', '["Spanish"]', "language_codes", "c-lantern"),
    ("contacts.toml", "ages = [12, 21]", 'policy = "gazette"', "policy", "c-lantern"),
    ("contacts.toml", "ages = [12, 21]", 'conflicts_with = "c-112"', "Hide one", "c-lantern"),
    ("contacts.toml", "ages = [12, 21]", 'conflicts_with = "c-9"', "not recorded", "c-lantern"),
    ("contacts.toml", 'status = "sourced"', 'status = "conflict"', "needs conflicts_with", "c-lantern"),
    ("contacts.toml", 'status = "sourced"', 'status = "sourced"\nhold = "x"', "never vanishes", "c-lantern"),
    (PAGE, 'group = "rights"', 'group = "left"', "group is one of", "group"),
    (PAGE, 'grade = "law"', 'grade = "phd"', "grade is one of", "grade"),
    (PAGE, '"B13", ', '"B-13", ', "no element", "covers"),
    (PAGE, 'grade = "law"', 'grade = "law"\naudio = "salt.opus"', "does not lie beside", "audio"),
    (PAGE, "@list tricks", "@list treats", "not public", "@list treats"),
    (PAGE, "@figure f-new", "@figure f-old", "not public", "@figure f-old"),
    (PAGE, "@link l-council", "@link l-none", "not public", "@link l-none"),
    (PAGE, "@signs salt", "@signs pepper", "not public", "@signs pepper"),
    (PAGE, "@calendar", "@sing", "no line that a page", "@sing"),
    (PAGE, "@calendar", "[Go](/pepper/)", "leads nowhere", "/pepper/"),
    (PAGE, "@calendar", "Call {c-none} now.", "{c-none} is unknown", "{c-none}"),
    (PAGE, "@calendar", "{say-none}", "not under [says]", "{say-none}"),
    (PAGE, 'grade = "law"', "help = true", "help page does not say", "report"),
    (ES, "@calendar", "", "lines with @", None),
    ("paper.toml", 'pocket = ["c-lantern"', 'pocket = ["c-none"', "not public", None),
    ("paper.toml", 'slip = "c-lantern"', 'slip = "c-none"', "the slip names", None),
    ("paper.toml", 'contact = "c-112"', 'contact = "c-none"', "the plain card", None),
    ("never.toml", "24", "(24", "cannot be read", None),
]  # fmt: skip
Spoilt = Callable[[str, str, str], list[Finding]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return invented.build(tmp_path)


@pytest.fixture
def spoilt(root: Path) -> Spoilt:
    def replace(file: str, old: str, new: str) -> list[Finding]:
        path = root / "zaruma" / file
        text = path.read_text(encoding="utf-8")
        at = text.find(old, text.find("c-lantern") if file == "contacts.toml" else 0)
        assert at >= 0, f"{file} does not say {old!r}"
        path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
        return check("zaruma", (root,))

    return replace


NAMES = [f"{fault[0]} {fault[3]}" for fault in FAULTS]


@pytest.mark.parametrize(("file", "old", "new", "told", "line"), FAULTS, ids=NAMES)
def test_a_fault_is_found_at_its_line(
    root: Path, spoilt: Spoilt, file: str, old: str, new: str, told: str, line: str | None
) -> None:
    found = [one for one in spoilt(file, old, new) if one.level == "error" and told in one.message]
    assert found, told
    if line is not None:
        lines = (root / "zaruma" / file).read_text(encoding="utf-8").splitlines()
        assert any(one.file == f"zaruma/{file}" and line in lines[one.line - 1] for one in found)


def test_every_finding_says_what_to_do(spoilt: Spoilt) -> None:
    for one in spoilt(LIST, 'status = "sourced"', 'status = "sure"'):
        assert re.search(r"\.$", one.message) and one.line >= 1


def test_a_replaced_figure_may_keep_its_old_number_on_record(spoilt: Spoilt) -> None:
    found = spoilt("figures.toml", "30 calls came in.", "24.9 calls came in.")
    assert [one for one in found if one.level == "error"] == []


def test_a_list_may_be_empty_on_purpose(root: Path) -> None:
    path = root / "zaruma" / LIST
    path.write_text(
        path.read_text(encoding="utf-8").partition("[[item]]")[0] + "item = []\n", encoding="utf-8"
    )
    assert [one for one in check("zaruma", (root,)) if one.level == "error"] == []


@pytest.mark.parametrize("name", ["pages/en/help.md", "pages/es/phone.md", "letter.toml", "paper.toml"])
def test_what_the_program_counts_on_must_be_there(root: Path, name: str) -> None:
    (root / "zaruma" / name).unlink()
    assert any(f"{name} is missing" in one.message for one in check("zaruma", (root,)))


def test_links_that_nobody_opened_are_one_warning(root: Path) -> None:
    with clock.fixed(datetime(2026, 11, 21, tzinfo=UTC)):
        found = [one for one in check("zaruma", (root,)) if "opened" in one.message]
    assert [(one.level, one.file) for one in found] == [("warning", "zaruma/links.toml")]
    assert "l-gazette" in found[0].message and "l-council" not in found[0].message


@pytest.mark.parametrize(("days", "told"), [(180, False), (181, True)])
def test_a_link_is_opened_again_after_half_a_year(root: Path, days: int, told: bool) -> None:
    with clock.fixed(datetime(2026, 10, 1, tzinfo=UTC) + timedelta(days=days)):
        found = [one.message for one in check("zaruma", (root,)) if "last opened" in one.message]
    assert any("l-council" in message for message in found) is told


@pytest.mark.parametrize("address", sorted(ADDRESSES))
def test_the_addresses_that_a_text_may_lead_to_are_there(address: str) -> None:
    assert resolve(f"/en{address}", "luminaria.project.urls_public")


@pytest.mark.parametrize(("days", "warned"), [(90, False), (91, True)])
def test_a_line_that_never_vanishes_is_called_every_ninety_days(root: Path, days: int, warned: bool) -> None:
    path = root / "zaruma/contacts.toml"
    call = '[contact.called]\non = 2026-01-01\nwho = "a"\nhours = "b"\nlanguages = "c"\n[[contact.channel]]\n'
    head, mark, tail = path.read_text(encoding="utf-8").partition("c-lantern")
    path.write_text(head + mark + tail.replace("[[contact.channel]]\n", call, 1), encoding="utf-8")
    with clock.fixed(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days)):
        found = check("zaruma", (root,))
    assert any("c-lantern was last called" in one.message for one in found) is warned
