"""What was typed, and the receipt, are nowhere: not in a table, not in a log."""

import logging

import pytest
from django.apps import apps
from django.db import connection

from luminaria import vault
from luminaria.people.compartment import every_compartment
from luminaria.report import actions
from tests import factories
from tests.databases import database_role
from tests.programs import ProgramClient
from tests.report import setting

CANARY = "kanarienvogel-7731"


def _everything() -> str:
    """Every row of every table as text, hex and all, as the owner of the file would see it."""
    found = []
    with database_role("owner"), every_compartment(), connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                found += [
                    bytes(cell).hex() if isinstance(cell, (bytes, memoryview)) else str(cell) for cell in row
                ]
    return "\n".join(found)


def test_no_table_and_no_log_has_what_was_typed_or_the_receipt(
    public: ProgramClient,
    home: setting.Intake,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    setting.walk(public, [{"about": "ME"}, {"danger": "NO"}, {"young": "YES"}, {"story": CANARY + " story"}])
    setting.press(public, "next", {"place": CANARY + " place", "time": CANARY})
    setting.press(public, "next", {"wants": ["TALK"]})
    setting.press(public, "next", {"reach": "CALL"})
    setting.press(public, "next", {"reach_number": CANARY, "reach_hours": CANARY, "reach_word": CANARY})
    half_way = _everything()
    for _ in range(3):
        page = setting.press(public, "next", {"reach_message": "NO", "police": "TALK"})
    words = setting.shown_words(setting.press(public, "send", {"organisation": str(home.id)}))
    assert words, page.content.decode()[-3000:]
    report = setting.reports_of(home.id)[0]
    with factories.inside(home.ana):
        actions.read_report(actor=home.ana, report_id=report.id)
        actions.answer_report(actor=home.ana, report_id=report.id, text=CANARY + " answer")
    public.post("/en/report/status/", {"do": "open", "receipt": " ".join(words)})
    setting.press(public, "write", {"text": CANARY + " more"}, "/en/report/status/")
    receipt = vault.parse_receipt(" ".join(words))
    kept = half_way + _everything() + caplog.text + "".join(capfd.readouterr())
    code = receipt.code()
    for secret in (
        CANARY,
        CANARY.encode().hex(),
        receipt.secret.hex(),
        code,
        " ".join(words),
        words[4] + " ",
    ):
        assert secret not in kept


def test_the_language_of_a_report_is_not_in_the_clear(home: setting.Intake) -> None:
    form = setting.form_with()
    setting.send(form, home.id, "es")
    report = setting.reports_of(home.id)[0]
    columns = {field.name for field in report._meta.fields}
    assert not columns & {"locale", "language"}
    with factories.inside(home.ana):
        assert actions.read_report(actor=home.ana, report_id=report.id).locale == "es"


def test_no_address_ever_carries_what_was_answered(public: ProgramClient, home: setting.Intake) -> None:
    page = setting.walk(public, setting.own_report(home.id))
    assert {address for address, _ in page.redirect_chain} == {"/en/report/"}
    assert page.request["QUERY_STRING"] == ""
