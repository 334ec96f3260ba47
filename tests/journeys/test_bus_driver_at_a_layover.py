"""Journey 6, the learn part: a bus driver with a few minutes between two runs.

From the list of places to a sentence that says what can and cannot happen, in seven presses. Still to
come, with the rooms for employers and for campaigns: the QR code at the depot, the form for people at
work in under two minutes, that it gives no receipt, and the employer's own next steps.
"""

import re

from luminaria.packs import pack
from tests.journeys import steps
from tests.journeys.conftest import Town
from tests.journeys.readers import Reader
from tests.journeys.test_sixteen_and_run_away import press_answer

PRESSES = 7
# The three uses that transit is put to (coverage B10): winning somebody over, bringing them in, moving them.
USES = {"recruited", "brought-in", "moved"}
CALLS = re.compile(r'<a class="num" href="tel:\+?(\d+)"')


def test_bus_driver_at_a_layover_learns(town: Town, locale: str) -> None:
    words, driver = steps.words_of(locale), town.person({"en": "en-US", "es": "es-MX"}[locale])
    presses = 0

    # As the code on the wall of the depot would: straight to the places.
    driver.visit(f"/{locale}/signs/")
    driver.go(f"/{locale}/signs/transit/")
    presses += 1
    at_the_place(driver, locale)

    # What to do.
    driver.go(f"/{locale}/guide/")
    presses += 1
    for code in ("ADULT", "SAW", "JOB", "STAFF"):
        press_answer(driver, code)
        presses += 1
    leaf = pack().guide(locale).leaves["at_work"]
    assert all(line in driver.text() for line in (*leaf.now, *leaf.not_now, *leaf.help_anyway, leaf.child))
    hotline = pack().contact("c-nhth", locale)
    assert leaf.contact_ids == ("c-nhth",)
    assert hotline.main.display in driver.text()
    assert leaf.tell in driver.text()

    # How to tell it: what can and cannot happen is read before anything is asked.
    driver.go(f"/{locale}/report/")
    presses += 1
    assert presses <= PRESSES
    before = driver.html().partition("<form")[0]
    steps.law_before_first_field(driver, locale)
    for key in ("no_police_text", "no_police_risk", "stop_text", "lead"):
        assert words.report[key] in before
    assert driver.cookies == set()


def at_the_place(driver: Reader, locale: str) -> None:
    """Safety, the signs with what else they can be, what is no sign, what to do, and a number; in order."""
    place, words = pack().setting("transit", locale), steps.words_of(locale)
    text = driver.text()
    main = text[text.index(place.lead) :]
    order = [
        place.lead,
        *(words.signs["what_now"], place.signs[0].title, words.signs["not_signs"], *place.not_signs[:1]),
        words.help["danger_title"],
    ]
    stands = [main.index(said) for said in order]
    assert stands == sorted(stands)
    assert {sign.id for sign in place.signs} >= USES
    assert all(said in text for sign in place.signs for said in (sign.title, sign.text, *sign.otherwise))
    assert all(no_sign in text for no_sign in place.not_signs)
    assert {"18883737888"} <= set(CALLS.findall(driver.html()))
