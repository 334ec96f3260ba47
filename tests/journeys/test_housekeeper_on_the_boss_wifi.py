"""Journey 1: a housekeeper has the phone for 40 seconds, on the Wi-Fi of the one she works for.

Four presses: help, what having no papers means, danger, leave. What no page can do, and so is not
shown here: who runs the Wi-Fi sees the name of the host (TLS hides what was read there); the browser's
own history keeps the addresses and neutral titles of the pages that were read, and Back opens those
public pages again; who unlocks the phone and opens them reads what anyone reads there. Only a browser
with scripts replaces the last of these entries. The help page says all of that, and names another phone.
"""

import re

from luminaria.packs import pack
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader

BACK = 10
HELP_PAGE, PAGE = 8_192, 12_288
TYPED = {"en": "the lady took my passport", "es": "la señora me quitó el pasaporte"}
# The subject, or what would be done about it, named where somebody looks over a shoulder.
NAMES_IT = re.compile(
    r"traffic|\btrata\b|tr[aá]fico|v[ií]ctim|slave|esclav|\breport|denunci|survivor|sobrevivient"
    r"|\bcases?\b|\bcasos?\b|\btips?\b",
    re.IGNORECASE,
)


def test_housekeeper_on_the_boss_wifi(town: Town, locale: str) -> None:
    words, person = steps.words_of(locale), town.person({"en": "en-US", "es": "es-MX"}[locale])
    presses = 0

    def looked_at(limit: int) -> None:
        """What stands where she is now could be seen by anyone beside her."""
        told = [title(person), person.path, person.in_sight()]
        assert [found[0] for line in told if (found := NAMES_IT.search(line))] == []
        assert person.cookies == set()
        assert person.strangers() == set()
        assert person.weight() <= limit

    # The address alone comes up in the language of her phone.
    person.visit("/")
    assert person.path == f"/{locale}/"
    looked_at(PAGE)

    person.go(f"/{locale}/help/")
    presses += 1
    looked_at(HELP_PAGE)
    assert pack().dock(locale).call.display in person.in_sight()
    assert words.leave["notice_history"] in person.text()

    person.go(f"/{locale}/no-papers/")
    presses += 1
    looked_at(HELP_PAGE)
    page = pack().page("no-papers", locale)
    assert page.title in person.in_sight()
    assert page.lead in person.in_sight(), "the answer must be scrolled to"

    danger = person.jump("#danger")
    presses += 1
    three_ways(person, locale, danger)

    person.go(f"/leave/{locale}")
    presses += 1
    assert presses == 4
    gone(person, locale)

    # Another evening she asks in her own words, and leaves again.
    again = person.reopen()
    again.visit(f"/{locale}/search/")
    again.fill("words", TYPED[locale])
    again.press(words.search["go"])
    assert f'href="/{locale}/no-papers/' in again.html()
    assert again.path == f"/{locale}/search/", "the address tells what was typed"
    again.go(f"/leave/{locale}")
    gone(again, locale)


def title(person: Reader) -> str:
    found = re.search(r"<title>(.*?)</title>", person.html(), re.S)
    assert found
    return found[1]


def three_ways(person: Reader, locale: str, danger: str) -> None:
    """Three ways stand there together; calling police is one of them."""
    ways = pack().danger(locale)
    assert len(ways) == 3
    assert all(way.title in person.text() for way in ways)
    assert ways[0].title in danger
    assert [way.title for way in ways if "911" in way.title] == [ways[0].title]
    assert person.html().count('href="tel:911"') == 1


def gone(person: Reader, locale: str) -> None:
    """The neutral page; then Back as often as somebody may try, then every page remembered once more."""
    assert person.path == f"/{locale}/today/"
    assert "Luminaria" not in person.html()
    assert person.cookies == set()
    remembered = person.history()
    assert [entry for entry in remembered if NAMES_IT.search(entry) or TYPED[locale] in entry] == []
    for _ in range(BACK):
        if not person.back():
            break
        nothing_of_hers(person, locale)
    later = person.reopen()
    for address in {entry.partition(" ")[0] for entry in remembered}:
        if address.startswith("/"):
            later.visit(address)
            nothing_of_hers(later, locale)


def nothing_of_hers(person: Reader, locale: str) -> None:
    assert TYPED[locale] not in person.html()
    assert person.cookies == set()
    assert person.strangers() == set()
