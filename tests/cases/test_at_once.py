"""Two members at the same moment, each with a connection and a transaction of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from luminaria.cases import actions
from luminaria.kernel.errors import ChangedMeanwhile
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(deed: Callable[[OpenMember], object], *members: OpenMember) -> list[str]:
    """Who of the members got through."""
    together = Barrier(len(members))

    def press(who: OpenMember) -> str:
        try:
            together.wait(timeout=10)
            deed(who)
            return who.name
        except ChangedMeanwhile:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(len(members)) as hands:
        return [name for name in hands.map(press, members) if name]


def test_two_notes_at_once_are_two_notes() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    assert len(_at_once(lambda who: setting.note(who, case_id, who.name), house.lena, house.dee)) == 2
    with factories.inside(house.lena):
        notes = actions.read_case(actor=house.lena, case_id=case_id).notes
    assert {note.words for note in notes} == {"Lena", "Dee"}


def test_of_two_who_write_the_wants_at_once_one_is_told() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    through = _at_once(lambda who: setting.wants(who, case_id, who.name), house.lena, house.dee)
    assert len(through) == 1
    with factories.inside(house.lena):
        assert actions.read_case(actor=house.lena, case_id=case_id).wants.words == through[0]
