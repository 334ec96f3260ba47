"""The published tree in a real browser, from a disk: walked, looked at, printed, and checked."""

import io
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from luminaria.packs import pack
from tests import browsers
from tests.browser.pages import window, wrong_for_somebody
from tests.browser.test_html import faults


@pytest.mark.browser
@pytest.mark.parametrize("script", [False, True])
def test_a_browser_walks_it_from_a_disk(tree: Path, browser: Browser, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    try:
        page.goto((tree / "index.html").as_uri())
        page.get_by_role("link", name=pack().language_name("es")).last.click()
        page.wait_for_url("**/es/index.html")
        for part in ("help", "signs", "guide", "counties", "cards"):
            page.goto((tree / "es" / part / "index.html").as_uri())
            assert page.locator("h1").count() == 1
            shown = page.locator("h1").evaluate("it => getComputedStyle(it).fontWeight")
            assert shown == "650", "the sheet of the page is not in force"
        page.locator("#leave").click()
        page.wait_for_url("**/es/today/index.html")
        assert "Luminaria" not in page.content()
        assert all(url.startswith(("file:///", "data:")) for url in asked)
        assert faults == []
    finally:
        context.close()


OWN = ("index.html", "404.html", "503.html", "leave/en.html", "es/today/index.html", "en/cards/index.html",
       "es/cards/pocket/index.html", "en/cards/plain/index.html", "es/cards/slips/index.html")  # fmt: skip


@pytest.mark.browser
@browsers.needed(browsers.java(), "Java", "default-jre-headless")
def test_pages_that_only_the_tree_has_are_valid_html(tree: Path, tmp_path: Path) -> None:
    for name in OWN:
        (tmp_path / name.replace("/", "-")).write_bytes((tree / name).read_bytes())
    assert faults(tmp_path) == []


@pytest.mark.browser
def test_pages_that_only_the_tree_has_are_without_barriers(tree: Path, browser: Browser) -> None:
    found: dict[str, list[str]] = {}
    for name in OWN:
        if not name.startswith("leave/"):  # it has gone on before anybody could look
            with window(browser, java_script_enabled=True, bypass_csp=True) as page:
                page.goto((tree / name).as_uri())
                found[name] = wrong_for_somebody(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["pocket", "plain", "slips"])
def test_a_card_prints_by_itself_on_one_page(tree: Path, browser: Browser, kind: str) -> None:
    with window(browser) as page:
        page.goto((tree / "en" / "cards" / kind / "index.html").as_uri())
        pdf = PdfReader(io.BytesIO(page.pdf(format="Letter")))
        card = page.locator(".paper").inner_text()
    assert len(pdf.pages) == 1
    printed = unicodedata.normalize("NFKC", pdf.pages[0].extract_text())  # the browser's font joins f and i
    assert "".join(printed.split()) == "".join(card.split())
