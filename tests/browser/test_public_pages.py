"""Public pages in a real browser: for everybody, on any screen, in one request, with a way out."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import (
    Shown,
    in_one_language,
    pack_pages,
    some_of,
    window,
    without_twins,
    wrong_for_somebody,
)

pytestmark = pytest.mark.browser

PAGES = some_of(in_one_language(without_twins(pack_pages())), 14)
OURS = [shown for shown in PAGES if not shown.path.endswith("/today/")]


@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.path)
def test_page_is_one_request_and_for_everybody(browser: Browser, public_site: str, shown: Shown) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    with window(browser, java_script_enabled=True) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text))
        page.goto(public_site + shown.path)
        if shown in OURS:
            assert [url for url in asked if not url.startswith("data:")] == [public_site + shown.path]
            assert [said for said in complaints if "404" not in said] == []
            assert page.context.cookies() == []
        assert wrong_for_somebody(page) == []


@pytest.mark.parametrize("path", ["/en/", "/en/help/", "/en/contacts/", "/en/guide/"])
def test_what_is_pressed_is_large_enough(browser: Browser, public_site: str, path: str) -> None:
    with window(browser, java_script_enabled=True, viewport={"width": 360, "height": 740}) as page:
        page.goto(public_site + path)
        sizes = page.evaluate(
            "[...document.querySelectorAll('.dock a,.tile,.num,button,.button,.pick,.doors a,.more a')]"
            ".map(a => [a.className, a.textContent.trim(), a.getBoundingClientRect().height])"
        )
        assert [small for small in sizes if small[2] < 44] == []


@pytest.mark.parametrize("scripts", [False, True])
def test_leaving_goes_on_to_the_neutral_page(browser: Browser, public_site: str, scripts: bool) -> None:
    with window(browser, java_script_enabled=scripts, viewport={"width": 360, "height": 740}) as page:
        page.context.add_cookies([{"name": "lp_open", "value": "x", "url": public_site}])
        page.goto(f"{public_site}/es/help/")
        page.click("#leave")
        page.wait_for_url("**/es/today/")
        assert page.context.cookies() == []
        assert "Luminaria" not in page.content()


def test_leaving_with_scripts_leaves_no_entry_to_go_back_to(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/today/")
        page.goto(f"{public_site}/en/help/")
        page.click("#leave")
        page.wait_for_url("**/en/today/")
        page.go_back()
        assert page.url == f"{public_site}/en/today/"


def press_shift(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_shift_three_times_leaves_left_or_right(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/help/")
        press_shift(page, "ShiftLeft", "ShiftRight", "ShiftLeft")
        page.wait_for_url("**/en/today/")


def test_capital_letters_do_not_leave(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/help/")
        for _ in range(4):
            page.keyboard.press("Shift+A")
        press_shift(page, "ShiftLeft", "ShiftLeft", "b", "ShiftLeft")
        assert page.evaluate("document.body.hidden") is False
        assert page.url.endswith("/en/help/")


def test_shift_held_for_a_click_does_not_leave(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/help/")
        for _ in range(3):
            page.keyboard.down("Shift")
            page.mouse.click(5, 300)
            page.keyboard.up("Shift")
        assert page.evaluate("document.body.hidden") is False
        assert page.url.endswith("/en/help/")


def test_leaving_covers_the_page_at_once(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/help/")
        pressed = "document.getElementById('leave').click(), document.body.hidden"
        assert page.evaluate(f"({pressed})") is True
        page.wait_for_url("**/en/today/")


def test_coming_back_uncovers_the_page(browser: Browser, public_site: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{public_site}/en/help/")
        title = page.title()
        page.evaluate("document.body.hidden = true, document.title = ''")
        back = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
        page.evaluate(f"({back})")
        assert page.evaluate("document.body.hidden") is False
        assert page.title() == title


SHEETS = ["/en/help/", "/es/help/", "/en/signs/hotel/", "/es/what-to-do/", "/es/learn/", "/es/signs/"]


@pytest.mark.parametrize("path", [*SHEETS, "/es/no-papers/", "/es/what-it-is/", "/es/under-18/"])
def test_page_prints_on_one_sheet(browser: Browser, public_site: str, path: str) -> None:
    with window(browser) as page:
        page.goto(public_site + path)
        assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1
