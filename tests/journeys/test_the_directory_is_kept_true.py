"""Journey 9: an advocate keeps an entry true between two calls; a provider answers by a link, a scanner not.

What is pressed at the desk stands on the public page at once, with its day. Opening a link changes nothing.
"""

import re

from luminaria.kernel import clock
from luminaria.packs import pack
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader

LOCALE = "en"
ASKED = "Solace"
LINK = re.compile(r"/en/services/yours/[a-z0-9-]+/")
ENTRY = re.compile(r"/directory/[0-9a-f-]{36}/")
SCANS = 3


def test_an_advocate_presses_once_and_the_public_page_says_so(town: Town) -> None:
    words = steps.words_of(LOCALE).service
    reader, ana = town.person(), town.member("ana")

    # The queue names it; the page to ask by says what to say first, and nothing of anybody.
    entry, name = due_and_public(ana, reader)
    assert words["standing_what.CONFIRMED"] not in reader.text()
    assert "I am not calling for help myself." in ana.text()

    # One press.
    ana.press(f"Still true: {name}, telephone")
    assert "Undo" in ana.text()
    reader.visit(f"/{LOCALE}/services/{entry}/")
    assert words["standing_what.CONFIRMED"] in reader.text()
    assert today() in reader.text()

    # Something changed: written once, printed at once.
    told = f"Legal help with papers and pay, asked {steps.marker()}."
    ana.visit(f"/directory/{entry}/change/what/")
    ana.fill("description", told)
    ana.fill("why", "They said so on the phone")
    ana.press("Save, checked today")
    reader.visit(f"/{LOCALE}/services/{entry}/")
    assert told in reader.text()
    assert ana.path == f"/directory/{entry}/"
    assert "They said so on the phone" not in reader.text()


def test_a_provider_answers_by_its_link_and_a_scanner_changes_nothing(town: Town) -> None:
    words, own = steps.words_of(LOCALE).service, steps.words_of(LOCALE).yours
    reader, lead = town.person(), town.member("dee")
    entry = public_page(reader, ASKED)
    before = reader.text()

    # A supervisor makes the link; it is shown once.
    lead.visit(f"/directory/{entry}/")
    lead.press("Make a link")
    link = LINK.search(lead.html())
    assert link

    # The provider's mail is scanned: links are opened, and nothing becomes of it.
    scanner = town.person()
    for _ in range(SCANS):
        scanner.visit(link[0])
        assert scanner.status == 200
        assert own["how"] in scanner.text()
    assert scanner.cookies == set()
    reader.visit(f"/{LOCALE}/services/{entry}/")
    assert reader.text() == before

    # A person there says what is still true.
    provider = town.person()
    provider.visit(link[0])
    fact = re.search(r'name="(is-(?:web|phone|what))"', provider.html())
    assert fact
    provider.choose(fact[1], "STILL_TRUE")
    provider.press(own["send"])
    assert own["thanks_title"] in provider.text()
    reader.visit(f"/{LOCALE}/services/{entry}/")
    assert reader.text() == before, "an answer waits for a person"
    provider.visit(link[0])
    assert own["before_title"] in provider.text() and own["said"] in provider.text()

    # The desk takes it up; only now the page says so.
    lead.visit("/directory/due/")
    assert "Providers answered" in lead.text()
    lead.visit(f"/directory/{entry}/")
    lead.press("Take this answer")
    reader.visit(f"/{LOCALE}/services/{entry}/")
    assert reader.text() != before
    assert today() in reader.text()
    assert words["method.link"] in reader.text()


def due_and_public(ana: Reader, reader: Reader) -> tuple[str, str]:
    """The first entry of the queue that is public with a telephone, by id and name, on its page to ask by."""
    ana.visit("/directory/due/")
    waiting = [(target[11:47], shown) for shown, target in ana.page().links if ENTRY.fullmatch(target)]
    for entry, name in waiting:
        reader.visit(f"/{LOCALE}/services/{entry}/")
        ana.visit(f"/directory/{entry}/call/")
        if reader.status == 200 and f"Still true: {name}, telephone" in ana.html() and name != ASKED:
            return entry, name
    raise AssertionError(f"nothing that is due is public: {waiting}")


def public_page(reader: Reader, name: str) -> str:
    """Open the entry of that name from the list of all; return its id."""
    reader.visit(f"/{LOCALE}/services/all/")
    reader.follow(name)
    found = re.fullmatch(rf"/{LOCALE}/services/([0-9a-f-]{{36}})/", reader.path)
    assert found, reader.path
    return found[1]


def today() -> str:
    """Today where the pack is, as its pages write it."""
    from zoneinfo import ZoneInfo

    from luminaria.directory.wording import Saying

    zone = ZoneInfo(str(pack().source.document["pack"]["timezone"]))
    return Saying(LOCALE).day(clock.now().astimezone(zone).date())
