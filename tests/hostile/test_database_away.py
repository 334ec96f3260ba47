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
NEEDS_NONE = [path for path in addresses("public") if "/report/" not in path]


@pytest.fixture
def home(db: None) -> setting.Intake:
    return setting.intake()


@pytest.mark.parametrize("path", NEEDS_NONE)
def test_guidance_and_the_way_out_need_no_database(town: Town, path: str) -> None:
    client = ProgramClient("public", raise_request_exception=False)
    client.cookies["lp_open"] = "0" * 64
    address = town.filled(path)
    there = client.get(address)
    client.cookies["lp_open"] = "0" * 64
    with transaction.atomic():
        with database_away(1):
            away = client.get(address)
        transaction.set_rollback(True)
    assert (away.status_code, away.content) == (there.status_code, there.content)


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
