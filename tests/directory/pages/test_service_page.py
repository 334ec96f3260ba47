"""One service with everything that is public of it."""

import pytest

from tests.directory import world
from tests.directory.pages.reading import main
from tests.programs import ProgramClient

pytestmark = pytest.mark.usefixtures("listed")


def _said(public: ProgramClient, service_id: object, locale: str = "en") -> str:
    return main(public.get(f"/{locale}/services/{service_id}/"))


def test_a_known_service_says_every_fact(public: ProgramClient) -> None:
    said = _said(public, world.LEGAL)
    for fact in (
        "505-555-0110", "505-555-0111", "rio-legal.example", "desk@rio-legal.example",
        "12 Lamp Road",
        "Monday to Friday: 9 a.m. to 5 p.m.", "Bus 2 stops at the door.", "Ramp at the side door",
        "Age 16 and up.",
        "It does not ask about your papers.", "No police report is needed.", "Pets cannot come.",
        "Pay slips, if you have them", "First talk", "Call and ask for a first talk.", "October 20, 2026",
        "November 2, 2026", "by phone",
    ):  # fmt: skip
        assert fact in said, fact


def test_what_nobody_knows_is_said(public: ProgramClient) -> None:
    said = _said(public, world.WALK_IN)
    assert "We do not know its hours." in said
    assert "We do not know its languages." in said
    assert "We do not know if it asks for" in said
    assert "We do not know if it takes" in said


def test_a_hidden_place_has_a_first_call_and_no_place(public: ProgramClient) -> None:
    said = _said(public, world.SHELTER)
    assert "Call first. They do not print where they are." in said
    assert "505-555-0130" in said
    assert "They ask if it is safe to talk." in said
    assert "day and night" in said


def test_a_named_entry_prints_no_number(public: ProgramClient) -> None:
    answer = public.get(f"/en/services/{world.NAMED}/")
    assert "We print no number for it yet." in main(answer)
    inside = answer.content.decode()
    assert "tel:" not in inside[inside.index('id="reach"') : inside.index('id="about"')]


def test_an_old_entry_is_marked(public: ProgramClient) -> None:
    assert "The last check" in _said(public, world.OLD)


def test_a_service_that_is_not_listed_leads_on(public: ProgramClient) -> None:
    answer = public.get(f"/es/services/{world.FOREIGN}/")
    assert answer.status_code == 404
    assert "Este servicio no está en la lista" in main(answer)
    assert 'href="/es/services/"' in answer.content.decode()


def test_it_speaks_spanish(public: ProgramClient) -> None:
    said = _said(public, world.LEGAL, "es")
    assert "Ayuda con pago y papeles" in said
    assert "Llame y pida una primera cita." in said
    assert "We " not in said


def test_nothing_is_remembered(public: ProgramClient) -> None:
    answer = public.get(f"/en/services/{world.LEGAL}/")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
