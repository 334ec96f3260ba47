"""The directory says what the pack and the organisations of this instance say."""

import pytest

from luminaria.directory import actions, queries
from luminaria.directory.models import Service
from luminaria.packs import pack
from luminaria.people.models import Organisation
from luminaria.people.rules import Role
from tests import factories
from tests.databases import database_role

pytestmark = pytest.mark.django_db


def load() -> int:
    with database_role("owner"):
        return actions.load_services()


def test_every_verified_service_of_the_pack_is_there_by_phone() -> None:
    load()
    offered = {option.name for option in queries.services_near().by_phone}
    assert offered <= {service.name for service in pack().services("en")}
    assert not any(option.receives_here for option in queries.services_near().by_phone)


def test_an_organisation_that_has_opened_an_intake_can_receive_here() -> None:
    legal = factories.organisation("Juniper Legal", kind="LEGAL", phone="505-555-0142")
    factories.member(legal, {Role.INTAKE})
    load()
    here = queries.services_near(need="CIVIL_WAGE").here
    assert [(option.organisation_id, option.phone) for option in here] == [(legal.id, "505-555-0142")]


@pytest.mark.parametrize("kind", ["LAW_ENFORCEMENT", "EMPLOYER", "COORDINATION"])
def test_police_employers_and_coordinators_never_receive_a_person(kind: str) -> None:
    other = factories.organisation("Ciudad", kind=kind)
    factories.member(other, {Role.INTAKE})
    load()
    assert queries.services_near().here == ()


def test_an_organisation_without_an_intake_cannot_receive_yet() -> None:
    factories.organisation("Mesa Door")
    load()
    assert queries.services_near().here == ()


def test_loading_again_changes_nothing_and_keeps_the_ids() -> None:
    factories.member(factories.organisation("Mesa Door"), {Role.INTAKE})
    assert load() == load()
    before = list(Service.objects.order_by("code").values())
    load()
    assert list(Service.objects.order_by("code").values()) == before


def test_what_is_gone_is_kept_for_those_who_named_it_and_offered_no_more() -> None:
    mesa = factories.organisation("Mesa Door")
    factories.member(mesa, {Role.INTAKE})
    load()
    service_id = queries.services_near().here[0].id
    with database_role("owner"):
        Organisation.objects.filter(id=mesa.id).update(kind="EMPLOYER")
    load()
    assert queries.services_near().here == ()
    assert queries.service(service_id) is not None


def test_an_organisation_is_not_offered_to_itself() -> None:
    mesa = factories.organisation("Mesa Door")
    factories.member(mesa, {Role.INTAKE})
    load()
    assert queries.services_near(without=mesa.id).here == ()


def test_no_street_address_is_in_any_service() -> None:
    load()
    from luminaria.directory.rules import names_a_street

    for row in Service.objects.all():
        assert not names_a_street(f"{row.what} {row.area} {row.channels}")
