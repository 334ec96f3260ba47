"""Opening one older note."""

import pytest

from luminaria.cases import actions, queries
from luminaria.cases.rules import NOTES_ON_PAGE
from luminaria.kernel.errors import NotFound
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db


def test_an_older_note_is_opened_by_itself_and_the_ledger_says_so() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    first = setting.note(house.lena, case_id, "The first.")
    for _ in range(NOTES_ON_PAGE):
        setting.note(house.lena, case_id)
    with factories.inside(house.lena):
        assert [note.id for note in queries.older_notes(case_id)] == [first]
        opened = actions.open_note(actor=house.lena, case_id=case_id, note_id=first)
    assert opened.words == "The first."
    assert setting.verbs_on(case_id).count("open_note") == 1
    with factories.inside(house.lena):
        assert [reader.times for reader in queries.readers(house.lena, case_id)] == [1]


def test_a_note_is_found_in_its_own_case_only() -> None:
    house = setting.house()
    one, two = setting.open_case(house.lena), setting.open_case(house.lena)
    note_id = setting.note(house.lena, one)
    for actor, case_id in ((house.lena, two), (house.tobias, one)):
        with factories.inside(actor), pytest.raises(NotFound):
            actions.open_note(actor=actor, case_id=case_id, note_id=note_id)
