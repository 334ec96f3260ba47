"""Towns of people and members: before a real Chromium without JavaScript, and before Django's client."""

import time

import pyotp
import pytest
from playwright.sync_api import Browser, Page, StorageState

from luminaria.cli.demonstration import build
from luminaria.people import factors
from tests import factories
from tests.browser.pages import LOCALES, some_of
from tests.databases import database_role
from tests.journeys.readers import BrowserReader, ClientReader, Reader
from tests.programs import ProgramClient
from tests.served import Demonstration


class BrowserTown:
    """People and members before a real Chromium, JavaScript off. A person's screen is a phone."""

    def __init__(self, browser: Browser, where: Demonstration) -> None:
        self._browser, self._where = browser, where
        self._members: dict[str, BrowserReader] = {}

    def person(self, language: str = "en-US") -> BrowserReader:
        """A phone that nobody used here before, set to that language."""
        return BrowserReader(self._page(360, 740, language), self._where.public)

    def member(self, name: str) -> BrowserReader:
        """A member at the desk. One sign-in lasts for all journeys, since digits work once."""
        if name not in self._members:
            reader = BrowserReader(self._page(1280, 900), self._where.desk)
            sign_in(reader, name, self._where.passphrase, next_digits(self._where.totp))
            self._members[name] = reader
        self._members[name].seen.clear()
        return self._members[name]

    def state_of(self, name: str) -> StorageState:
        """The cookies of a signed-in member, for a second window."""
        return self.member(name).state()

    def _page(self, width: int, height: int, language: str = "en-US") -> Page:
        context = self._browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": height}, locale=language
        )
        return context.new_page()


class ClientTown:
    """The same people and members before Django's client, inside one transaction."""

    def __init__(self) -> None:
        self._members: dict[str, ClientReader] = {}

    def person(self, language: str = "en-US") -> ClientReader:
        return ClientReader(ProgramClient("public", HTTP_ACCEPT_LANGUAGE=language))

    def member(self, name: str) -> ClientReader:
        if name not in self._members:
            reader = ClientReader(ProgramClient("desk"))
            told = build.sign_ins()
            sign_in(reader, name, told["passphrase"], factors.demonstration_codes()[1])
            self._members[name] = reader
        return self._members[name]


Town = BrowserTown | ClientTown


def next_digits(secret: str) -> str:
    """The code of the coming half-minute: that of now may have been used when the member joined."""
    return pyotp.TOTP(secret).at(int(time.time()) + 30)


def sign_in(reader: Reader, name: str, passphrase: str, digits: str) -> None:
    """Through the form, like anyone."""
    reader.visit("/sign-in/")
    reader.fill("name", name)
    reader.fill("passphrase", passphrase)
    reader.fill("code", digits)
    reader.press("Sign in")
    assert reader.path != "/sign-in/", reader.text()[:400]


@pytest.fixture
def client_town(db: None, monkeypatch: pytest.MonkeyPatch) -> ClientTown:
    return built_town(monkeypatch)


def built_town(monkeypatch: pytest.MonkeyPatch) -> ClientTown:
    """The demonstration in the database of this test; put in by the owner, as `luminaria demo` does."""
    factories.quick_passphrases(monkeypatch)
    with database_role("owner"):
        build.everything(say=lambda line: None)
        build.on_call_is_here()
    return ClientTown()


@pytest.fixture(params=["client", pytest.param("browser", marks=pytest.mark.browser)])
def town(request: pytest.FixtureRequest) -> Town:
    """The same journey twice: by Django's client on each engine, and in Chromium."""
    found: Town = request.getfixturevalue(f"{request.param}_town")
    return found


@pytest.fixture(params=["en", "es"])
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Django's client walks every journey in every language; Chromium in all of them in CI, else in one."""
    chosen = some_of(LOCALES, 1)
    left_out = [
        item
        for item in items
        if item.get_closest_marker("browser") and locale_of(item) not in (None, *chosen)
    ]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def locale_of(item: pytest.Item) -> str | None:
    """The language of a journey; None for a test without one."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("locale") if callspec and "journeys" in item.nodeid else None
