"""Pressing anything in any order: the form stays a form, and a receipt is never false and never doubled."""

from typing import Any

import pytest
from django.utils.html import escape

from luminaria.report.errors import NothingHere
from luminaria.vault import parse_receipt
from tests.hostile.conftest import Dice
from tests.hostile.malice import UNSAFE
from tests.programs import ProgramClient
from tests.report import setting

FORM, BOX = "/en/report/", "/en/report/status/"
BUTTONS = (
    "start", "next", "back", "skip", "send", "check", "words", "code", "none", "done", "open", "write",
    "delete", "close", "fly", "",
)  # fmt: skip
PLACES = ("about", "danger", "story", "organisation", "receipt", "police", "nowhere", "", "\0")


@pytest.fixture
def home(db: None) -> setting.Intake:
    return setting.intake()


def _fields(dice: Dice, home: setting.Intake) -> dict[str, object]:
    """Some answers, right and wrong, that may or may not belong to the present question."""
    all_of_them: dict[str, object] = {
        "about": dice.choice(("ME", "KNOW", "SAW", "ALIEN")),
        "danger": dice.choice(("NO", "YES", "", "\0")),
        "young": "NO",
        "story": f"story {dice.randrange(99)} {UNSAFE}",
        "text": f"text {UNSAFE}",
        "wants": ["TALK", "ALIEN"],
        "reach": dice.choice(("HERE", "CALL")),
        "police": "NO",
        "organisation": dice.choice((str(home.id), str(home.ana.member_id), "x")),
        "receipt": dice.choice(("", "abandon " * 9, "0" * 23, "x" * 500)),
        "typed": dice.choice(("", "abandon " * 9)),
        "reply": dice.choice(("", "x", str(home.id))),
    }
    names = dice.sample(sorted(all_of_them), dice.randrange(len(all_of_them)))
    return {name: all_of_them[name] for name in names}


def _press(dice: Dice, client: ProgramClient, home: setting.Intake, pages: list[dict[str, str]]) -> Any:
    """One press from the present page or from one of the pages before it."""
    path = dice.choice((FORM, FORM, FORM, BOX))
    pages.append(setting.hidden(client.get(path)))
    fields = dice.choice((pages[-1], pages[-1], dice.choice(pages))) | _fields(dice, home)
    if dice.random() < 0.3:
        fields["at"] = dice.choice(PLACES)
    fields["do"] = dice.choice(BUTTONS)
    if pages[-1].get("at") == "organisation" and dice.random() < 0.5:  # so that some are sent
        fields |= pages[-1] | {"do": "send", "organisation": str(home.id)}
    answer = client.post(path, fields)
    if answer.status_code in {410, 413}:
        typed = [str(fields[name]) for name in ("story", "text") if name in fields]
        assert all(escape(word) in answer.content.decode() for word in typed), (fields, "lost")
    return answer


def _opens(words: list[str]) -> bool:
    receipt = parse_receipt(" ".join(words))
    try:
        box = setting.person.open_mailbox(receipt=receipt)
        return setting.person.look_inside(box=box) is not None
    except NothingHere:
        return False


def _walk(dice: Dice, home: setting.Intake, presses: int) -> int:
    """How many different receipts were shown to somebody who presses anything."""
    client = ProgramClient("public", raise_request_exception=False)
    pages: list[dict[str, str]] = []
    shown: set[tuple[str, ...]] = set()
    client.post(FORM, {"do": "start"})
    if dice.random() < 0.7:
        page = setting.walk(client, setting.own_report(home.id)[: dice.choice((1, 3, 5, 8, 8, 8))])
        pages.append(setting.hidden(page))
    for _ in range(presses):
        answer = _press(dice, client, home, pages)
        assert answer.status_code < 500
        page = client.get(FORM)
        assert page.status_code == 200
        if 'value="check"' in page.content.decode() and (words := setting.shown_words(page)):
            assert _opens(words), "a false receipt"
            if len(words) == 9:
                shown.add(tuple(words))
    return len(shown)


@pytest.mark.parametrize("walks", [5, pytest.param(100, marks=pytest.mark.drill)])
def test_any_press_in_any_order(home: setting.Intake, dice: Dice, walks: int) -> None:
    receipts = sum(_walk(dice, home, 12) for _ in range(walks))
    print(f"receipts: {receipts}")
    assert receipts <= len(setting.reports_of(home.id)), "one report a receipt"
    client = ProgramClient("public")
    before = len(setting.reports_of(home.id))
    assert _opens(setting.write_and_send(client, home.id))
    assert len(setting.reports_of(home.id)) == before + 1


def test_checking_a_receipt_before_anything_was_sent(home: setting.Intake) -> None:
    client = ProgramClient("public")
    page = setting.walk(client, [{"about": "ME"}, {"danger": "NO"}])
    for do in ("check", "words", "code", "none"):
        page = setting.press(client, do, {"typed": "abandon " * 9})
        assert page.status_code == 200
        assert setting.shown_words(page) == []
    assert setting.reports_of(home.id) == []
