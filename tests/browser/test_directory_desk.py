"""The queue of the directory by keyboard: one press a fact and the place is kept, with scripts or without."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import window
from tests.journeys.conftest import BrowserTown
from tests.served import Demonstration

pytestmark = pytest.mark.browser
ROW = "document.activeElement.closest('.turn')?.id ?? ''"


@pytest.fixture
def call(browser_town: BrowserTown) -> str:
    """The page of what to ask a service that nobody has called."""
    ana = browser_town.member("ana")
    ana.visit("/directory/due/")
    return next(target for _, target in ana.page().links if "/call/" in target).partition("?")[0]


def _until(page: Page, name: str) -> None:
    """Tab until a control of that name has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if str(page.evaluate("document.activeElement.getAttribute('aria-label') || ''")).startswith(name):
            return
    raise AssertionError(f"no {name} by Tab")


def test_one_press_and_undo_by_tab_and_enter_alone(
    browser: Browser, browser_town: BrowserTown, demonstration: Demonstration, call: str
) -> None:
    with window(browser, storage_state=browser_town.state_of("ana")) as page:
        page.goto(demonstration.desk + call)
        _until(page, "Still true")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "how=PHONE#f-" in page.url
        _until(page, "Undo")  # the browser goes on from the row that was pressed
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "#f-" in page.url and page.get_by_role("button", name="Undo").count() == 0


def test_enter_on_a_way_of_checking_presses_no_fact(
    browser: Browser, browser_town: BrowserTown, demonstration: Demonstration, call: str
) -> None:
    with window(browser, storage_state=browser_town.state_of("ana")) as page:
        page.goto(demonstration.desk + call)
        page.get_by_label("Their own site").check()
        with page.expect_navigation():
            page.get_by_label("Their own site").press("Enter")
        assert page.url.endswith("?how=WEB") and page.get_by_label("Their own site").is_checked()
        assert page.get_by_role("button", name="Undo").count() == 0


def test_single_keys_walk_the_rows_and_press_only_in_a_row(
    browser: Browser, browser_town: BrowserTown, demonstration: Demonstration, call: str
) -> None:
    with window(browser, java_script_enabled=True, storage_state=browser_town.state_of("ana")) as page:
        page.goto(demonstration.desk + call)
        page.keyboard.press("t")  # no row has the focus: nothing happens
        assert "#f-" not in page.url
        page.keyboard.press("j")
        first = page.evaluate(ROW)
        page.keyboard.press("j")
        page.keyboard.press("k")
        assert first and page.evaluate(ROW) == first
        with page.expect_navigation():
            page.keyboard.press("t")
        assert page.url.endswith(f"#{first}") and page.evaluate(ROW) == first
        with page.expect_navigation():
            page.keyboard.press("u")
        assert page.get_by_role("button", name="Undo").count() == 0
