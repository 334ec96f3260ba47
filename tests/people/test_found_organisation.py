"""The operator opens the desk to an organisation."""

import pytest

from luminaria.people import actions
from luminaria.people.actions.found_organisation import OrganisationIsThere
from luminaria.people.compartment import compartment
from luminaria.people.models import IntakeEpoch, Member, Organisation
from luminaria.people.rules import Role
from tests.databases import database_role
from tests.people.signing_in import join


def found(name: str = "Casa Nueva") -> tuple[Organisation, str]:
    with database_role("owner"):
        return actions.found_organisation(
            name=name, kind="PROVIDER", administrator_name="Sol", administrator_sign_in=f"sol@{name}"
        )


def test_the_first_administrator_joins_with_the_code(db: None) -> None:
    organisation, code = found()

    accepted, _ = join("sol@Casa Nueva", code)

    assert accepted.entered.actor.organisation_id == organisation.id
    assert accepted.entered.actor.roles == {Role.ADMINISTRATOR}


def test_the_first_administrator_gets_no_key_and_opens_no_intake(db: None) -> None:
    organisation, code = found()
    join("sol@Casa Nueva", code)

    with compartment(organisation.id):
        assert not IntakeEpoch.objects.exists()


def test_a_name_is_taken_once(db: None) -> None:
    found()

    with pytest.raises(OrganisationIsThere):
        found()


def test_nothing_is_left_when_the_sign_in_name_is_taken(db: None) -> None:
    found()

    with pytest.raises(Exception, match="another name"), database_role("owner"):
        actions.found_organisation(
            name="Second", kind="LEGAL", administrator_name="Pat", administrator_sign_in="sol@casa nueva"
        )

    assert not Organisation.objects.filter(name="Second").exists()


def test_members_of_the_new_organisation_are_its_own(db: None) -> None:
    first, _ = found("One")
    second, _ = found("Two")

    with compartment(first.id):
        assert Member.objects.count() == 1
    with compartment(second.id):
        assert Member.objects.count() == 1
