"""What people do again and again, told once."""

import re
from uuid import uuid4

from luminaria.packs import pack
from luminaria.packs.rules import Words
from tests.journeys.readers import Reader


def words_of(locale: str) -> Words:
    return pack().words(locale)


def marker() -> str:
    """Words that no other journey uses, so that its report is found again."""
    return f"lamp{uuid4().hex[:12]}"


def write_to_an_advocate(person: Reader, locale: str, answers: list[dict[str, str]], to: str) -> str:
    """Answer the questionnaire one step at a time, send it to `to`, and return the words of the receipt."""
    words = words_of(locale)
    person.visit(f"/{locale}/report/")
    assert person.cookies == set(), "a cookie before a form was opened"
    law_before_first_field(person, locale)
    person.press(words.report["begin"])
    for step in answers:
        for name, value in step.items():
            set_field(person, name, value)
        person.press(words.report["next" if step else "skip"])
    choose_organisation(person, to)
    person.press(words.report["send"])
    assert words.receipt["title"] in person.text(), person.text()[:500]
    return receipt_words(person)


def set_field(person: Reader, name: str, value: str) -> None:
    """Answer one question, whatever its kind."""
    controls = [one for form in person.page().forms for one in form.controls if one.name == name]
    if {one.kind for one in controls} & {"radio", "checkbox"}:
        person.choose(name, value)
    else:
        person.fill(name, value)


def choose_organisation(person: Reader, name: str) -> None:
    """Pick the named organisation by its card."""
    radios = [one for form in person.page().forms for one in form.controls if one.name == "organisation"]
    cards = {one.value: person.html().split(f'value="{one.value}"', 1)[1] for one in radios}
    person.choose("organisation", next(id for id, card in cards.items() if name in card.split("</label>")[0]))


def law_before_first_field(person: Reader, locale: str) -> None:
    """What the law asks about children, and the way to stop and call, stand before the first question."""
    html, words = person.html(), words_of(locale)
    assert html.index(words.report["stop_title"]) < html.index(words.report["child_title"])
    assert html.index(words.report["child_title"]) < html.index("<form")


def receipt_words(person: Reader) -> str:
    """The words on the page, in their order."""
    shown = re.search(r'<p class="code"[^>]*>(.*?)</p>', person.html(), re.S)
    assert shown
    return " ".join(re.findall(r"<span>(.*?)</span>", shown[1]))


def open_mailbox(person: Reader, locale: str, receipt: str) -> None:
    """Come back with the words that were kept."""
    person.visit(f"/{locale}/report/status/")
    person.fill("receipt", receipt)
    person.press(words_of(locale).mailbox["open"])


def find_report(member: Reader, words: str) -> str:
    """Read through the inbox until `words` stand there; return the address of that report."""
    member.visit("/inbox/")
    waiting = [target.partition("?")[0] for shown, target in member.page().links if "waiting" in shown]
    for path in waiting:
        member.visit(path)
        if words in member.text():
            return path
    raise AssertionError("the report is not in the inbox")


def answer(member: Reader, words: str) -> None:
    """Take the report that is open and answer it, in one press."""
    member.fill("words", words)
    member.press("Take it and send")


def open_case(member: Reader, name: str) -> str:
    """Open a case from the report that is open; return the case's address."""
    member.follow("Open a case")
    member.fill("name", name)
    member.fill("reach_by", "Only here, by code")
    member.press("Open the case")
    assert re.fullmatch(r"/cases/[0-9a-f-]{36}/", member.path), (member.path, member.text()[:400])
    return member.path
