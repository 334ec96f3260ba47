"""A real demonstration, served by its own processes, and a real Chromium without JavaScript."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browsers import chromium

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
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
        )
        yield chrome
        chrome.close()


@pytest.fixture
def someone(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a new person's browser: no JavaScript, a phone of 360 px unless said otherwise."""
    contexts: list[BrowserContext] = []

    def open_browser(**more: Any) -> Page:
        settings = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}} | more
        contexts.append(browser.new_context(**settings))
        return contexts[-1].new_page()

    yield open_browser
    for context in contexts:
        context.close()


def sign_in(page: Page, demonstration: Demonstration, name: str) -> Page:
    """Sign a member in at the desk, through the form like anyone."""
    page.goto(f"{demonstration.desk}/sign-in/")
    page.fill("[name=name]", name)
    page.fill("[name=passphrase]", demonstration.passphrase)
    page.fill("[name=code]", pyotp.TOTP(demonstration.totp).now())
    page.click("main button[type=submit]")
    return page
