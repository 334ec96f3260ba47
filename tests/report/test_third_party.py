"""Who wrote about somebody else reads the same bytes, whatever happened."""

import re
from collections.abc import Callable

import pytest

from luminaria.people.compartment import compartment
from luminaria.report import actions
from luminaria.report.models import Report
from luminaria.report.rules import Kind, State, status_lines
from tests import factories
from tests.programs import ProgramClient
from tests.report import setting

PATH = "/en/report/status/"
TOKEN = re.compile(rb'csrfmiddlewaretoken" value="[^"]{64}"')


def _page(sent: setting.Sent) -> bytes:
    phone = ProgramClient("public")
    phone.post(PATH, {"do": "open", "receipt": sent.box.receipt.code()})
    return TOKEN.sub(b"", phone.get(PATH, HTTP_ACCEPT_ENCODING="identity").content)


def _with(home: setting.Intake, about: str, **columns: object) -> bytes:
    sent = setting.sent_to(home, {"about": about, "seen": "A man was locked in."})
    with compartment(home.id):
        Report.objects.filter(id=sent.report_id).update(**columns)
    return _page(sent)


@pytest.mark.parametrize("about", ["KNOW", "SAW"])
def test_a_case_and_no_case_are_byte_equal_for_ever(home: setting.Intake, about: str) -> None:
    assert _with(home, about, state=State.IN_CASE) == _with(home, about, state=State.CLOSED)


@pytest.mark.parametrize("about", ["KNOW", "SAW"])
def test_nothing_about_the_report_shows_but_its_four_sentences(home: setting.Intake, about: str) -> None:
    plain = _with(home, about, state=State.READ)
    for columns in (
        {"clock": "DANGER"},
        {"assigned": home.ana.member_id},
        {"linked_on": "2026-01-01"},
        {"size_class": 9},
        {"arrived_on": "2026-01-01"},
    ):
        assert _with(home, about, state=State.READ, **columns) == plain


def test_someone_known_and_someone_seen_read_the_same(home: setting.Intake) -> None:
    for state in State:
        assert _with(home, "KNOW", state=state) == _with(home, "SAW", state=state)


def test_every_state_has_one_sentence_and_one_length(home: setting.Intake) -> None:
    pages = {state: _with(home, "KNOW", state=state) for state in State}
    assert len({len(page) for page in pages.values()}) == 1
    assert len(set(pages.values())) == 4


def test_the_desk_working_on_it_does_not_show(home: setting.Intake) -> None:
    quiet, worked = (setting.sent_to(home, {"about": "SAW", "seen": "x"}) for _ in range(2))
    with factories.inside(home.ana):
        for sent in (quiet, worked):
            actions.read_report(actor=home.ana, report_id=sent.report_id)
        for _ in range(3):
            actions.read_report(actor=home.ben, report_id=worked.report_id)
        actions.turn_report_key(actor=home.ana, report_id=worked.report_id)
    assert _page(quiet) == _page(worked)


@pytest.mark.parametrize("kind", [Kind.KNOWN, Kind.SEEN])
def test_the_rules_say_one_line_of_four_whatever_else_is_true(kind: Kind) -> None:
    everything: Callable[[State], list[str]] = lambda state: [  # noqa: E731
        line.key for line in status_lines(kind, state, linked=True, wrote=True, asked=["Legal Aid"])
    ]
    said = [everything(state) for state in State]
    assert all(len(lines) == 1 for lines in said)
    assert {lines[0] for lines in said} == {
        "other.received",
        "other.read",
        "other.question",
        "other.finished",
    }


def test_a_person_who_wrote_about_themselves_reads_more() -> None:
    lines = status_lines(Kind.SELF, State.IN_CASE, linked=True, wrote=True, asked=["Legal Aid"])
    assert [(line.key, line.name) for line in lines] == [
        ("me.read", ""),
        ("me.wrote", ""),
        ("me.agreed", "Legal Aid"),
    ]
    assert len(status_lines(Kind.SELF, State.READ, linked=False, wrote=False, asked=["Legal Aid"])) == 1
