"""Journey 3: sixteen, away from home, with a phone that somebody lent.

What must be told, and to whom, is read before anything invites to tell; it can be asked without a name;
a line for young people is reached; and nothing on the whole way asks for a parent or writes to one.
The call and text buttons of the dock stand on every page, this one too, before all of its words.
"""

import re

from luminaria.packs import pack
from luminaria.packs.rules import Leaf
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.pages import PageReader
from tests.journeys.readers import Reader

NO_NAME = {"en": "with no name and no age", "es": "sin dar su nombre ni su edad"}
NO_PARENT = {"en": "does not call or write to a parent", "es": "no llama ni escribe a sus padres"}
PARENT = re.compile(
    r"\b(parents?|mother|father|guardian|family|home address|"
    r"padres?|madre|mam[aá]|pap[aá]|tutor[a]?|familia|domicilio)\b",
    re.IGNORECASE,
)
ASKED = {"walked", "answer", "back", "n", "at", "do", "about", "danger", "young", "csrfmiddlewaretoken"}


def test_sixteen_and_run_away(town: Town, locale: str) -> None:
    words, person = steps.words_of(locale), town.person({"en": "en-US", "es": "es-MX"}[locale])

    # One step from the address alone.
    person.visit("/")
    person.go(f"/{locale}/under-18/")
    told_before_asked(person, locale)
    assert person.text().index(NO_NAME[locale]) < person.text().index(youth_line(locale)[0])
    assert NO_PARENT[locale] in person.text()
    assert all(said in person.text() for said in youth_line(locale))
    assert ("tel", "+18007862929") in links(person)
    asks_for_no_parent(person)

    # The guide, as a minor.
    person.go(f"/{locale}/guide/")
    for code in ("ME", "YOUNG"):
        asks_for_no_parent(person)
        press_answer(person, code)
    leaf = pack().guide(locale).leaves["me_young"]
    at_the_leaf(person, leaf, locale)

    # The form, as far as what is said to a child.
    person.go(f"/{locale}/report/")
    assert person.cookies == set(), "a cookie before a form was opened"
    steps.law_before_first_field(person, locale)
    assert says(locale, "child-duty") in person.text()
    assert words.report["lead"] in person.text()
    assert [one for form in person.page().forms for one in form.controls if one.name not in ASKED] == []
    person.press(words.report["begin"])
    for name, value in (("about", "ME"), ("danger", "NO"), ("young", "YES")):
        asks_for_no_parent(person)
        person.choose(name, value)
        person.press(words.report["next"])
    assert words.report["child_told"] in person.text()
    asks_for_no_parent(person)

    # That is far enough for today.
    person.go(f"/leave/{locale}")
    assert person.cookies == set()


def says(locale: str, code: str) -> str:
    """A sentence of the pack that many pages share."""
    return str(pack().source.document["pack"]["says"][code][locale])


def youth_line(locale: str) -> list[str]:
    """The line for young people as the page must show it: what it is for, every channel, its hours."""
    line = pack().contact("c-nrs", locale)
    assert {channel.kind for channel in line.channels} == {"call", "web"}, "a channel is new: walk it here"
    return [line.title, *(channel.display for channel in line.channels), line.about, line.hours, line.name]


def told_before_asked(person: Reader, locale: str) -> None:
    """Inside the page: the duty and whom it is told to, then the first number or form."""
    main = person.html().partition("<main")[2].partition("</main>")[0]
    duty = PageReader(main[: first_invitation(main)]).text
    assert says(locale, "child-duty") in duty
    assert says(locale, "child-whom") in duty


def first_invitation(html: str) -> int:
    """Where the first number, or the first way to the form, stands."""
    found = re.search(r'href="(tel:|sms:|[^"]*/report/)', html)
    assert found
    return found.start()


def links(person: Reader) -> set[tuple[str, str]]:
    return {(scheme, rest) for _, href in person.page().links for scheme, _, rest in [href.partition(":")]}


def press_answer(person: Reader, code: str) -> None:
    """Press the answer that has that code, by its words."""
    buttons = [button for form in person.page().forms for button in form.buttons]
    person.press(next(button.words for button in buttons if button.value == code))


def at_the_leaf(person: Reader, leaf: Leaf, locale: str) -> None:
    """The end for somebody under 18: the youth line first, and the duty before the way to write."""
    text = person.text()
    assert leaf.title in text
    assert leaf.contact_ids[0] == "c-nrs"
    assert all(said in text for said in youth_line(locale))
    assert text.index(leaf.child) < text.index(leaf.tell)
    assert leaf.now[0] in text
    assert person.path == f"/{locale}/guide/"
    assert person.cookies == set()
    asks_for_no_parent(person)


def asks_for_no_parent(person: Reader) -> None:
    """No field, label or button of any form names a parent, and no field is there that we do not know."""
    for form in re.findall(r"<form.*?</form>", person.html(), re.S):
        assert not PARENT.findall(PageReader(form).text)
    names = {one.name for form in person.page().forms for one in form.controls}
    assert names <= ASKED | {"story"}
