"""The sender reads what crossed and what came back."""

import pytest

from luminaria.cases.queries import readers
from luminaria.kernel.errors import NotFound
from luminaria.ledger.models import Leaf
from luminaria.referrals import actions, queries
from tests import factories
from tests.consent.setting import TERMS
from tests.referrals.scene import LINES, scene

pytestmark = pytest.mark.django_db


def test_it_shows_the_packet_as_it_crossed_and_the_terms_as_they_were_signed() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.ana):
        opened = actions.open_referral(actor=here.ana, referral_id=referral_id)
        assert Leaf.objects.filter(verb="open_referral", obj=opened.row.case_id).count() == 1
        (reader,) = readers(here.ana, opened.row.case_id)  # the page says: every opening is on it
        assert reader.id == here.ana.member_id
    assert opened.packet.lines == LINES
    assert opened.terms.purpose == TERMS.purpose
    assert opened.answer is None


def test_it_is_the_same_packet_that_the_receiver_reads() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.ana):
        kept = actions.open_referral(actor=here.ana, referral_id=referral_id).packet
    assert here.read(here.packet_id(referral_id)).packet == kept


def test_others_do_not_find_it_nor_see_it_in_a_list() -> None:
    here = scene()
    referral_id = here.refer()
    with factories.inside(here.mo):
        assert queries.sent_to(here.mo).rows == []
        with pytest.raises(NotFound):
            actions.open_referral(actor=here.mo, referral_id=referral_id)


def test_a_colleague_outside_the_team_does_not_find_it() -> None:
    here = scene()
    referral_id = here.refer()
    from luminaria.people.models import Organisation
    from luminaria.people.rules import Role

    home = Organisation.objects.get(id=here.ana.organisation_id)
    other = factories.member(home, {Role.CASE_WORKER}, name="Otra Prueba")
    with factories.inside(other):
        assert queries.sent_to(other).rows == []
        with pytest.raises(NotFound):
            actions.open_referral(actor=other, referral_id=referral_id)
