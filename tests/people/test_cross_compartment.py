"""The only way into another organisation's rows is named and told to the ledger."""

import pytest

from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from luminaria.people.compartment import OutsideCompartment, crossing, current
from luminaria.people.models import Member, Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories


@pytest.fixture
def other(db: None) -> Organisation:
    return factories.organisation("Elsewhere")


def test_inside_the_crossing_the_other_rows_are_there_and_afterwards_ones_own(
    ana: OpenMember, other: Organisation
) -> None:
    lena = factories.member(other, {Role.TRAINER})

    with factories.inside(ana):
        with crossing(other.id, ground="release", reference=new_id()):
            assert current() == other.id
            assert list(Member.objects.values_list("id", flat=True)) == [lena.member_id]
        assert list(Member.objects.values_list("id", flat=True)) == [ana.member_id]


def test_the_ledger_says_so(ana: OpenMember, other: Organisation) -> None:
    reference = new_id()
    with factories.inside(ana), crossing(other.id, ground="release", reference=reference):
        pass

    with factories.inside(ana):
        leaf = Leaf.objects.get(verb="cross_compartment")
    assert leaf.obj == reference


def test_nobody_crosses_from_nowhere(db: None, other: Organisation) -> None:
    with pytest.raises(OutsideCompartment), crossing(other.id, ground="release", reference=new_id()):
        pass
