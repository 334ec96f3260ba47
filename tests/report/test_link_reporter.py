"""Linking a code to its person."""

import pytest

from luminaria.kernel.errors import NotPermitted
from luminaria.people.rules import Role
from luminaria.report import actions
from luminaria.report.errors import ThirdParty
from tests import factories
from tests.report import setting


def test_a_linked_code_has_the_day_and_linking_again_changes_nothing(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana):
        actions.link_reporter(actor=home.ana, report_id=sent.report_id)
        actions.link_reporter(actor=home.ben, report_id=sent.report_id)
    assert setting.reports_of(home.id)[0].linked_on is not None


@pytest.mark.parametrize("about", ["KNOW", "SAW"])
def test_a_third_party_is_never_linked(home: setting.Intake, about: str) -> None:
    sent = setting.sent_to(home, {"about": about})
    with factories.inside(home.ana), pytest.raises(ThirdParty):
        actions.link_reporter(actor=home.ana, report_id=sent.report_id)


def test_only_intake_links(home: setting.Intake) -> None:
    sent = setting.sent_to(home)
    with factories.inside(home.ana), pytest.raises(NotPermitted):
        actions.link_reporter(actor=factories.with_roles(home.ana, Role.TRAINER), report_id=sent.report_id)
