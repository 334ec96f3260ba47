"""Several presses at the same moment, in several workers: one report, one receipt."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from luminaria.report.actions import LiveForm
from luminaria.report.errors import AnotherPressCameFirst
from tests.report import setting

pytestmark = pytest.mark.django_db(transaction=True)
PRESSES = 6


def _press(form: LiveForm, home: setting.Intake, together: Barrier) -> str:
    try:
        together.wait(20)
        setting.send(form, home.id)
        receipt = setting.person.receipt_of(form)
        return receipt.code() if receipt else "none"
    finally:
        connection.close()


def test_six_presses_at_once_make_one_report_and_show_one_receipt() -> None:
    home = setting.intake()
    form, together = setting.form_with(), Barrier(PRESSES)
    with ThreadPoolExecutor(PRESSES) as pool:
        codes = list(pool.map(lambda _: _press(form, home, together), range(PRESSES)))
    assert len(set(codes)) == 1
    assert codes[0] != "none"
    assert len(setting.reports_of(home.id)) == 1


def test_a_late_press_on_back_does_not_take_a_sent_form_back() -> None:
    home = setting.intake()
    form = setting.form_with()
    setting.send(form, home.id)
    with pytest.raises(AnotherPressCameFirst):
        setting.person.save_answer(form=form, state=form.state)
    resumed = setting.person.resume_form(form.secret)
    assert resumed is not None
    assert resumed.state.is_sent
