"""Journey 8: a phone set to Spanish, a town, two services, a list on paper, and nothing left behind.

Nobody signs in, nothing is kept: what was chosen stands in the page that answers, and goes with it.
"""

from luminaria.packs import pack
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader
from tests.learn.test_cards import SUBJECT

LOCALE, TOWN = "es", "Taos"
BACK = 8


def test_two_services_near_a_town_are_taken_along(town: Town) -> None:
    own = steps.words_of(LOCALE).directory
    person = town.person("es-MX")

    # The page of services, in her language, before anything is asked.
    person.visit("/")
    person.go(f"/{LOCALE}/services/")
    assert person.cookies == set()
    assert own["kept_not"] in person.text(), "that nothing is kept is said before anything is typed"

    # A town, and nothing else about her.
    person.fill("where", TOWN)
    person.press(own["go"])
    assert person.path == f"/{LOCALE}/services/", "the address tells what was typed"
    assert own["found_title"] in person.text(), person.text()[:600]
    assert own["why"] in person.text()

    # Two of them, together on a page that prints.
    chosen = two_with_a_number(person)
    person.choose("keep", *(id for id, _ in chosen))
    person.press(own["keep_go"])
    assert person.path == f"/{LOCALE}/services/kept/"
    for _, name in chosen:
        assert name in person.text()

    # The short list: names and numbers, and no word of what they are for.
    person.press(own["kept_neutral"])
    taken = person.html().partition("<article")[2].partition("</article>")[0]
    assert own["neutral_title"] in taken
    assert 'href="tel:' in taken
    words = taken
    for _, name in chosen:
        assert name in taken
        words = words.replace(name, "")
    assert SUBJECT.search(words) is None, words
    assert person.cookies == set()
    assert person.strangers() == set()

    # She leaves. Back, as often as somebody may try, shows nothing of it.
    person.go(f"/leave/{LOCALE}")
    assert person.path == f"/{LOCALE}/today/"
    remembered = person.history()
    for said in (TOWN, *(name for _, name in chosen)):
        assert [entry for entry in remembered if said in entry] == []
    for _ in range(BACK):
        if not person.back():
            break
        nothing_of_hers(person, [name for _, name in chosen])


def two_with_a_number(person: Reader) -> list[tuple[str, str]]:
    """The first two services on the page that have a number to call, by id and name."""
    found = []
    for part in person.html().split("<li><div>")[1:]:
        if 'href="tel:' in part and 'name="keep" value="' in part:
            id = part.partition('name="keep" value="')[2][:36]
            found.append((id, part.partition("<h3")[2].partition("</a>")[0].rpartition(">")[2]))
    assert len(found) >= 2, person.text()[:800]
    return found[:2]


def nothing_of_hers(person: Reader, names: list[str]) -> None:
    assert f'value="{TOWN}"' not in person.html()
    assert [name for name in names if name in person.html()] == []
    assert person.cookies == set()


def test_the_same_town_is_found_on_the_list_of_places(town: Town) -> None:
    """Who would rather type nothing finds the same by pressing."""
    person = town.person("es-MX")
    person.visit(f"/{LOCALE}/services/")
    county = next(one for one in pack().counties(LOCALE) if one.name == TOWN)
    person.go(f"/{LOCALE}/services/in/{county.id}/")
    assert person.status == 200
    assert steps.words_of(LOCALE).counties["hospital"] in person.text()
    assert person.cookies == set()
