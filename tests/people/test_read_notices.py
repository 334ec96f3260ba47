"""What was told about keys is read once."""

from luminaria.people import actions, queries
from luminaria.people.rules import OpenMember
from tests import factories
from tests.people.signing_in import Person
from tests.programs import ProgramClient


def test_each_member_reads_for_themselves(ana: OpenMember, sol: OpenMember) -> None:
    with factories.inside(ana):
        actions.make_recovery_kit(actor=ana)
        actions.read_notices(actor=ana)

        assert queries.unread_notices(ana) == []
        assert len(queries.unread_notices(sol)) == 1


def test_a_member_reads_it_before_anything_else(desk: ProgramClient, joined: Person) -> None:
    with factories.inside(joined.actor):
        actions.make_recovery_kit(actor=joined.actor)

    assert joined.post(desk)["Location"] == "/me/notices/"
    assert b"new recovery kit" in desk.get("/me/notices/").content
    desk.post("/me/notices/")
    assert b"nothing that you have not read" in desk.get("/me/notices/").content
