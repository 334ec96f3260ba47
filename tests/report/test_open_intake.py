"""Nobody behind the form, no form."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people.models import Member, Organisation
from luminaria.people.rules import Role
from luminaria.report import actions, queries
from luminaria.report.errors import CannotOpenIntake, NeverReceives
from tests import factories
from tests.conftest import MovableClock
from tests.programs import ProgramClient
from tests.report import setting

pytestmark = pytest.mark.django_db


def test_an_open_intake_is_offered_with_its_card(home: setting.Intake) -> None:
    offered = setting.person.receiving_organisations("es")
    assert [(one.id, one.name, one.languages) for one in offered] == [
        (home.id, home.home.name, "Español e inglés")
    ]
    assert queries.intake_state(home.id).is_open


def test_who_has_no_card_in_a_language_is_not_offered_in_it(home: setting.Intake) -> None:
    with factories.inside(home.ana):
        actions.open_intake(actor=home.ana, facts={"en": setting.CARD}, locales=("en",))
    assert setting.person.receiving_organisations("es") == []
    assert setting.person.receiving_organisations("en")


def test_without_an_opening_there_is_none(public: ProgramClient) -> None:
    home = factories.organisation()
    assert queries.intake_state(home.id).closed_because == "NOT_YET"
    page = public.get("/en/report/").content.decode()
    assert "Nobody can read a form here now" in page
    assert 'value="start"' not in page
    assert 'href="tel:' in page


@pytest.mark.parametrize("missing", queries.CARD)
def test_a_fact_missing_in_any_language_keeps_it_closed(missing: str) -> None:
    home = factories.organisation()
    ana = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, on_call=True)
    factories.member(home, on_call=True)
    facts = setting.FACTS | {"es": setting.CARD | {missing: " "}}
    with factories.inside(ana), pytest.raises(CannotOpenIntake):
        actions.open_intake(actor=ana, facts=facts, locales=("en", "es"))


@pytest.mark.parametrize("second", ["nobody", "not on call", "not admitted"])
def test_one_alone_cannot_hold_an_intake(second: str) -> None:
    home = factories.organisation()
    ana = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, on_call=True)
    if second != "nobody":
        factories.member(home, on_call=second != "not on call", admitted=second != "not admitted")
    with factories.inside(ana), pytest.raises(CannotOpenIntake):
        actions.open_intake(actor=ana, facts=setting.FACTS, locales=("en",))


def test_police_cannot_open_one(db: None) -> None:
    police = setting.intake("Police", kind=Organisation.Kind.LAW_ENFORCEMENT)
    with factories.inside(police.ana), pytest.raises(NeverReceives):
        actions.open_intake(actor=police.ana, facts=setting.FACTS, locales=("en",))


def test_only_a_supervisor_opens(home: setting.Intake) -> None:
    with factories.inside(home.ben), pytest.raises(NotPermitted):
        actions.open_intake(actor=home.ben, facts=setting.FACTS, locales=("en",))


def test_a_danger_unread_keeps_it_closed_until_it_is_read(home: setting.Intake, clock: MovableClock) -> None:
    sent = setting.sent_to(home, {"about": "ME", "danger": "YES"})
    clock.forward(hours=2)
    with factories.inside(home.ana):
        with pytest.raises(CannotOpenIntake):
            actions.open_intake(actor=home.ana, facts=setting.FACTS, locales=("en",))
        actions.read_report(actor=home.ana, report_id=sent.report_id)
        actions.open_intake(actor=home.ana, facts=setting.FACTS, locales=("en",))


def test_it_names_its_supervisor(home: setting.Intake) -> None:
    from luminaria.report.models import IntakeDesk

    with factories.inside(home.ana):
        assert IntakeDesk.objects.get().supervisor == home.ana.member_id
        assert Member.objects.filter(id=home.ana.member_id, role_rows__role=Role.SUPERVISOR).exists()
