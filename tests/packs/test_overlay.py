"""What people of an instance found out lies over its pack: calls, lines that are gone, reviews."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from luminaria.kernel import clock
from luminaria.packs import Pack, load, pack, signing
from luminaria.packs.check import Finding, check
from luminaria.packs.overlay import CallRecord, write_overlay
from tests.packs import invented

TODAY = datetime(2026, 11, 21, tzinfo=UTC)
CALL = CallRecord("c-lantern", date(2026, 11, 20), "ADVOCATE", "ALWAYS", ("es", "interpreter"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return invented.build(tmp_path / "packs")


@pytest.fixture
def over(tmp_path: Path) -> Path:
    return tmp_path / "pack"


def _pack(root: Path, over: Path) -> Pack:
    return load("zaruma", (root,), over)


def _errors(root: Path, over: Path) -> list[Finding]:
    with clock.fixed(TODAY):
        return [found for found in check("zaruma", (root,), over) if found.level == "error"]


def _may_vanish(root: Path) -> None:
    path = root / "zaruma/pack.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('never_hidden = ["c-112", "c-lantern"]', "never_hidden = []"), encoding="utf-8"
    )


def test_an_instance_without_the_folder_has_its_pack(root: Path, over: Path) -> None:
    assert _pack(root, over).contact("c-lantern", "en").call is None


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", ("an advocate", "Day and night", "Spanish, others with an interpreter")),
        ("es", ("una persona de apoyo", "Día y noche", "Español, otros con intérprete")),
    ],
)
def test_a_recorded_call_is_said_in_every_language(
    root: Path, over: Path, locale: str, said: tuple[str, str, str]
) -> None:
    write_overlay(over, [CALL], [])
    contact = _pack(root, over).contact("c-lantern", locale)
    assert contact.call is not None and contact.last_check == date(2026, 11, 20)
    assert (contact.call.who, contact.call.hours, contact.call.languages) == said
    assert contact.banner(date(2026, 11, 21)) == ""
    assert _errors(root, over) == []


def test_a_call_older_than_that_of_the_pack_changes_nothing(root: Path, over: Path) -> None:
    path = root / "zaruma/contacts.toml"
    newer = '[contact.called]\non = 2026-11-21\nwho = "the watch"\nhours = "b"\nlanguages = "c"\n'
    head, mark, tail = path.read_text(encoding="utf-8").partition('"c-lantern"')
    tail = tail.replace("[[contact.channel]]", newer + "[[contact.channel]]", 1)
    path.write_text(head + mark + tail, encoding="utf-8")
    write_overlay(over, [CALL], [])
    contact = _pack(root, over).contact("c-lantern", "en")
    assert contact.call is not None and contact.call.who == "the watch"


def test_a_line_that_is_gone_is_held(root: Path, over: Path) -> None:
    _may_vanish(root)
    write_overlay(over, [CallRecord("c-lantern", date(2026, 11, 20), hold="two people found it gone")], [])
    assert "c-lantern" in _pack(root, over).hidden_ids()


def test_a_line_that_never_vanishes_is_not_held_and_raises_a_finding(root: Path, over: Path) -> None:
    write_overlay(over, [CallRecord("c-lantern", date(2026, 11, 20), hold="two people found it gone")], [])
    assert "c-lantern" not in _pack(root, over).hidden_ids()
    found = _errors(root, over)
    assert [(one.file, "never vanishes" in one.message) for one in found] == [("pack/contacts.toml", True)]
    lines = (over / "contacts.toml").read_text(encoding="utf-8").splitlines()
    assert "c-lantern" in lines[found[0].line - 1]


def test_nothing_else_can_be_changed_from_there(root: Path, over: Path) -> None:
    over.mkdir()
    (over / "contacts.toml").write_text(
        '[[contact]]\nid = "c-lantern"\nstatus = "dead"\n[[contact]]\nid = "c-new"\nkind = "hotline"\n',
        encoding="utf-8",
    )
    (over / "guide.toml").write_text('start = "nowhere"\n', encoding="utf-8")
    pack = _pack(root, over)
    assert {contact.id for contact in pack.contacts("en")} == {"c-112", "c-lantern"}
    assert pack.guide("en").start == "who"
    told = " ".join(one.message for one in _errors(root, over))
    assert "cannot change status" in told and "c-new is no contact" in told


def test_a_call_of_a_day_to_come_or_a_number_in_it_is_found(root: Path, over: Path) -> None:
    write_overlay(over, [CallRecord("c-lantern", date(2027, 1, 1), "ADVOCATE", "ALWAYS", ("es",))], [])
    assert any("has passed" in one.message for one in _errors(root, over))


def test_a_review_at_the_desk_is_shown_and_built_anew_each_time(root: Path, over: Path) -> None:
    source = load("zaruma", (root,)).source
    with clock.fixed(TODAY):
        done = signing.record(source, "es", "pages/salt-and-law", reviewer='lawyer of "Alto"')
    write_overlay(over, [CALL], [done])
    assert _pack(root, over).page("salt-and-law", "es").fact.reviewed_by == 'lawyer of "Alto"'
    assert _errors(root, over) == []
    write_overlay(over, [], [])
    assert not _pack(root, over).page("salt-and-law", "es").fact.reviewed
    assert not list((over / "review").glob("*.toml"))


def test_the_running_program_takes_up_a_new_build_and_outlives_a_broken_one(
    settings: Any, root: Path, over: Path
) -> None:
    settings.LUMINARIA_PACK, settings.LUMINARIA_PACK_ROOTS = "zaruma", (root,)
    settings.LUMINARIA_PACK_OVERLAY = over
    assert pack().contact("c-lantern", "en").call is None
    write_overlay(over, [CALL], [])
    assert pack().contact("c-lantern", "en").call is not None
    (over / "contacts.toml").write_text("[[contact]\n", encoding="utf-8")
    assert pack().contact("c-lantern", "en").call is None
    assert any("not valid TOML" in one.message for one in _errors(root, over))
    write_overlay(over, [CALL], [])
    (over / "review" / "es.toml").mkdir(parents=True)  # as one that this account may not read: an OSError
    assert pack().contact("c-lantern", "en").call is None


def test_a_line_that_a_page_names_takes_no_page_away_when_it_is_held(settings: Any, over: Path) -> None:
    """The text has to be changed first; until then the number stands, and so does every page."""
    settings.LUMINARIA_PACK_OVERLAY = over
    clocks = load("us_nm").source.document["pack"]["clocks"]
    for line in [one.id for one in load("us_nm").contacts("en") if one.id not in clocks["never_hidden"]]:
        write_overlay(over, [CallRecord(line, date(2026, 11, 20), hold="gone")], [])
        for locale in pack().locales:
            assert pack().page("help", locale) and pack().settings(locale) and pack().guide(locale)
