"""Where this machine's Chromium is, and how it is started so that it speaks to nobody but us."""

import os
import shutil

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
