"""The directory's pages for everybody: valid, light, readable by axe, walked by keyboard, in one request."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import browsers
from tests.browser.pages import LOCALES, WIDTHS, Shown, directory_pages, some_of, wrong_for_somebody
from tests.browser.test_html import faults as invalid
from tests.browser.test_keyboard import faults, walked
from tests.directory import world
from tests.directory.pages.looking import finished, opened
from tests.learn.weight import PACKED, PAGE, wire_bytes
from tests.programs import ProgramClient

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("listed")]
ALL = [str(one) for one in (world.LEGAL, world.SHELTER, world.CLASSES, world.NAMED)]
# What answers to something that was sent, by a name: the address, and what was sent.
ANSWERS: dict[str, tuple[str, dict[str, Any]]] = {
    "everything": ("", {}),
    "near": ("", {"need": "legal", "where": "Santa Fe", "not_asked": ["papers"], "language": "es"}),
    "nothing": ("", {"need": "SPIRITUAL", "where": "Nowhereville", "open": "on", "age": "x", "words": "zzz"}),
    "safety": ("", {"need": "SAFETY"}),
    "gathered": ("kept/", {"keep": ALL}),
    "plain list": ("kept/", {"keep": ALL, "as": "neutral"}),
    "thanks": (f"{world.LEGAL}/wrong/", {"code": "PHONE"}),
    "not safe": (f"{world.LEGAL}/wrong/", {"code": "UNSAFE"}),
    "asked again": (f"{world.LEGAL}/wrong/", {"code": ""}),
}
PAGES = directory_pages()


def _answer(public: ProgramClient, name: str, locale: str) -> bytes:
    path, sent = ANSWERS[name]
    return finished(public, f"/{locale}/services/{path}", sent)


def _every(public: ProgramClient) -> dict[str, bytes]:
    made = {shown.name: finished(public, shown.path) for shown in PAGES}
    return made | {
        f"{name}.{locale}": _answer(public, name, locale) for name in ANSWERS for locale in LOCALES
    }


@browsers.needed(browsers.java(), "Java", "default-jre-headless")
def test_every_page_is_valid(public: ProgramClient, tmp_path: Path) -> None:
    for name, page in _every(public).items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(page)
    assert invalid(tmp_path) == []


@pytest.mark.parametrize("shown", some_of(PAGES, 6), ids=lambda shown: shown.path)
def test_page_is_for_everybody(browser: Browser, public: ProgramClient, shown: Shown) -> None:
    with opened(browser, finished(public, shown.path), java_script_enabled=True) as page:
        assert wrong_for_somebody(page) == []


@pytest.mark.parametrize("name", some_of(list(ANSWERS), 3))
def test_answer_is_for_everybody(browser: Browser, public: ProgramClient, name: str) -> None:
    for locale in LOCALES:
        with opened(browser, _answer(public, name, locale), java_script_enabled=True) as page:
            assert wrong_for_somebody(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "in/bernalillo/", "for/shelter/", "take-part/", f"{world.LEGAL}/"])
def test_tab_meets_everything_in_order_and_in_sight(
    browser: Browser, public: ProgramClient, path: str, width: int
) -> None:
    locale = some_of(LOCALES, 1)[0]
    made = finished(public, f"/{locale}/services/{path}")
    with opened(browser, made, viewport={"width": width, "height": 740}) as page:
        assert faults(walked(page)) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["everything", "nothing", "gathered"])
def test_tab_meets_everything_in_an_answer(
    browser: Browser, public: ProgramClient, name: str, width: int
) -> None:
    made = _answer(public, name, some_of(LOCALES, 1)[0])
    with opened(browser, made, viewport={"width": width, "height": 740}) as page:
        assert faults(walked(page)) == []


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_light(public: ProgramClient, name: str) -> None:
    path, sent = ANSWERS[name]
    for locale in LOCALES:
        assert wire_bytes(public.post(f"/{locale}/services/{path}", sent, headers=PACKED)) <= PAGE


def test_pages_are_light(public: ProgramClient) -> None:
    weights = {shown.path: wire_bytes(public.get(shown.path, headers=PACKED)) for shown in PAGES}
    assert {path: weight for path, weight in weights.items() if weight > PAGE} == {}


def test_a_plain_list_prints_the_list_and_nothing_else(browser: Browser, public: ProgramClient) -> None:
    with opened(browser, _answer(public, "plain list", "en")) as page:
        page.emulate_media(media="print")
        said = page.inner_text("body")
        assert "Calls to make" in said
        for told in ("Luminaria", "advocate", "danger", "plain list", "Casa Farol"):
            assert told not in said
        assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_pressed_is_large_enough(browser: Browser, public: ProgramClient, width: int) -> None:
    for made in (finished(public, "/en/services/"), _answer(public, "everything", "es")):
        with opened(
            browser, made, java_script_enabled=True, viewport={"width": width, "height": 740}
        ) as page:
            sizes = page.evaluate(
                "[...document.querySelectorAll('main button,main .button,main .tick,main .num,main summary')]"
                ".map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
            )
            assert [small for small in sizes if 0 < small[1] < 44] == []
