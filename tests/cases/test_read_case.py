"""Opening a case: for its team and supervisors, and written in the ledger or not at all."""

import pytest

from luminaria.cases import actions
from luminaria.cases.rules import Part, release_lines
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.ledger import actions as ledger
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_everything_that_was_written_is_there() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.wants(house.lena, case_id)
    setting.need(house.lena, case_id)
    setting.note(house.lena, case_id)
    with factories.inside(house.dee):
        opened = actions.read_case(actor=house.dee, case_id=case_id)
    assert opened.wants.words == "I want my papers back."
    assert [(need.label, need.now[0], need.who) for need in opened.needs] == [("Teeth", "Not begun", "Wren")]
    assert [(note.words, note.author) for note in opened.notes] == [("We talked.", house.lena.member_id)]


def test_only_the_parts_that_were_asked_for_are_opened() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.wants(house.lena, case_id)
    setting.note(house.lena, case_id)
    with factories.inside(house.lena):
        opened = actions.read_case(actor=house.lena, case_id=case_id, parts={Part.WANTS})
    assert opened.wants.words
    assert (opened.notes, opened.plan.version) == ((), 0)


def test_each_opening_is_in_the_ledger() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.lena):
        for _ in range(2):
            actions.read_case(actor=house.lena, case_id=case_id)
    assert setting.verbs_on(case_id).count("read_case") == 2


def test_when_the_ledger_cannot_be_written_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    opened: list[str] = []

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(ledger, "record", broken)
    monkeypatch.setattr("luminaria.cases.opening.sections", lambda *_: opened.append("opened"))
    with factories.inside(house.lena), pytest.raises(OSError, match="full"):
        actions.read_case(actor=house.lena, case_id=case_id)
    assert opened == []


def test_a_case_of_others_is_missing_in_the_same_words_as_no_case() -> None:
    house, other = setting.house(), setting.house("Other house")
    case_id = setting.open_case(house.lena)
    for stranger, asked in ((house.tobias, case_id), (other.dee, case_id), (house.tobias, new_id())):
        with factories.inside(stranger), pytest.raises(NotFound) as fault:
            actions.read_case(actor=stranger, case_id=asked)
        assert fault.value.sentence == NotFound.sentence


def test_intake_and_administrators_read_no_case() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    for stranger in (house.ana, house.adam):
        with factories.inside(stranger), pytest.raises(NotPermitted):
            actions.read_case(actor=stranger, case_id=case_id)


def test_what_may_be_released_never_holds_notes_plan_or_team() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.wants(house.lena, case_id)
    need_id = setting.need(house.lena, case_id)
    setting.note(house.lena, case_id, "Nobody else may know.")
    with factories.inside(house.lena):
        lines = release_lines(actions.read_case(actor=house.lena, case_id=case_id))
    assert [code for code, _, _ in lines] == [
        "CHOSEN_NAME",
        "LANGUAGE",
        "SAFE_CONTACT",
        "WANTS",
        f"NEED_{need_id.hex}",
    ]
    assert "Nobody else may know." not in str(lines)


def test_nothing_that_was_written_lies_open_in_the_database() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    setting.wants(house.lena, case_id, "ZEBRA canary wants")
    setting.need(house.lena, case_id, "ZEBRA canary need")
    setting.note(house.lena, case_id, "ZEBRA canary note")
    kept = setting.sealed_bytes(house.lena, case_id)
    assert len(kept) > 4 * 4096
    assert b"ZEBRA" not in kept
    assert b"Wren" not in kept
