"""The desk's pages and the form, as axe and a narrow screen see them, in every look."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LOCALES, some_of, window, wrong_for_somebody
from tests.journeys import steps
from tests.journeys.conftest import BrowserTown
from tests.journeys.test_man_unpaid_on_a_farm_crew import refer
from tests.served import Demonstration

pytestmark = pytest.mark.browser


@contextmanager
def with_scripts(browser: Browser, town: BrowserTown, name: str) -> Iterator[Page]:
    """A window with scripts on (axe is one), signed in as the member already is."""
    with window(browser, java_script_enabled=True, storage_state=town.state_of(name)) as page:
        yield page


@pytest.fixture(scope="module")
def addresses(browser_town: BrowserTown) -> dict[str, list[str]]:
    """Every kind of page that the desk has, by the member who may open it; a referral is made for it."""
    ana = browser_town.member("ana")
    ana.visit("/cases/")
    case = next(target for shown, target in ana.page().links if "Wren" in shown)
    ana.visit(case)
    need = next(target for _, target in ana.page().links if f"{case}needs/" in target and "new" not in target)
    ana.follow("Ask a service")
    refer(ana, "no such words", "Wren")
    sent = ana.path
    ana.visit("/inbox/")
    report = next(target for shown, target in ana.page().links if "waiting" in shown)
    lena = browser_town.member("lena")
    lena.visit("/referrals/")
    received = next(target for _, target in lena.page().links if "/referrals/received/" in target)
    browser_town.member("sol")
    ana.visit("/directory/due/")
    call = next(target for _, target in ana.page().links if "/call/" in target).partition("?")[0]
    entry = call.removesuffix("call/")
    sheets = ["", "card/", "wants/", "plan/", "needs/new/", "notes/new/", "team/", "close/"]
    return {
        "ana": [
            *("/inbox/", report, "/inbox/rest/", "/cases/", "/cases/open/", "/referrals/", sent),
            *(f"{sent}take-back/", need, f"/referrals/new/{case.split('/')[2]}/"),
            *(case + sheet for sheet in sheets),
            *("/directory/", "/directory/due/", "/directory/add/", entry, call),
            *(f"{entry}change/{fact}/" for fact in ("hours", "who", "phone", "area")),
            *("/me/", "/me/app/", "/organisation/keys/", "/members/admit/"),
        ],
        "lena": ["/referrals/", received],
        "sol": ["/members/", "/members/invite/", "/organisation/keys/"],
    }


@pytest.mark.parametrize("name", ["ana", "lena", "sol"])
def test_the_desk_is_for_everybody(
    browser: Browser,
    browser_town: BrowserTown,
    addresses: dict[str, list[str]],
    demonstration: Demonstration,
    name: str,
) -> None:
    found = []
    with with_scripts(browser, browser_town, name) as page:
        for path in addresses[name]:
            answer = page.goto(demonstration.desk + path)
            assert answer is not None
            assert answer.status == 200, path
            found += [f"{path} {fault}" for fault in wrong_for_somebody(page)]
    assert found == []


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/lost/", "/join/", "/no-such-page/"])
def test_the_way_in_is_for_everybody(browser: Browser, demonstration: Demonstration, path: str) -> None:
    with window(browser, java_script_enabled=True) as page:
        page.goto(demonstration.desk + path)
        assert wrong_for_somebody(page) == []


@pytest.mark.parametrize("locale", some_of(LOCALES, 1))
def test_the_form_is_for_everybody_at_every_step(
    browser: Browser, demonstration: Demonstration, locale: str
) -> None:
    """Preface, each question, sent, the code, the mailbox: opened, looked at, and gone on from."""
    words, found = steps.words_of(locale), []
    with window(browser, java_script_enabled=True) as page:
        page.goto(f"{demonstration.public}/{locale}/report/")
        found += wrong_for_somebody(page)
        press(page, words.report["begin"])
        for answer in ("ME", "YES", "NO", "", "", "LEGAL", "CALL", "", "NO", "TALK"):
            found += wrong_for_somebody(page)
            if answer:
                page.locator(f'[value="{answer}"]').first.check()
            press(page, words.report["next" if answer else "skip"])
        found += wrong_for_somebody(page)
        press(page, words.report["send"])  # nobody chosen yet: the page says what to do
        found += wrong_for_somebody(page)
        page.locator('[name="organisation"]').first.check()
        press(page, words.report["send"])
        found += wrong_for_somebody(page)
        receipt = " ".join(page.locator("p.code span").all_inner_texts())
        page.goto(f"{demonstration.public}/{locale}/report/status/")
        found += wrong_for_somebody(page)
        page.fill('[name="receipt"]', receipt)
        press(page, words.mailbox["open"])
        found += wrong_for_somebody(page)
    assert found == []


def press(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).first.click()
