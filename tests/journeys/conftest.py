"""A real demonstration, served by its own processes, and a real Chromium without JavaScript."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from luminaria.cli.demonstration import build
from luminaria.people import factors
from tests import factories
from tests.browsers import ARGUMENTS, chromium
from tests.databases import database_role
from tests.journeys.readers import BrowserReader, ClientReader, Reader
from tests.programs import ProgramClient

FAREWELL = 20


@dataclass(frozen=True)
class Demonstration:
    """Where the served demonstration is and how its invented members sign in."""

    public: str
    desk: str
    passphrase: str
    totp: str
    folder: Path


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def luminaria(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "luminaria.cli.main", *arguments]


def environment() -> dict[str, str]:
    """Ours, without what the suite sets for its own Django."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("LUMINARIA_", "DJANGO_"))
    }


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """`luminaria demo --serve` in a folder of its own, on free ports."""
    folder = tmp_path_factory.mktemp("demonstration") / "var"
    ports = ["--port", str(free_port()), "--desk-port", str(free_port())]
    log = (folder.parent / "log.txt").open("wb")
    process = subprocess.Popen(
        luminaria("demo", "--serve", "--instance", str(folder), *ports),
        env=environment(),
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_until_healthy([f"http://127.0.0.1:{ports[1]}", f"http://localhost:{ports[3]}"], process)
        told = subprocess.run(
            luminaria("demo-json", "--instance", str(folder), *ports),
            env=environment(),
            check=True,
            capture_output=True,
        )
        said = json.loads(told.stdout)
        yield Demonstration(said["public"], said["desk"], said["passphrase"], said["totp"], folder)
    finally:
        process.terminate()
        process.wait(FAREWELL)
        log.close()


def wait_until_healthy(addresses: list[str], process: subprocess.Popen[bytes]) -> None:
    """Return when every program answers at /health; fail when the server has ended instead."""
    for address in addresses:
        while True:
            assert process.poll() is None, "the demonstration did not start"
            with suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    break
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=str(chromium()),
            args=ARGUMENTS,
        )
        yield chrome
        chrome.close()


class BrowserTown:
    """People and members before a real Chromium, JavaScript off. A person's screen is a phone."""

    def __init__(self, browser: Browser, where: Demonstration) -> None:
        self._browser, self._where = browser, where
        self._members: dict[str, BrowserReader] = {}

    def person(self) -> BrowserReader:
        """A phone that nobody used here before."""
        return BrowserReader(self._page(360, 740), self._where.public)

    def member(self, name: str) -> BrowserReader:
        """A member at the desk. One sign-in lasts for all journeys, since digits work once."""
        if name not in self._members:
            reader = BrowserReader(self._page(1280, 900), self._where.desk)
            sign_in(reader, name, self._where.passphrase, next_digits(self._where.totp))
            self._members[name] = reader
        self._members[name].seen.clear()
        return self._members[name]

    def _page(self, width: int, height: int) -> Page:
        context = self._browser.new_context(
            java_script_enabled=False, viewport={"width": width, "height": height}
        )
        return context.new_page()


class ClientTown:
    """The same people and members before Django's client, inside one transaction."""

    def __init__(self) -> None:
        self._members: dict[str, ClientReader] = {}

    def person(self) -> ClientReader:
        return ClientReader(ProgramClient("public"))

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


@pytest.fixture(scope="session")
def browser_town(browser: Browser, demonstration: Demonstration) -> BrowserTown:
    return BrowserTown(browser, demonstration)


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
