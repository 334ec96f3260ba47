"""A supervisor closes the intake."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people.keyring import NoKeyHere
from luminaria.people.rules import Role
from luminaria.report import actions, queries
from tests import factories
from tests.programs import ProgramClient
from tests.report import setting


def test_the_form_gives_way_to_the_numbers_at_once(public: ProgramClient, home: setting.Intake) -> None:
    assert 'value="start"' in public.get("/es/report/").content.decode()
    with factories.inside(home.ana):
        actions.close_intake(actor=home.ana)
    page = public.get("/es/report/").content.decode()
    assert 'value="start"' not in page
    assert "Ahora nadie puede leer un formulario" in page
    assert queries.intake_state(home.id).closed_because == "SUPERVISOR"


def test_a_form_on_its_way_says_that_it_is_not_sent(public: ProgramClient, home: setting.Intake) -> None:
    fields = setting.hidden(setting.walk(public, setting.own_report(home.id)))
    with factories.inside(home.ana):
        actions.close_intake(actor=home.ana)
    fields |= {"do": "send", "organisation": str(home.id)}
    page = public.post("/en/report/", fields, follow=True)
    assert "What you wrote is not sent" in page.content.decode()
    assert setting.reports_of(home.id) == []


def test_another_organisation_can_still_be_chosen(public: ProgramClient, home: setting.Intake) -> None:
    other = setting.intake("Otra Casa")
    setting.walk(public, setting.own_report(home.id))
    with factories.inside(home.ana):
        actions.close_intake(actor=home.ana)
    page = setting.press(public, "send", {"organisation": str(home.id)})
    assert "We could not read that choice" in page.content.decode()
    assert setting.shown_words(setting.press(public, "send", {"organisation": str(other.id)}))


def test_only_a_supervisor_closes(home: setting.Intake) -> None:
    with factories.inside(home.ben), pytest.raises(NotPermitted):
        actions.close_intake(actor=home.ben)


def test_a_supervisor_whom_no_holder_admitted_closes_nothing(home: setting.Intake) -> None:
    accomplice = factories.member(home.home, {Role.SUPERVISOR}, admitted=False)
    with factories.inside(accomplice), pytest.raises(NoKeyHere):
        actions.close_intake(actor=accomplice)
    assert queries.intake_state(home.id).is_open
