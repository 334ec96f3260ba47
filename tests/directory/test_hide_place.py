"""A place that is taken out of sight is in no row any more: entry, source, history, link, answer, listing."""

from typing import Any

import pytest

from luminaria.directory.actions.hide_place import HiddenAlready, StaysOutOfSight, hide_place
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.keeping import NotHeeded, WhyMissing
from luminaria.directory.models import Answer, Change, Conflict, Invitation, Listing, ListingPlace, Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import ADDRESS, STREET, TODAY, advocate, kept_anywhere, place, recorded, service
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
SECRETS = (STREET, str(ADDRESS["postal_code"]), "35.5", "-108.7")


def _hide(
    actor: OpenMember, location: Record, to: Visibility = Visibility.HIDDEN, why: str = "They asked"
) -> None:
    with factories.inside(actor):
        hide_place(actor=actor, location_id=location.id, visibility=to, why=why)


def _traces(row: Record, location: Record, actor: OpenMember) -> None:
    """Everything that may hold a place beside the place itself."""
    with database_role("owner"):
        Change.objects.create(
            record=location, action="change", field="addresses", before=[ADDRESS], after=STREET
        )
        Conflict.objects.create(
            record=location,
            field="addresses",
            source=row.source,
            held=[ADDRESS],
            offered=STREET,
            offered_on=TODAY,
        )
        Conflict.objects.create(
            record=row,
            field="place",
            source=row.source,
            held={"at": STREET},
            offered=STREET,
            offered_on=TODAY,
        )
        link = Invitation.objects.create(
            secret_hash="0" * 64,
            record=row,
            asked=[{"field": "place", "label": "place", "value": STREET}, {"field": "name", "label": "name"}],
            organisation_id=actor.organisation_id,
            member_id=actor.member_id,
            made_on=TODAY,
            expires_on=TODAY,
        )
        words: dict[str, Any] = {"place": f"Now at {STREET}", "cost": "free"}
        Answer.objects.create(
            invitation=link,
            outcomes=dict.fromkeys(words, "CHANGED"),
            words=words,
            answered_on=clock.now().date(),
        )


@pytest.fixture
def sol() -> OpenMember:
    return advocate(Role.SUPERVISOR, name="Sol")


@pytest.mark.parametrize("to", [Visibility.INTAKE_ONLY, Visibility.HIDDEN])
def test_where_it_is_stands_in_no_row_any_more(sol: OpenMember, to: Visibility) -> None:
    row = service()
    location = place(row)
    _traces(row, location, sol)
    assert kept_anywhere(SECRETS) == list(SECRETS) and ListingPlace.objects.exists()
    _hide(sol, location, to)
    assert kept_anywhere(SECRETS) == []
    assert not ListingPlace.objects.exists()
    assert Answer.objects.get().words == {"cost": "free"}
    assert [one["field"] for one in Invitation.objects.get().asked] == ["name"]
    assert not Conflict.objects.filter(record=location, decided_on=None).exists()
    assert recorded(sol, "hide_place", location.id) == 1


def test_other_places_of_the_service_stay(sol: OpenMember) -> None:
    row = service()
    hidden, other = place(row), place(row)
    with database_role("owner"):
        Record.objects.filter(id=other.id).update(
            document=other.document | {"addresses": [ADDRESS | {"address_1": "12 Plaza Abierta"}]}
        )
    _hide(sol, hidden, Visibility.INTAKE_ONLY)
    assert Record.objects.get(id=other.id).document["addresses"][0]["address_1"] == "12 Plaza Abierta"


def test_another_service_of_the_family_that_names_the_place_says_so_no_more(sol: OpenMember) -> None:
    """By name, which looks like no address: in its words, in its history and on the page, at once."""
    row = service()
    location = place(row)
    told = "We listen. Papers are kept at Casa Turquesa."
    with database_role("owner"):
        Record.objects.filter(id=location.id).update(
            document=location.document | {"name": "Casa Turquesa"}, said={}
        )
        other = service(description=told)
        Record.objects.filter(id=other.id).update(organization_id=row.organization_id)
        before, after = {"description": told}, {"description": "We listen."}
        Change.objects.create(record=other, action="import", field="description", before=before, after=after)
        list_services()
    assert kept_anywhere(("Casa Turquesa",)) and Listing.objects.get(service_id=other.id)
    _hide(sol, location)
    assert kept_anywhere(("Casa Turquesa",)) == []
    assert Listing.objects.get(service_id=other.id).document["description"] == "We listen."


def test_a_name_that_one_organization_shares_with_the_place_is_none_for_another_to_say(
    sol: OpenMember,
) -> None:
    row, other = service(), service(description="We listen. Papers are kept at Casa Turquesa.")
    location = place(row)
    with database_role("owner"):
        Record.objects.filter(id=location.id).update(document=location.document | {"name": "Casa Turquesa"})
        home = Record.objects.get(id=row.organization_id)
        home.name, home.document = "Casa Turquesa", home.document | {"name": "Casa Turquesa"}
        home.save()
        door = Record.objects.get(kind="service_at_location", location_id=location.id)
        door.pk = door.external_id = new_id()
        door.service_id = other.id
        door.save(force_insert=True)
        list_services()
    _hide(sol, location)
    assert Record.objects.get(id=row.organization_id).document["name"] == "Casa Turquesa"
    assert Record.objects.get(id=other.id).document["description"] == "We listen."


def test_no_way_back_no_second_time_and_no_reason_left_out(sol: OpenMember) -> None:
    location = place(service())
    with pytest.raises(WhyMissing):
        _hide(sol, location, why="")
    with pytest.raises(StaysOutOfSight):
        _hide(sol, location, Visibility.PUBLIC)
    _hide(sol, location, Visibility.INTAKE_ONLY)
    with pytest.raises(HiddenAlready):
        _hide(sol, location, Visibility.INTAKE_ONLY)
    with pytest.raises(StaysOutOfSight):
        _hide(sol, location, Visibility.PUBLIC)
    _hide(sol, location, Visibility.HIDDEN)
    with pytest.raises(NotFound):
        _hide(sol, Record(id=new_id()))


def test_an_advocate_and_police_hide_nothing() -> None:
    location = place(service())
    with pytest.raises(NotPermitted):
        _hide(advocate(), location)
    with pytest.raises(NotHeeded):
        _hide(advocate(Role.SUPERVISOR, kind="LAW_ENFORCEMENT"), location)


def test_the_page_says_before_that_it_cannot_be_brought_back(sol: OpenMember) -> None:
    row = service()
    location = place(row)
    desk = factories.signed_in(ProgramClient("desk"), sol)
    page = desk.get(f"/directory/{row.id}/").content.decode()
    assert STREET in page and "This cannot be brought back." in page
    address = f"/directory/{row.id}/hide/{location.id}/"
    unsaid = desk.post(address, {"why": "They asked"})
    assert unsaid.status_code == 422 and "Choose who may learn it." in unsaid.content.decode()
    page = desk.post(address, {"why": "They asked", "visibility": "hidden"}, follow=True).content.decode()
    assert "The place is out of sight." in page and STREET not in page and "87399" not in page
