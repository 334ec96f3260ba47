"""Every kind of public page by keyboard alone, at both widths, scripts off: Tab and Enter, nothing else.

Reading order is the order of the page's source, and no column is read upwards; on the map the counties
stand by name and not by place. A group of radio buttons is one stop for Tab, as browsers have it.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from luminaria.packs import pack
from tests.browser.pages import LOCALES, WIDTHS, some_of, window
from tests.served import Demonstration

pytestmark = pytest.mark.browser

KINDS = {
    "home": "/",
    "learn hub": "/learn/",
    "help": "/help/",
    "contacts chooser": "/contacts/",
    "search": "/search/",
    "letter": "/letter/",
    "guide": "/guide/",
    "whole guide": "/guide/whole/",
    "places": "/signs/",
    "a place": "/signs/hotel/",
    "map": "/counties/",
    "a county": f"/counties/{pack().counties('en')[0].id}/",
    "cards": "/cards/",
    "a card": "/cards/pocket/",
    "a long page": "/questions/",
    "all pages": "/pages/",
    "nothing here": "/no-such-page/",
}
MOST_STOPS = 260
# What Tab can stop at: closed details keep what is in them to themselves; of radio buttons one.
STOPS = """() => {
  const groups = new Set();
  return [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
    .filter(one => !one.closest('[aria-hidden=true]'))  // a map beside its list is for the pointer alone
    .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getClientRects().length)
    .filter(one => {
      if (one.type !== 'radio') return true;
      const known = groups.has(one.name);
      groups.add(one.name);
      return !known;
    })
    .map((one, place) => (one.dataset.place = place, one.outerHTML.slice(0, 90)));
}"""
# Of what has the focus: its place among the stops, its name; whether it is in sight, and ringed.
HERE = """() => {
  const own = document.activeElement, dock = document.querySelector('.dock');
  if (own === document.body) return null;
  const box = own.getBoundingClientRect(), bar = dock.getBoundingClientRect();
  const style = getComputedStyle(own);
  const docked = dock.contains(own) || own.classList.contains('skip');
  const tall = box.height > innerHeight - bar.height;
  const label = own.labels && own.labels.length ? own.labels[0].textContent : '';
  const above = bar.top <= 0;
  const top = docked || !above ? 0 : bar.bottom, end = docked || above ? innerHeight : bar.top;
  const low = own.tagName === 'TEXTAREA' ? box.top + 60 : box.bottom;  // where one writes: its first lines
  const ring = own.closest('label') ? getComputedStyle(own.closest('label')).outlineStyle : 'none';
  const shapes = [...own.querySelectorAll('path,text')].map(one => getComputedStyle(one));
  return {
    place: Number(own.dataset.place ?? -1),
    what: own.outerHTML.slice(0, 120),
    name: (own.getAttribute('aria-label') || label || own.textContent || '').trim(),
    seen: tall || (box.top >= top - 1 && low <= end + 1 && box.width > 0),
    docked,
    left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY,
    ring: style.outlineStyle !== 'none' || ring !== 'none' || shapes.some(one => one.outlineStyle !== 'none'),
  };
}"""


@dataclass
class Walk:
    """What was met on the way through a page."""

    wanted: list[str]
    met: list[dict[str, Any]]


def walked(page: Page) -> Walk:
    """Press Tab from the top of the page until nothing more is met."""
    walk = Walk(page.evaluate(STOPS), [])
    for _ in range(len(walk.wanted)):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        assert here, f"the focus is nowhere after {walk.met[-1:]}"
        walk.met.append(here)
    return walk


def faults(walk: Walk) -> list[str]:
    """What a person with a keyboard would meet there."""
    found = []
    if [one["place"] for one in walk.met] != list(range(len(walk.wanted))):
        missed = set(range(len(walk.wanted))) - {one["place"] for one in walk.met}
        found.append(f"not in reading order, or not reached: {[walk.wanted[place] for place in missed]}")
    for before, one in pairwise(walk.met):
        above = one["bottom"] < before["top"] and not (one["docked"] or before["docked"])
        same_column = one["left"] < before["right"] and before["left"] < one["right"]
        found += [f"runs up again: {before['what']} {one['what']}"] if above and same_column else []
    for one in walk.met:
        found += [f"no name: {one['what']}"] if not one["name"] else []
        found += [f"no ring: {one['what']}"] if not one["ring"] else []
        found += [f"not in sight: {one['what']}"] if not one["seen"] else []
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_tab_meets_everything_in_order_and_in_sight(
    browser: Browser, public_site: str, kind: str, width: int
) -> None:
    locale = some_of(LOCALES, 1)[0]
    with window(browser, viewport={"width": width, "height": 740}) as page:
        page.goto(f"{public_site}/{locale}{KINDS[kind]}")
        walk = walked(page)
        assert len(walk.wanted) <= MOST_STOPS
        assert 'class="skip"' in walk.met[0]["what"]
        assert 'id="leave"' in walk.met[1]["what"]
        assert faults(walk) == []


@pytest.mark.parametrize("kind", ["home", "a long page", "map"])
def test_the_first_stop_skips_to_the_page(browser: Browser, public_site: str, kind: str) -> None:
    with window(browser, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"{public_site}/en{KINDS[kind]}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0, "it is not seen"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        first = "document.querySelector('main a[href]:not([tabindex]),main button,main input,main select') "
        assert page.evaluate(f"document.activeElement === {first}")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is at what the selector names."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def press(page: Page, key: str = "Enter") -> None:
    """A key that sends a form or opens a page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def search(page: Page) -> str:
    tab_to(page, "#words")
    page.keyboard.type("my boss took my passport")
    press(page)
    return "section[aria-labelledby=found] a"


