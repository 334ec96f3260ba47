"""Names of hidden places are known by digests alone, and nobody of the family says them again."""

import pytest

from luminaria.directory.actions.change_fact import change_fact
from luminaria.directory.actions.hide_place import hide_place
from luminaria.directory.keeping import NamesHidden
from luminaria.directory.models import HiddenName, Record
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.redaction.cutting import plain
from luminaria.directory.rules.redaction.unsaid import Unsaid
from luminaria.kernel import clock
from luminaria.kernel.ids import new_id
from luminaria.people.rules import Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import NOON, advocate, kept_anywhere, place, seen, service

HOUSE, STREET = plain("Casa Turquesa"), plain("12 Mariposa Lane")


def guarded(*phrases: str) -> Unsaid:
    family = Unsaid(new_id(), b"k" * 32)
    return Unsaid(family.family, family.key, frozenset(map(family.mark, phrases)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Papers are kept at CASA TURQUESA.", True),
        ("Casa\u00a0Turquesa", True),
        ("12 Mariposa Ln., the back door", True),
        ("Casa de la Turquesa", False),
        ("Mariposa Lane 12", False),
        ("", False),
    ],
)
def test_a_phrase_is_found_wherever_it_stands(text: str, said: bool) -> None:
    assert guarded(HOUSE, STREET).is_said(plain(text)) is said


def test_own_names_may_be_said_and_families_do_not_meet() -> None:
    one = guarded(HOUSE, STREET)
    assert not one.but([HOUSE]).is_said(HOUSE) and one.but([HOUSE]).is_said(STREET)
    assert one.marks.isdisjoint(guarded(HOUSE, STREET).marks)
    assert not Unsaid(one.family, b"l" * 32, one.marks).is_said(HOUSE), "another key knows nothing"


@pytest.mark.django_db
def test_the_desk_is_told_when_it_writes_the_name_of_a_place_that_it_hid() -> None:
    row, sol, ana = service(), advocate(Role.SUPERVISOR), advocate()
    location = place(row)
    with database_role("owner"):
        named = location.document | {"name": "Casa Turquesa"}
        Record.objects.filter(id=location.id).update(document=named, said={})
    with clock.fixed(NOON), factories.inside(sol):
        hide_place(actor=sol, location_id=location.id, visibility=Visibility.HIDDEN, why="They asked")
    assert HiddenName.objects.exists() and kept_anywhere(["Casa Turquesa"]) == []
    told = {"field": "what", "parts": {"description": "Ring at Casa Turquesa."}, "seen": seen(row, "what")}
    with clock.fixed(NOON), factories.inside(ana), pytest.raises(NamesHidden):
        change_fact(actor=ana, record_id=row.id, method=Method.PHONE, why="They said so", **told)
    assert kept_anywhere(["Casa Turquesa"]) == []
