"""Every page that a person can open, a browser to look at it with, and the checks it must pass.

Used by the tests of ui and learn, by the journeys, and by hand:
`python -m tests.browser.pages http://127.0.0.1:8000` writes pictures to var/screens.
"""

import os
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browsers

T = TypeVar("T")
SEED = int(os.environ.get("LUMINARIA_TEST_SEED", random.SystemRandom().randrange(10**6)))
EVERY_LOOK = os.environ.get("LUMINARIA_TEST_EVERY_LOOK") == "1"
SCREENS = Path(__file__).parents[2] / "var" / "screens"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
LOCALES = ("en", "es")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script


@dataclass(frozen=True)
class Shown:
    """One page: its program, its address, and whether a member must be signed in."""

    program: str
    path: str
    signed_in: bool = False

    @property
    def name(self) -> str:
        """A name for its picture."""
        return self.path.strip("/").replace("/", "-") or "front"


DESK = (
    Shown("desk", "/sign-in/"),
    *(Shown("desk", path, True) for path in ("/inbox/", "/cases/", "/referrals/")),
)
# Not a page of a language: a redirect, health, leaving, an address typed without its last stroke; a
# language that waits for its reviewers, which tests of packs open; a file, which those of paper read; the
# API, which answers programs and which those of the directory ask.
NOT_PAGES = ("/", "/health", "/leave", "/leave/<locale>", "/<rest>", "/<address>/")
API = "/hsds/"
NEEDS_DATABASE = ("/<locale>/report/", "/<locale>/services/")


def pack_pages(*, kind: str = "public") -> list[Shown]:
    """Every public page that asks no database, in each language. Needs Django's settings.

    An address with a part that is not known here fails, so that no new page is left out.
    """
    from luminaria.learn.paper import CARDS
    from luminaria.packs import pack
    from tests.house.addresses import addresses

    here = pack()
    known = {
        "locale": LOCALES,
        "code": [setting.code for setting in here.settings("en")],
        "slug": [page.slug for page in here.pages("en") if page.slug != "help"],
        "county_id": [county.id for county in here.counties("en")],
        "kind": list(CARDS),
    }
    paths = [
        path
        for address in addresses("public")
        if address not in NOT_PAGES
        and not address.startswith((API, *NEEDS_DATABASE))
        and address.endswith("/")
        for path in _filled(address, known)
    ]
    return [Shown(kind, path) for path in [*paths, *(f"/{locale}/not-a-page/" for locale in LOCALES)]]


def directory_pages() -> list[Shown]:
    """Every kind of page of the directory in each language; tests.directory.world is behind."""
    from tests.directory import world

    kinds = ("in/bernalillo/", "in/taos/", "for/shelter/", "for/legal/", "all/", "take-part/", "together/")
    entries = (f"{one}/" for one in (world.LEGAL, world.SHELTER, world.NAMED, world.OLD, world.FOREIGN))
    paths = ("", *kinds, "kept/", *entries, "yours/no-link/")
    return [Shown("public", f"/{locale}/services/{path}") for path in paths for locale in LOCALES]


def _filled(address: str, known: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The address with every value of each of its parts. Raises KeyError for a part that is not known."""
    part = re.search(r"<(\w+)>", address)
    if part is None:
        yield address
        return
    for value in known[part[1]]:
        yield from _filled(address.replace(part[0], value), known)


def without_twins(pages: Sequence[Shown], kept: int = 3) -> list[Shown]:
    """The same, with only `kept` of the pages that differ in nothing but the county."""
    twins = [shown for shown in pages if "/counties/" in shown.path and shown.path.count("/") > 3]
    left_out = set(twins) - set(random.Random(SEED).sample(twins, min(kept, len(twins))))
    return [shown for shown in pages if shown not in left_out]


def in_one_language(pages: Sequence[Shown]) -> list[Shown]:
    """Each page in one of its languages, drawn by the seed; in all of them in a drill."""
    if EVERY_LOOK:
        return list(pages)
    kinds: dict[str, list[Shown]] = {}
    for shown in pages:
        kinds.setdefault(re.sub(r"^/\w+/", "", shown.path), []).append(shown)
    return [random.Random(f"{SEED} {kind}").choice(same) for kind, same in kinds.items()]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the machine."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browsers.chromium(), args=browsers.ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser, **given: Any) -> Iterator[Page]:
    """A page in a fresh profile. Scripts are off unless asked for."""
    context = browser.new_context(**{"java_script_enabled": False, "reduced_motion": "reduce", **given})
    try:
        yield context.new_page()
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the open page (WCAG 2.2 A and AA). The page needs scripts on."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # Only what is wrong comes over: what is right is ten times as long, and nobody reads it.
    found = page.evaluate("rules => axe.run(rules).then(said => said.violations)", RULES)
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


LOOKS = [  # width, colours of the system, colours forced by the reader, size of the letters
    (1280, "light", "none", "100%"),
    (1280, "dark", "none", "100%"),
    (320, "light", "none", "100%"),
    (360, "dark", "active", "100%"),
    (1280, "light", "none", "200%"),
]


def some_of(pages: Sequence[T], count: int) -> Sequence[T]:
    """All pages (or languages) in CI, else as many of them as `count`, drawn by the seed."""
    if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1":
        return pages
    return random.Random(SEED).sample(pages, count)


def looks_at(address: str) -> list[tuple[int, str, str, str]]:
    """Every look in a drill, else one for each page and language, drawn by the seed."""
    if EVERY_LOOK:
        return LOOKS
    return random.Random(f"{SEED} {urlsplit(address).path}").sample(LOOKS, 1)


def wrong_for_somebody(page: Page) -> list[str]:
    """What is wrong with the open page in any look: faults that axe finds, and sideways scrolling."""
    found: list[str] = []
    for width, scheme, forced, letters in looks_at(page.url):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
        page.evaluate("size => {document.documentElement.style.fontSize = size}", letters)
        seen = violations(page) + ([f"scrolls sideways: {too_wide(page)}"] if wider_than_screen(page) else [])
        found += [f"{width} {scheme} {forced} {letters}: {fault}" for fault in seen]
    return found


def wider_than_screen(page: Page) -> bool:
    """Whether the page must be scrolled sideways. Needs scripts on."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def too_wide(page: Page) -> list[str]:
    """The first elements that reach over the right edge, for whoever must mend it."""
    reach = (
        "[...document.querySelectorAll('body *')]"
        ".filter(one => one.getBoundingClientRect().right > innerWidth)"
        ".slice(0, 3).map(one => one.outerHTML.slice(0, 120))"
    )
    return list(page.evaluate(reach))


def picture(browser: Browser, base: str, shown: Shown, **given: Any) -> None:
    """Pictures of a page at each width, light and dark."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in WIDTHS:
        for scheme in SCHEMES:
            size = {"width": width, "height": 800}
            with window(browser, viewport=size, color_scheme=scheme, **given) as page:
                page.goto(base + shown.path)
                name = f"{shown.program}-{shown.name}-{width}-{scheme}.png"
                page.screenshot(path=SCREENS / name, full_page=True)


def main() -> None:
    """Pictures of every page at the given address."""
    import django

    django.setup()
    with chromium() as browser:
        for shown in pack_pages():
            picture(browser, sys.argv[1], shown)


if __name__ == "__main__":
    main()