def place(page: Page) -> str:
    tab_to(page, "#place")
    page.keyboard.type("Rio Rancho")
    press(page)
    return "#found a"


def chooser(page: Page) -> str:
    for name in ("situation", "county"):
        tab_to(page, f"[name={name}]")
        page.keyboard.press("ArrowDown")
    tab_to(page, "form.choose button")
    press(page)
    return "section[aria-labelledby=fits] a"


def letter(page: Page) -> str:
    for name in ("aims", "asks"):
        tab_to(page, f"[name={name}]")
        page.keyboard.press("Space")
    tab_to(page, "[name=own]")
    page.keyboard.type("My town has one bus.")
    tab_to(page, "main form button.go")
    press(page)
    return ".letter .own"


def guide(page: Page) -> str:
    for _ in range(6):
        if not page.locator("button.pick").count():
            break
        tab_to(page, "button.pick")
        press(page)
    return "section[aria-labelledby=turn] a"


FORMS = {"search": search, "counties": place, "contacts": chooser, "letter": letter, "guide": guide}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_sent_by_keyboard_alone(browser: Browser, public_site: str, name: str, width: int) -> None:
    with window(browser, viewport={"width": width, "height": 740}) as page:
        page.goto(f"{public_site}/{some_of(LOCALES, 1)[0]}/{name}/")
        answer = FORMS[name](page)
        assert page.locator(answer).count()
        page.reload()  # the same page again, from its top
        assert page.locator(answer).count()
        assert faults(walked(page)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_county_is_met_once_and_the_map_is_passed_by(
    browser: Browser, public_site: str, width: int
) -> None:
    with window(browser, viewport={"width": width, "height": 740}) as page:
        page.goto(f"{public_site}/es/counties/")
        met = [one["what"] for one in walked(page).met if 'href="/es/counties/' in one["what"]]
        assert len(met) == 1 + len(pack().counties("es")) > 30  # and the page itself, by its language
        assert not any("<path" in what for what in met)
        page.reload()
        tab_to(page, ".columns a")
        press(page)
        assert page.url.startswith(f"{public_site}/es/counties/")
        assert page.url != f"{public_site}/es/counties/"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_form_is_begun_and_answered_by_keyboard_alone(
    browser: Browser, demonstration: Demonstration, width: int
) -> None:
    with window(browser, viewport={"width": width, "height": 740}) as page:
        page.goto(f"{demonstration.public}/en/report/")
        assert faults(walked(page)) == []
        page.reload()
        tab_to(page, "button[value=start]")
        press(page)
        for name in ("about", "danger"):
            tab_to(page, f"[name={name}]")
            page.keyboard.press("Space")
            tab_to(page, "button[value=next]")
            press(page)
        assert page.locator("[name=young]").count()
        assert faults(walked(page)) == []
        page.reload()
        tab_to(page, "#leave")
        press(page)
        assert page.context.cookies() == []
