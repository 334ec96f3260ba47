"""A link for a provider: shown once, kept as a hash, and never with a place that is not public."""

import re
from datetime import timedelta

import pytest

from luminaria.directory.actions.hide_place import hide_place
from luminaria.directory.actions.invite_provider import invite_provider
from luminaria.directory.keeping import NotHeeded
from luminaria.directory.models import Invitation, Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.links import hash_of, parts
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import NOON, STREET, TODAY, advocate, kept_anywhere, place, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _invite(actor: OpenMember, row: Record) -> str:
    with clock.fixed(NOON), factories.inside(actor):
        return invite_provider(actor=actor, record_id=row.id)


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR, name="Sol")


def test_the_link_names_the_invitation_and_its_secret_is_kept_as_a_hash(sol: OpenMember) -> None:
    row = service()
    found = parts(_invite(sol, row))
    assert found is not None
    kept = Invitation.objects.get(id=found[0])
    assert kept.secret_hash == hash_of(found[1]) and kept.expires_on == TODAY + timedelta(days=30)
    assert kept_anywhere([found[1]]) == []
    assert {"field": "phone", "label": "telephone", "value": "505-555-0117"} in kept.asked
    assert recorded(sol, "invite_provider", kept.id) == 1


def test_every_link_is_another(sol: OpenMember) -> None:
    row = service()
    assert _invite(sol, row) != _invite(sol, row)


def test_a_public_place_is_asked_about_and_no_other(sol: OpenMember) -> None:
    row = service()
    place(row)
    _invite(sol, row)
    assert STREET in str(Invitation.objects.get().asked)
    for visibility in (Visibility.INTAKE_ONLY, Visibility.HIDDEN):
        hidden = service(f"feed-{visibility}")
        place(hidden, visibility)
        _invite(sol, hidden)
        assert STREET not in str(Invitation.objects.get(record=hidden).asked)


def test_an_advocate_police_and_a_record_that_is_gone_get_none() -> None:
    row = service()
    with pytest.raises(NotPermitted):
        _invite(advocate(), row)
    with pytest.raises(NotHeeded):
        _invite(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), row)
    with pytest.raises(NotFound):
        _invite(advocate(Role.SUPERVISOR), Record(id=new_id()))


def test_the_page_shows_it_once_and_the_public_program_knows_it(sol: OpenMember) -> None:
    row = service()
    desk = factories.signed_in(ProgramClient("desk"), sol)
    page = desk.post(f"/directory/{row.id}/invite/").content.decode()
    link = re.search(r"/en/services/yours/[0-9a-f]{32}-[0-9a-z]+/", page)
    assert link and "It is shown once." in page
    assert link[0] not in desk.get(f"/directory/{row.id}/").content.decode()
    shown = ProgramClient("public").get(link[0])
    assert shown.status_code == 200 and "Night Owl Line" in shown.content.decode()


def test_the_page_says_each_fact_in_the_language_that_is_read(sol: OpenMember, public: ProgramClient) -> None:
    always = {"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "24:00", "freq": "WEEKLY"}
    row = service(
        schedules=[always],
        service_areas=[{"extent": "all"}],
        takes={"children": "yes"},
        minimum_age=18,
        asks={"police_report": "no"},
        fees_description="free",
    )
    place(row)
    link = _invite(sol, row)
    with clock.fixed(NOON):
        said = {locale: public.get(f"/{locale}/services/yours/{link}/") for locale in ("en", "es")}
    english, spanish = (page.content.decode() for page in said.values())
    for words in ("Every day, day and night", "The whole state", "police report no", "Takes: children yes"):
        assert words in english and words not in spanish
    assert ".;" not in spanish
    for words in ("Todo Nuevo México", "Español", "No pide reporte de la policía", "18", STREET):
        assert words in spanish
    kept = {one["field"]: one for one in Invitation.objects.get().asked}
    assert "said" not in kept["place"] and set(kept["hours"]["said"]) == {"es"}


def test_of_a_place_taken_out_of_sight_nothing_is_left_in_any_language(sol: OpenMember) -> None:
    row = service(translations={"es": {"description": f"Estamos en {STREET}."}})
    location = place(row)
    _invite(sol, row)
    with factories.inside(sol):
        hide_place(actor=sol, location_id=location.id, visibility=Visibility.HIDDEN, why="They asked")
    assert kept_anywhere([STREET]) == []
