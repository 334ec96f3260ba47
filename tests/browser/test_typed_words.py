"""What is typed on pages that keep nothing: Back never shows it, leaving ends it, keys reach everything."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from luminaria.packs import pack
from tests import browsers
from tests.browser.pages import window, wrong_for_somebody
from tests.browser.test_html import faults
from tests.programs import ProgramClient

pytestmark = pytest.mark.browser

TYPED = "zarzamora passport"
FORMS = [("search", "#words"), ("counties", "#place"), ("letter", "textarea[name=own]")]


def sent(page: Page, site: str, name: str, field: str) -> None:
    """The page of a form, filled in and sent."""
    page.goto(f"{site}/en/")
    page.goto(f"{site}/en/{name}/")
    page.fill(field, TYPED)
    page.click("main form button")
    page.wait_for_load_state()


def seen_going_back(page: Page) -> str:
    """Everything that Back shows down to the first page; for a lost form that is a page of the browser."""
    seen = ""
    for _ in range(depth(page)):
        try:
            page.go_back()
        except Error as fault:
            assert "ERR_CACHE_MISS" in fault.message  # noqa: PT017
            page.wait_for_url("chrome-error://chromewebdata/")
        fields = page.locator("input,textarea").evaluate_all("all => all.map(one => one.value)")
        seen += page.content() + "".join(fields)
    return seen


def depth(page: Page) -> int:
    """How many pages of ours lie behind the open one."""
    told = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    behind = told["entries"][: told["currentIndex"]]
    return sum(entry["url"].startswith("http") for entry in behind)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("name", "field"), FORMS)
def test_back_shows_nothing_that_was_typed(
    browser: Browser, public_site: str, name: str, field: str, scripts: bool
) -> None:
    with window(browser, java_script_enabled=scripts) as page:
        sent(page, public_site, name, field)
        assert TYPED.split()[0] in page.content()
        assert page.url == f"{public_site}/en/{name}/"
        page.goto(f"{public_site}/en/help/")
        assert "zarzamora" not in seen_going_back(page)
        assert page.context.cookies() == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("name", "field"), FORMS)
def test_after_leaving_nothing_typed_comes_back(
    browser: Browser, public_site: str, name: str, field: str, scripts: bool
) -> None:
    with window(browser, java_script_enabled=scripts) as page:
        sent(page, public_site, name, field)
        page.click("#leave")
        page.wait_for_url("**/today/")
        assert "zarzamora" not in seen_going_back(page)


ANSWERED = [
    ("/es/search/", {"words": "mi patrón me pega"}),
    ("/en/search/", {"words": "qqqq"}),
    ("/en/contacts/", {"situation": "talk", "language": "es", "hour": "now"}),
    ("/en/letter/", {"to": "senator", "aims": "support", "own": "I care.", "language": "es"}),
    ("/es/counties/", {"place": "Española"}),
    ("/en/counties/", {"place": "Atlantis"}),
]


@pytest.mark.parametrize(("path", "fields"), ANSWERED)
def test_answers_are_for_everybody(
    browser: Browser, public_site: str, path: str, fields: dict[str, str]
) -> None:
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    form = f'<form method="post" action="{public_site}{path}">{inputs}<button>x</button></form>'
    with window(browser, java_script_enabled=True, bypass_csp=True) as page:
        page.set_content(form)
        page.click("button")
        page.wait_for_load_state()
        assert wrong_for_somebody(page) == []


@browsers.needed(browsers.java(), "Java", "default-jre-headless")
def test_answers_are_valid(tmp_path: Path) -> None:
    reader = ProgramClient("public")
    for at, (path, fields) in enumerate(ANSWERED):
        (tmp_path / f"{at}.html").write_bytes(reader.post(path, fields).content)
    assert faults(tmp_path) == []


@pytest.mark.parametrize("locale", pack().locales)
def test_a_sheet_prints_on_one_page(browser: Browser, public_site: str, locale: str) -> None:
    with window(browser) as page:
        for county in ("dona-ana", "los-alamos"):
            page.goto(f"{public_site}/{locale}/counties/{county}/")
            for size in ("Letter", "A4"):
                assert page.pdf(format=size).count(b"/Type /Page\n") == 1, (county, size)


def test_a_letter_prints_alone(browser: Browser, public_site: str) -> None:
    with window(browser) as page:
        sent(page, public_site, "letter", "textarea[name=own]")
        page.emulate_media(media="print")
        shown = page.locator("main").inner_text()
        assert TYPED in shown
        assert pack().words("en")["letter.form"] not in shown
        assert not page.locator(".dock").is_visible()
