"""The person must not keep anything."""

import pytest

from luminaria.report import queries
from luminaria.report.errors import NothingHere
from tests import factories
from tests.programs import ProgramClient
from tests.report import setting


def test_the_report_stays_and_the_words_open_nothing(public: ProgramClient, home: setting.Intake) -> None:
    words = setting.write_and_send(public, home.id)
    page = setting.press(public, "none")
    assert setting.shown_words(page) == []
    assert len(setting.reports_of(home.id)) == 1
    with factories.inside(home.ana):
        assert queries.inbox()[0].receipt_kept is False
    other = ProgramClient("public")
    found = other.post("/en/report/status/", {"do": "open", "receipt": " ".join(words)}, follow=True)
    assert "We could not open that" in found.content.decode()


def test_an_unsent_form_has_nothing_to_give_up(home: setting.Intake) -> None:
    with pytest.raises(NothingHere):
        setting.person.keep_nothing(form=setting.form_with())
