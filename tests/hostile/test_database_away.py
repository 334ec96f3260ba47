"""Without a database: the numbers stay up, nothing is said to be saved, and typed words are given back."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils.html import escape

from luminaria.packs import pack
from tests.hostile import answers, malice
from tests.hostile.away import Away, database_away
from tests.hostile.conftest import Dice
from tests.hostile.town import Town, send
from tests.house.addresses import addresses
from tests.journeys.pages import PageReader
from tests.programs import ProgramClient
from tests.report import setting

PATH = "/en/report/"
WORDS = 'They kept <b>my</b> pay & "papers".'
Arrive = Callable[[ProgramClient, setting.Intake], dict[str, object]]
# What the directory reads for an answer: each address by how it is asked, and what is sent there.
SERVICES = "/<locale>/services/"
LISTS = ("in/<county_id>/", "for/<group>/", "all/")
PAGES = (*LISTS, *(f"{one}<page>/" for one in LISTS), "in/<county_id>/<edition>.pdf")
PAGES = (*PAGES, "take-part/", "together/", "yours/<link>/", "<service_id>/")
KINDS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
SENT = {
    "": {},
    "kept/": {"keep": "<service_id>"},
    "<service_id>/wrong/": {"code": "PHONE"},
    "yours/<link>/": {},
}
# Nothing is sent by looking for a service or at what was gathered: these pages say what did not work.
TITLES = {SERVICES: "directory.away_title", f"{SERVICES}kept/": "directory.away_kept"}
READ_BY_PAGES = [("GET", SERVICES + page) for page in PAGES] + [("POST", SERVICES + page) for page in SENT]
READ_BY_API = [("GET", f"/hsds/{kind}{one}") for kind in KINDS for one in ("", "/<id>")]
READ_BY_API += [("POST", f"/hsds/{kind}") for kind in KINDS]
READ = {path for method, path in (*READ_BY_PAGES, *READ_BY_API) if method == "GET"}
NEEDS_NONE = [path for path in addresses("public") if "/report/" not in path and path not in READ]


@pytest.fixture
def home(db: None) -> setting.Intake:
    return setting.intake()


@pytest.mark.parametrize("path", NEEDS_NONE)
def test_guidance_and_the_way_out_need_no_database(bare: Town, path: str) -> None:
    client = ProgramClient("public", raise_request_exception=False)
    client.cookies["lp_open"] = "0" * 64
    address = bare.filled(path)
    there = client.get(address)
    client.cookies["lp_open"] = "0" * 64
    with transaction.atomic():
        with database_away(1):
            away = client.get(address)
        transaction.set_rollback(True)
    assert (away.status_code, away.content) == (there.status_code, there.content)


def _without_a_database(town: Town, method: str, path: str, sent: dict[str, str] | None = None) -> Any:
    client = ProgramClient("public", raise_request_exception=False)
    fields = {name: town.filled(value) for name, value in (sent or {}).items()}
    as_json = {"content_type": "application/json"} if method == "POST" and path.startswith("/hsds/") else {}
    ask, address = client.post if method == "POST" else client.get, town.filled(path)
    with transaction.atomic():
        with database_away(1) as told:
            answer = ask(address, fields, **as_json)
        transaction.set_rollback(True)
    assert told.refused, "it read nothing: it belongs to what needs no database"
    assert answer.status_code == 503
    assert "secret/path" not in answer.content.decode()
    assert not answer.cookies
    return answer


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize(("method", "path"), READ_BY_PAGES)
def test_a_page_of_the_directory_says_so_with_the_numbers_and_the_way_out(
    bare: Town, method: str, path: str, locale: str
) -> None:
    sent = SENT.get(path.removeprefix(SERVICES))
    answer = _without_a_database(bare, method, path.replace("<locale>", locale), sent)
    text, dock = answer.content.decode(), pack().dock(locale)
    assert answer["Content-Type"].startswith("text/html")
    title = "error.broken_title" if method == "GET" else TITLES.get(path, "error.not_sent_title")
    assert pack().words(locale)[title] in text
    assert dock.call.href in text
    assert escape(dock.text.href) in text
    assert f'href="/leave/{locale}"' in text


@pytest.mark.parametrize(("method", "path"), READ_BY_API)
def test_the_api_says_so_as_json(bare: Town, method: str, path: str) -> None:
    answer = _without_a_database(bare, method, path)
    assert answer["Content-Type"] == "application/json"
    said = answer.json()
    assert (said["status"], said["error"]) == (503, "away")
    assert set(said) == {"status", "error", "message"}
    assert int(answer["Retry-After"]) > 0


def _story(client: ProgramClient, home: setting.Intake) -> dict[str, object]:
    page = setting.walk(client, [{"about": "ME"}, {"danger": "NO"}, {"young": "NO"}])
    return {**setting.hidden(page), "do": "next", "story": WORDS}


def _sending(client: ProgramClient, home: setting.Intake) -> dict[str, object]:
    page = setting.walk(client, setting.own_report(home.id, WORDS))
    return {**setting.hidden(page), "do": "send", "organisation": str(home.id)}


def _writing_back(client: ProgramClient, home: setting.Intake) -> dict[str, object]:
    words = " ".join(setting.write_and_send(client, home.id))
    page = client.post(PATH + "status/", {"do": "open", "receipt": words}, follow=True)
    return {**setting.hidden(page), "do": "write", "text": WORDS}


PRESSES = {"story": (_story, PATH), "send": (_sending, PATH), "write": (_writing_back, PATH + "status/")}


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("for_good", [True, False], ids=["for good", "once"])
def test_a_press_is_not_saved_at_any_statement_and_keeps_the_words(
    home: setting.Intake, press: str, for_good: bool
) -> None:
    arrive, path = PRESSES[press]
    client = ProgramClient("public", raise_request_exception=False)
    fields, cookies = arrive(client, home), client.cookies
    for number in _each_statement(lambda: client.post(path, fields)):
        reports = len(setting.reports_of(home.id))
        with transaction.atomic():
            with database_away(number, for_good=for_good) as told:
                answer = client.post(path, fields)
            transaction.set_rollback(True)
        client.cookies = cookies
        assert told.refused
        _is_not_saved(answer, escape(WORDS) if press != "send" else "")
        assert len(setting.reports_of(home.id)) == reports
        assert press == "write" or not setting.shown_words(client.get(path)), "a false receipt"
    assert client.post(path, fields).status_code == 303, "the same press can be tried again"


def _is_not_saved(answer: Any, words: str) -> None:
    text = answer.content.decode()
    assert answer.status_code == 503, answer.status_code
    assert pack().words("en")["error.not_sent_title"] in text
    assert pack().dock("en").call.href in text
    assert words in text
    assert 'class="code"' not in text
    assert "secret/path" not in text


def _each_statement(act: Callable[[], object]) -> Iterator[int]:
    """The numbers of the statements that `act` needs."""
    with transaction.atomic():
        with database_away(0) as told:
            act()
        transaction.set_rollback(True)
    assert told.came
    return iter(range(1, told.came + 1))


def test_the_receipt_is_not_shown_while_nobody_can_look_it_up(home: setting.Intake) -> None:
    client = ProgramClient("public", raise_request_exception=False)
    setting.write_and_send(client, home.id)
    for number in _each_statement(lambda: client.get(PATH)):
        with transaction.atomic():
            with database_away(number):
                answer = client.get(PATH)
            transaction.set_rollback(True)
        assert answer.status_code == 503
        assert setting.shown_words(answer) == []
        assert pack().dock("en").call.href in answer.content.decode()
    assert setting.shown_words(client.get(PATH))


def _presses(town: Town, dice: random.Random, path: str) -> list[malice.Shot]:
    """Looking at a desk page, and each of its forms pressed with our words in it."""
    address, client = town.filled(path), town.browsers("desk")["here"]
    look = malice.Shot("look", "GET", address)
    page = send(client, look)
    shots = [look]
    if page.status_code == 200 and "Content-Encoding" not in page:
        for form in PageReader(page.content.decode()).forms:
            if form.method == "post":
                shots += malice.form_shots(dice, form, address, 1, ("as it is",))
    return shots


def _without(town: Town, dice: random.Random, shot: malice.Shot, several: int) -> list[str]:
    """What is wrong with the answers when one of the statements of this request finds no database."""
    client = town.browsers("desk")["here"]
    needed = Away()
    send(client, shot, under=database_away(0, told=needed))
    numbers = range(1, needed.came + 1)
    wrong = []
    for number in dice.sample(numbers, min(several, len(numbers))):
        told, for_good = Away(), dice.random() < 0.5
        answer = send(client, shot, under=database_away(number, for_good=for_good, told=told))
        wrong += [f"{fault} (statement {number})" for fault in answers.faults(shot, answer, away=True)]
        if told.refused and answer.status_code == 302 and not answer["Location"].startswith("/sign-in/"):
            wrong.append(f"{shot.method} {shot.path}: says that it is done without statement {number}")
    return wrong


def test_the_desk_says_so_and_gives_the_words_back(town: Town, dice: Dice) -> None:
    paths = [path for path in addresses("desk") if path != "/health"]
    shots = [shot for path in dice.sample(paths, 12) for shot in _presses(town, dice, path)]
    wrong = [one for shot in shots for one in _without(town, dice, shot, 2)]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.drill
def test_the_whole_desk_says_so_at_every_statement(town: Town, dice: Dice) -> None:
    shots = [shot for path in addresses("desk") for shot in _presses(town, dice, path)]
    wrong = [one for shot in shots for one in _without(town, dice, shot, 200)]
    assert wrong == [], "\n".join(wrong)
