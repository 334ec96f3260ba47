"""Every page that a person can open, a browser to look at it with, and the checks it must pass.

Used by the tests of ui and learn, by the journeys, and by hand:
`python -m tests.browser.pages http://127.0.0.1:8000` writes pictures to var/screens.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browsers

T = TypeVar("T")
SCREENS = Path(__file__).parents[2] / "var" / "screens"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
LOCALES = ("en", "es")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


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


FIXED = ("", "help/", "contacts/", "signs/", "guide/", "today/", "not-a-page/")
DESK = (
    Shown("desk", "/sign-in/"),
    *(Shown("desk", path, True) for path in ("/inbox/", "/cases/", "/referrals/")),
)


def public_pages(slugs: tuple[str, ...] = (), settings: tuple[str, ...] = ()) -> list[Shown]:
    """The public pages in each language; pages and settings of the pack are named by the caller."""
    paths = [*FIXED, *(f"{slug}/" for slug in slugs), *(f"signs/{code}/" for code in settings)]
    return [Shown("public", f"/{locale}/{path}") for locale in LOCALES for path in paths]


def pack_pages() -> list[Shown]:
    """The public pages of the pack in force. Needs Django's settings."""
    from luminaria.packs import pack

    here = pack()
    slugs = tuple(page.slug for page in here.pages("en") if page.slug != "help")
    return public_pages(slugs, tuple(setting.code for setting in here.settings("en")))


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
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


LOOKS = [  # width, colours of the system, colours forced by the reader
    (1280, "light", "none"),
    (1280, "dark", "none"),
    (320, "light", "none"),
    (360, "dark", "active"),
]


SEED = int(os.environ.get("LUMINARIA_TEST_SEED", random.SystemRandom().randrange(10**6)))


def some_of(pages: Sequence[T], count: int) -> Sequence[T]:
    """All pages (or languages) in CI, else as many of them as `count`, drawn by the seed."""
    if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1":
        return pages
    return random.Random(SEED).sample(pages, count)


def looks_at(address: str) -> list[tuple[int, str, str]]:
    """Every look where LUMINARIA_REQUIRE_ALL is set, as in CI; else one for each page, drawn by the seed."""
    if os.environ.get("LUMINARIA_REQUIRE_ALL") == "1":
        return LOOKS
    return random.Random(f"{SEED} {urlsplit(address).path}").sample(LOOKS, 1)


def wrong_for_somebody(page: Page) -> list[str]:
    """What is wrong with the open page in any look: faults that axe finds, and sideways scrolling."""
    found: list[str] = []
    for width, scheme, forced in looks_at(page.url):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, forced_colors=forced)  # type: ignore[arg-type]
        seen = violations(page) + (["scrolls sideways"] if wider_than_screen(page) else [])
        found += [f"{width} {scheme} {forced}: {fault}" for fault in seen]
    return found


def wider_than_screen(page: Page) -> bool:
    """Whether the page must be scrolled sideways. Needs scripts on."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


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
