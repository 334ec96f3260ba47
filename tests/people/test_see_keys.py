"""How the organisation's keys stand, and when it is red."""

from luminaria.people import epochs, queries
from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.conftest import MovableClock
from tests.programs import ProgramClient


def test_a_new_organisation_is_red(ana: OpenMember) -> None:
    with factories.inside(ana):
        faults = " ".join(queries.key_state().faults)

    assert "no recovery kit" in faults
    assert "two members hold the intake key" in faults


def test_two_intake_members_are_enough(home: Organisation, ana: OpenMember) -> None:
    factories.member(home, {Role.INTAKE})

    with factories.inside(ana):
        assert "Fewer than two members hold the intake key." not in queries.key_state().faults


def test_who_waits_does_not_count(home: Organisation, ana: OpenMember) -> None:
    factories.member(home, {Role.INTAKE}, admitted=False)

    with factories.inside(ana):
        assert queries.key_state().intake_members == 1


def test_an_epoch_that_waited_two_terms_is_overdue(ana: OpenMember, clock: MovableClock) -> None:
    with factories.inside(ana):
        epochs.open_epoch()
        clock.forward(days=61)
        state = queries.key_state()

    assert [(epoch.number, epoch.is_due, epoch.is_overdue) for epoch in state.epochs] == [
        (2, True, False),
        (1, False, True),
    ]


def test_the_page_says_what_is_wrong(desk: ProgramClient, sol: OpenMember) -> None:
    factories.signed_in(desk, sol)

    page = desk.get("/organisation/keys/").content.decode()

    assert "This must be put right" in page
    assert "Make a new kit" not in page
