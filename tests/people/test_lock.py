"""Looking away: the key is shut, the way back is kept."""

from luminaria.people.models import DeskSession
from luminaria.people.rules import OpenMember
from tests import factories
from tests.people.signing_in import Person
from tests.programs import ProgramClient


def test_locking_shuts_the_key_and_keeps_the_way_back(desk: ProgramClient, ana: OpenMember) -> None:
    factories.signed_in(desk, ana)

    answer = desk.post("/lock/", {"next": "/organisation/keys/"})

    assert answer["Location"] == "/sign-in/?next=%2Forganisation%2Fkeys%2F"
    assert not DeskSession.objects.exists()


def test_after_signing_in_the_member_is_back_where_they_were(desk: ProgramClient, joined: Person) -> None:
    answer = joined.post(desk, next="/organisation/keys/")

    assert answer["Location"] == "/organisation/keys/"


def test_no_way_back_leads_out_of_the_desk(desk: ProgramClient, joined: Person) -> None:
    answer = joined.post(desk, next="//elsewhere.example/inbox/")

    assert "elsewhere" not in answer["Location"]
