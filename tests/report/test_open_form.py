"""An open form: sealed under its cookie, gone after an hour or when a person leaves."""

from dataclasses import replace

import pytest

from luminaria.report.errors import FormEnded
from tests.conftest import MovableClock
from tests.programs import ProgramClient
from tests.report import setting

pytestmark = pytest.mark.django_db


def test_what_was_answered_is_there_on_the_next_page() -> None:
    form = setting.person.open_form()
    setting.person.save_answer(
        form=form, state=replace(form.state, answers={"about": "ME", "wants": ("TALK",)})
    )
    again = setting.person.resume_form(form.secret)
    assert again is not None
    assert again.state.answers == {"about": "ME", "wants": ("TALK",)}


def test_an_hour_without_a_press_ends_it_and_the_row_goes(clock: MovableClock) -> None:
    form = setting.person.open_form()
    clock.forward(minutes=61)
    assert setting.person.resume_form(form.secret) is None
    with pytest.raises(FormEnded):
        setting.person.save_answer(form=form, state=form.state)
    assert setting.person.forget_expired_forms() == 1
    assert setting.open_forms() == 0


def test_each_press_gives_another_hour(clock: MovableClock) -> None:
    form = setting.person.open_form()
    clock.forward(minutes=50)
    setting.person.save_answer(form=form, state=form.state)
    clock.forward(minutes=50)
    assert setting.person.resume_form(form.secret) is not None


def test_another_browsers_secret_opens_nothing() -> None:
    setting.person.open_form()
    assert setting.person.resume_form(b"\1" * 32) is None
    assert setting.person.resume_form(None) is None


def test_leaving_ends_the_form_and_the_mailbox(public: ProgramClient, home: setting.Intake) -> None:
    words = setting.write_and_send(public, home.id)
    public.post("/en/report/status/", {"do": "open", "receipt": " ".join(words)})
    assert setting.open_forms() == 2
    left = public.get("/leave/en")
    assert left.status_code == 303
    assert setting.open_forms() == 0
    assert all(morsel.value == "" for morsel in public.cookies.values())


def test_leaving_with_a_strange_cookie_still_leaves(public: ProgramClient) -> None:
    public.cookies["lp_open"] = "not a secret"
    assert public.get("/leave/en").status_code == 303
