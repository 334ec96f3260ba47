"""What may be seen is brought to what is known."""

import pytest

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import ListedOrganization, Listing, ListingPlace, ListingTag
from luminaria.kernel import clock
from tests.databases import database_role
from tests.directory.held_directory import NOON, place, record, service

pytestmark = pytest.mark.django_db


def listed() -> int:
    with clock.fixed(NOON):
        return list_services()


@pytest.mark.parametrize("role", ["owner", "desk"])
def test_a_verified_service_is_listed_with_its_public_place(role: str) -> None:
    with database_role("owner"):
        held = record("organization", {"name": "Mesa", "description": "Helps."})
        row = service(organization_id=held.id)
        place(row)
    with database_role(role):
        assert listed() == 1
        assert Listing.objects.get().service_id == row.id
        assert ListingPlace.objects.get().county == "bernalillo"
        assert ListingTag.objects.filter(kind="county").get().code == "bernalillo"
        assert ListedOrganization.objects.get().name == "Mesa"
