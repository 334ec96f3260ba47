"""A full disk, or a commit that fails: nothing is half there, and the same press can be tried again."""

import re
from contextlib import suppress

import pytest
from django.db import OperationalError, connection

from tests import factories
from tests.cases import setting as cases
from tests.hostile.malice import UNSAFE
from tests.programs import ProgramClient
from tests.report import setting

PATH = "/en/report/"
pytestmark = pytest.mark.django_db(transaction=True)


def _fill() -> None:
    """SQLite's own word for a full disk: the file may not grow, and what is free in it is used up."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filler (lump BLOB)")
        cursor.execute("PRAGMA max_page_count=1")  # which SQLite raises to what is there
        with suppress(OperationalError):
            for _ in range(10_000):
                cursor.execute("INSERT INTO filler VALUES (zeroblob(3000))")


def _make_room() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count=1000000")


def _commit_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        connection.connection.rollback()
        raise OperationalError("could not write to file: No space left on device")

    monkeypatch.setattr(connection, "_commit", fail)


def _ready_to_send(home: setting.Intake) -> tuple[ProgramClient, dict[str, object]]:
    client = ProgramClient("public", raise_request_exception=False)
    page = setting.walk(client, setting.own_report(home.id, UNSAFE))
    return client, {**setting.hidden(page), "do": "send", "organisation": str(home.id)}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own limit; the next test is for both")
def test_a_full_disk_sends_nothing_and_shows_no_receipt() -> None:
    home = setting.intake()
    client, fields = _ready_to_send(home)
    _fill()
    answer = client.post(PATH, fields)
    assert answer.status_code == 503
    assert setting.shown_words(client.get(PATH)) == []
    assert setting.reports_of(home.id) == []
    _make_room()
    assert setting.shown_words(client.post(PATH, fields, follow=True))
    assert len(setting.reports_of(home.id)) == 1


def test_a_commit_that_fails_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    home = setting.intake()
    client, fields = _ready_to_send(home)
    with monkeypatch.context() as broken:
        _commit_fails(broken)
        answer = client.post(PATH, fields)
    assert answer.status_code == 503
    assert setting.shown_words(client.get(PATH)) == []
    assert setting.reports_of(home.id) == []
    assert setting.open_forms() == 1
    assert setting.shown_words(client.post(PATH, fields, follow=True))


def test_a_commit_that_fails_at_the_desk_gives_the_note_back(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = cases.house().lena
    case_id = cases.open_case(actor)
    desk = factories.signed_in(ProgramClient("desk", raise_request_exception=False), actor)
    address = f"/cases/{case_id}/notes/new/"
    once = re.search(r'name="once" value="([^"]+)"', desk.get(address).content.decode())
    assert once
    fields = {"once": once[1], "words": f"He called {UNSAFE}"}
    with monkeypatch.context() as broken:
        _commit_fails(broken)
        answer = desk.post(address, fields)
    assert answer.status_code == 503
    assert "He called said &amp; &lt;i&gt;sealed" in answer.content.decode()
    assert desk.post(address, fields).status_code == 302
