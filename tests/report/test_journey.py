"""The whole way, as a person at a browser without JavaScript walks it."""

import pytest

from luminaria import vault
from luminaria.people.compartment import compartment
from luminaria.report import actions
from tests.programs import ProgramClient
from tests.report import setting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_person_writes_and_comes_back_for_the_answer(public: ProgramClient, locale: str) -> None:
    desk = setting.intake()
    path = f"/{locale}/report/"
    words = setting.write_and_send(public, desk.id, path)
    assert len(words) == 9
    report = setting.reports_of(desk.id)[0]
    with compartment(desk.id):
        read = actions.read_report(actor=desk.ana, report_id=report.id)
        story = read.answer("story")
        assert story is not None
        assert story.text == "They kept my pay."
        actions.answer_report(actor=desk.ana, report_id=report.id, text="We can talk on Monday.")
    other_phone = ProgramClient("public")
    status = f"/{locale}/report/status/"
    page = other_phone.post(status, {"do": "open", "receipt": " ".join(words).upper()}, follow=True)
    text = page.content.decode()
    assert "We can talk on Monday." in text
    assert "They kept my pay." not in text
    assert vault.parse_receipt(" ".join(words)).code() not in text
