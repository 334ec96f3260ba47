"""A service that no source has told of: the least that is enough, and never a street of a hidden place."""

from dataclasses import replace

import pytest

from luminaria.directory.actions.add_service import KnownAlready, NewService, TooLittle, add_service
from luminaria.directory.keeping import NamesAStreet, NotHeeded
from luminaria.directory.models import Check, Listing, Record
from luminaria.directory.rules.freshness import Method
from luminaria.directory.rules.hsds import Visibility
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.directory.entries import STREET, advocate, is_public, kept_anywhere, recorded
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
NEW = NewService(
    name="Mesa Door",
    organization="Mesa House",
    kind="other",
    parts={"description": "A meal and a talk.", "phones": [{"number": "505-555-0163"}]},
)
FORM = {
    "name": "Mesa Door",
    "kind": "other",
    "description": "A meal and a talk.",
    "phone": "505-555-0163",
    "counties": ["mckinley"],
    "visibility": "none",
    "method": "PHONE",
}


def _add(actor: OpenMember, new: NewService = NEW) -> Record:
    with factories.inside(actor):
        return Record.objects.get(id=add_service(actor=actor, new=new, method=Method.PHONE))


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_it_is_there_from_this_desk_checked_and_public(ana: OpenMember) -> None:
    row = _add(ana)
    assert row.source_id == "desk" and is_public(row)
    assert set(Check.objects.filter(record=row).values_list("field", flat=True)) == {"name", "what", "phone"}
    assert Listing.objects.get(service_id=row.id).standing == "CONFIRMED"
    assert recorded(ana, "add_service", row.id) == 1


def test_a_second_service_joins_the_organisation_that_is_known(ana: OpenMember) -> None:
    first, second = _add(ana), _add(ana, replace(NEW, name="Mesa Door at night"))
    assert first.organization_id == second.organization_id


def test_a_public_place_is_printed(ana: OpenMember) -> None:
    address = {
        "address_1": "12 Plaza Abierta",
        "city": "Gallup",
        "state_province": "NM",
        "postal_code": "87301",
    }
    row = _add(ana, replace(NEW, visibility=Visibility.PUBLIC, address=address))
    assert Listing.objects.get(service_id=row.id).places.get().city == "Gallup"
    assert Check.objects.filter(record=row, field="place").exists()


@pytest.mark.parametrize("visibility", [Visibility.INTAKE_ONLY, Visibility.HIDDEN])
def test_no_street_is_taken_of_a_place_that_is_not_public(ana: OpenMember, visibility: Visibility) -> None:
    for new in (
        replace(NEW, parts=NEW.parts | {"description": f"Come to {STREET}"}),
        replace(NEW, parts=NEW.parts | {"front_gate": {"how": f"Ring at {STREET}"}}),
        replace(NEW, address={"address_1": STREET}),
    ):
        with pytest.raises(NamesAStreet):
            _add(ana, replace(new, visibility=visibility))
    _add(ana, replace(NEW, visibility=visibility))
    assert kept_anywhere([STREET]) == []


def test_too_little_and_the_same_name_again_are_refused(ana: OpenMember) -> None:
    with pytest.raises(TooLittle):
        _add(ana, replace(NEW, parts={"description": "A meal"}))
    with pytest.raises(TooLittle):
        _add(ana, replace(NEW, parts={"phones": [{"number": "505-555-0163"}]}))
    _add(ana)
    with pytest.raises(KnownAlready):
        _add(ana, replace(NEW, name="mesa door"))


def test_police_add_nothing() -> None:
    with pytest.raises(NotHeeded):
        _add(advocate(Role.INTAKE, kind="LAW_ENFORCEMENT"))


def test_the_form_adds_and_shows_what_the_public_reads(ana: OpenMember) -> None:
    desk = factories.signed_in(ProgramClient("desk"), ana)
    page = desk.post("/directory/add/", FORM, follow=True).content.decode()
    assert "The entry is there." in page and "As the public reads it" in page
    again = desk.post("/directory/add/", FORM)
    assert again.status_code == 422 and "An entry of this name is here already." in again.content.decode()


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [({"name": ""}, "Name of the service: write something."),
     ({"phone": ""}, "one way to reach it"),
     ({"method": ""}, "Choose how you know this."),
     ({"counties": ["nowhere"]}, "Counties: choose again."),
     ({"visibility": "public"}, "Write street, town, state and postcode"),
     ({"visibility": "hidden", "gate": f"Ring at {STREET}"}, "This seems to hold a street address")],
)  # fmt: skip
def test_bad_input_keeps_what_was_typed(ana: OpenMember, spoilt: dict[str, object], sentence: str) -> None:
    desk = factories.signed_in(ProgramClient("desk"), ana)
    page = desk.post("/directory/add/", FORM | spoilt)
    text = page.content.decode()
    assert page.status_code == 422 and sentence in text and "A meal and a talk." in text


def test_a_street_is_not_even_given_back_for_a_place_out_of_sight(ana: OpenMember) -> None:
    desk = factories.signed_in(ProgramClient("desk"), ana)
    page = desk.post("/directory/add/", FORM | {"visibility": "hidden", "address_1": STREET})
    text = page.content.decode()
    assert page.status_code == 422 and "The street is taken out again" in text and STREET not in text
