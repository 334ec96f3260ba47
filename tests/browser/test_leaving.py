"""Leave now, in Firefox, with scripts off and on (safety.md 2). Chromium's are beside the public pages.

After leaving: nothing that was typed comes back by Back, no cookie stays, and of the form there is at
most its one address in the tab's history.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import browsers
from tests.browser.firefox import Tab, tab
from tests.served import Demonstration

pytestmark = [pytest.mark.browser, browsers.needed(browsers.firefox(), "Firefox", "firefox-esr")]

SHIFT_LEFT, SHIFT_RIGHT = "\ue008", "\ue050"
TYPED = "lampwords that nobody else may read"
BACK_AT_MOST = 10


@pytest.fixture(scope="module", params=[False, True], ids=["scripts off", "scripts on"])
def firefox(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    folder: Path = tmp_path_factory.mktemp("firefox")
    with tab(folder, scripts=request.param) as open_tab:
        open_tab.scripts = request.param  # type: ignore[attr-defined]
        yield open_tab


def begin_to_write(firefox: Tab, site: str, locale: str) -> None:
    """Open the form and type into its first field of free text, as far as the form lets us."""
    firefox.visit(f"{site}/{locale}/report/")
    assert firefox.cookies == set(), "a cookie before a form was opened"
    firefox.press("main form button[value=start]")
    for _ in range(8):
        if firefox.evaluate("!!document.querySelector('main textarea')"):
            break
        if firefox.evaluate("!document.querySelector('main button[value=skip]')"):
            firefox.tick("main form label:has(input[type=radio])")
            firefox.press("main form button[value=next]")
        else:
            firefox.press("main form button[value=skip]")
    firefox.write("main textarea", TYPED)
    firefox.press("main form button[value=next]")
    firefox.press("main form button[value=back]")
    assert "lampwords" in firefox.html  # it would be seen, if it came back


@pytest.mark.parametrize("locale", ["en", "es"])
def test_after_leaving_nothing_typed_comes_back(
    firefox: Tab, demonstration: Demonstration, locale: str
) -> None:
    begin_to_write(firefox, demonstration.public, locale)
    assert firefox.cookies
    firefox.press("#leave")
    assert urlsplit(firefox.address).path == f"/{locale}/today/"
    assert firefox.cookies == set()
    stood: set[str] = set()
    for _ in range(BACK_AT_MOST):
        if not firefox.back():
            break
        stood.add(urlsplit(firefox.address).path)
        assert "lampwords" not in firefox.html
    assert len([path for path in stood if path.startswith(f"/{locale}/report/")]) <= 1
    assert firefox.cookies == set()


def test_the_neutral_page_names_nobody(firefox: Tab, demonstration: Demonstration) -> None:
    firefox.visit(f"{demonstration.public}/es/help/")
    firefox.press("#leave")
    assert "Luminaria" not in firefox.html
    assert firefox.evaluate("document.documentElement.lang") == "es"


def test_shift_three_times_leaves_when_scripts_run(firefox: Tab, demonstration: Demonstration) -> None:
    firefox.visit(f"{demonstration.public}/en/today/")
    firefox.visit(f"{demonstration.public}/en/help/")
    runs = bool(firefox.scripts)  # type: ignore[attr-defined]
    firefox.type_keys(SHIFT_LEFT, SHIFT_RIGHT, SHIFT_LEFT, follows=runs)
    assert urlsplit(firefox.address).path == ("/en/today/" if runs else "/en/help/")
    if runs:  # the entry of the help page was replaced
        firefox.back()
        assert urlsplit(firefox.address).path == "/en/today/"
