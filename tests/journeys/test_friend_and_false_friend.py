"""Journey 5: a friend worried about a co-worker, and a trafficker who poses as one.

Both get calm advice, and both see the same bytes for ever, case or no case.
"""

import re

from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader

# What differs between any two browsers: Django's form token and the row of the open box.
OWN = re.compile(r'name="(csrfmiddlewaretoken|n|reply)" value="[^"]*"')


def bytes_of(person: Reader, locale: str, receipt: str) -> str:
    """The status page as this person sees it, without what every browser has of its own."""
    steps.open_mailbox(person, locale, receipt)
    return OWN.sub("", person.html())


def test_friend_and_false_friend(town: Town, locale: str) -> None:
    words = steps.words_of(locale)
    friend, false_friend = town.person(), town.person()

    # Both ask what to do. Nobody tells them to confront or to call police first.
    for person in (friend, false_friend):
        advised(person, locale)

    true_told, false_told = steps.marker(), steps.marker()
    receipts = [tell(friend, locale, true_told), tell(false_friend, locale, false_told)]

    def same() -> str:
        seen = {bytes_of(town.person(), locale, receipt) for receipt in receipts}
        assert len(seen) == 1, "the two see different pages"
        return seen.pop()

    assert words.status.other["received"] in same()

    # Both are read.
    ana = town.member("ana")
    reports = [steps.find_report(ana, told) for told in (true_told, false_told)]
    assert words.status.other["read"] in same()

    # The friend's becomes a case. The other is closed without one.
    ana.visit(reports[0])
    steps.open_case(ana, "Sol")
    ana.visit(reports[1])
    close(ana)
    after = same()
    assert words.status.other["finished"] in after
    for person in (friend, false_friend):
        assert "Sol" not in person.html()
    assert words.status.me["agreed"].partition("{")[0] not in after


def advised(person: Reader, locale: str) -> None:
    """Walk the guide as somebody who knows the person, to a leaf with people to turn to."""
    words = steps.words_of(locale)
    person.visit(f"/{locale}/guide/")
    for _ in range(6):
        buttons = [
            button
            for form in person.page().forms
            for button in form.buttons
            if button.name == "answer" and button.value in {"ADULT", "KNOW", "TOLD", "OFTEN", "YES", "NO"}
        ]
        if not buttons:
            break
        person.press(buttons[0].words)
    assert words.guide["turn_to"] in person.text(), person.text()[:300]
    assert words.guide["not_now"] in person.text()
    assert person.path == f"/{locale}/guide/", "the address tells what was answered"
    assert person.cookies == set()


def tell(person: Reader, locale: str, told: str) -> str:
    """The same questions, answered by each."""
    return steps.write_to_an_advocate(
        person,
        locale,
        [
            {"about": "KNOW"},
            {"danger": "NO"},
            {"child": "NO"},
            {"basis": "TOLD_BY_THEM"},
            {"seen": f"They said that the boss keeps their pay. {told}"},
            {},
            {"wants_other": "ADVICE"},
            {"reach": "HERE"},
            {"police": "NO"},
        ],
        to="Cedar Lamp",
    )


def close(member: Reader) -> None:
    """Close the report that is open, without a case."""
    member.unfold("Close without a case")
    member.choose("reason", reasons(member)[0])
    member.press("Close it")


def reasons(member: Reader) -> list[str]:
    found = [one for form in member.page().forms for one in form.controls if one.name == "reason"]
    return [value for one in found for value in ([*one.options] if one.options else [one.value]) if value]
