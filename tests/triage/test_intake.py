"""The form that people write to, opened and closed at the desk; codes linked; keys carried forward."""

import pytest

from luminaria.people import epochs
from luminaria.people.rules import OpenMember, Role
from luminaria.report.queries import intake_state, waiting_for_rewrap
from luminaria.triage.rules import CARD_ASKS
from tests import factories
from tests.programs import ProgramClient
from tests.report.setting import CARD
from tests.triage import setting

pytestmark = pytest.mark.django_db


def at_desk(actor: OpenMember) -> ProgramClient:
    desk = ProgramClient("desk")
    factories.signed_in(desk, actor)
    return desk


def _card() -> dict[str, str]:
    return {f"{key}_{locale}": CARD[key] for key in CARD_ASKS for locale in ("en", "es")}


def test_a_supervisor_closes_the_form_and_opens_it_again() -> None:
    desk = setting.intake()
    browser = at_desk(desk.ana)
    closed = browser.post("/intake/close/", follow=True).content.decode()
    assert "A supervisor closed it." in closed
    assert not intake_state(desk.id).is_open
    assert "The form is closed." in browser.get("/inbox/").content.decode()
    opened = browser.post("/intake/", _card(), follow=True).content.decode()
    assert "People can write to you now." in opened
    assert intake_state(desk.id).is_open


def test_the_card_must_be_whole_in_every_language_and_keeps_what_was_typed() -> None:
    browser = at_desk(setting.intake().ana)
    page = browser.post("/intake/", _card() | {"hours_es": "", "hours_en": "Kept hours"})
    assert page.status_code == 422
    assert "The card is not complete in" in page.content.decode()
    assert "Kept hours" in page.content.decode()


def test_nobody_behind_the_form_no_form() -> None:
    home = factories.organisation("Alone")
    ana = factories.member(home, {Role.INTAKE, Role.SUPERVISOR}, on_call=True)
    page = at_desk(ana).post("/intake/", _card())
    assert page.status_code == 422
    assert "Two members on call must hold the intake key" in page.content.decode()


def test_an_advocate_does_not_open_or_close_it() -> None:
    browser = at_desk(setting.intake().ben)
    assert browser.get("/intake/").status_code == 403
    assert browser.post("/intake/close/").status_code == 403


def test_a_code_is_linked_for_the_person_and_never_for_somebody_else() -> None:
    desk = setting.intake()
    own, known = setting.came(desk), setting.came(desk, {"about": "KNOW", "seen": "A friend."})
    browser = at_desk(desk.ana)
    linked = browser.post(f"/inbox/{own.report_id}/link/", follow=True).content.decode()
    assert "This code was linked to the person" in linked
    assert "/link/" not in browser.get(f"/inbox/{known.report_id}/").content.decode()
    assert browser.post(f"/inbox/{known.report_id}/link/").status_code == 409


def test_looking_at_the_inbox_moves_what_is_unopened_to_the_newest_key() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    with factories.inside(desk.ana):
        newest = epochs.open_epoch()
        assert waiting_for_rewrap(newest.id) == 1
    assert at_desk(desk.ana).get("/inbox/").status_code == 200
    with factories.inside(desk.ana):
        assert waiting_for_rewrap(newest.id) == 0
    assert at_desk(desk.ben).get(f"/inbox/{sent.report_id}/").status_code == 200
