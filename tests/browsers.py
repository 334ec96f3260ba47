"""Where this machine's browsers and checkers are, and how Chromium is started to speak to nobody but us."""

import os
import shutil

import pytest

# As root Chromium has no sandbox of its own; the rest keeps it from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The path of Chromium, or None when there is none."""
    named = os.environ.get("LUMINARIA_TEST_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def firefox() -> str | None:
    """The path of Firefox, or None when there is none."""
    named = os.environ.get("LUMINARIA_TEST_FIREFOX")
    return named or shutil.which("firefox-esr") or shutil.which("firefox")


def java() -> str | None:
    """The path of Java, which the checker of HTML needs, or None."""
    return shutil.which("java")


def needed(program: str | None, name: str, package: str) -> pytest.MarkDecorator:
    """Leave tests out, and say so, where a program is absent; in CI they run, and fail."""
    absent = not program and os.environ.get("LUMINARIA_REQUIRE_ALL") != "1"
    return pytest.mark.skipif(absent, reason=f"{name} is not installed (Debian: apt-get install {package})")
