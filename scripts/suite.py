"""`make test`: SQLite, then PostgreSQL, then journeys in Chromium. What is missing is said last, loudly.

On PostgreSQL only tests that ask for a database run again; the others cannot tell the engines apart.
`LUMINARIA_REQUIRE_ALL=1` (as in CI) makes a missing engine or browser a failure.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import browsers, postgres

WORKERS = os.environ.get("LUMINARIA_TEST_WORKERS", "2")
# Each worker begins with half, and whoever is done takes from the other: no core waits for a long file.
SHARED = ("-n", WORKERS, "--dist", "worksteal")
NOTHING_COLLECTED = 5


@dataclass
class Part:
    """One part of the suite and how it ended."""

    name: str
    arguments: list[str]
    engine: str
    missing: str = ""
    closing: str = ""
    failed: bool = False


def main() -> int:
    """0 when everything that could run passed and nothing required was missing."""
    parts = [
        Part("SQLite", [*SHARED], "sqlite"),
        Part("PostgreSQL", [*SHARED, "--only-database"], "postgresql", missing=_no_postgresql()),
        Part(
            "browser journeys",
            [*SHARED, "-m", "browser"],
            "sqlite",
            missing=_no_browser(),
        ),
    ]
    for part in parts:
        if not part.missing:
            _run(part)
    return _report(parts)


def _run(part: Part) -> None:
    print(f"\n-- {part.name}", flush=True)
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-rs", *part.arguments]
    environment = os.environ | {"LUMINARIA_TEST_ENGINE": part.engine}
    pytest = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert pytest.stdout
    for line in pytest.stdout:
        print(line, end="", flush=True)
        part.closing = line.strip() or part.closing
    status = pytest.wait()
    part.failed = status != 0
    if status == NOTHING_COLLECTED:
        part.failed, part.missing = False, f"there are no tests for {part.name} yet"
    print(f"({time.monotonic() - began:.0f} s)")


def _report(parts: list[Part]) -> int:
    required = os.environ.get("LUMINARIA_REQUIRE_ALL") == "1"
    missing = [part for part in parts if part.missing]
    failed = [part for part in parts if part.failed]
    print()
    for part in parts:
        if not part.missing:
            print(f"{part.name}:\n{part.closing}")
    for part in missing:
        print(f"!!! NOT TESTED: {part.name.upper()} - {part.missing}")
    for part in failed:
        print(f"!!! FAILED: {part.name.upper()}")
    if missing and required:
        print("!!! LUMINARIA_REQUIRE_ALL=1 lets nothing be missing.")
    return 1 if failed or (missing and required) else 0


def _no_postgresql() -> str:
    try:
        postgres.programs()
    except postgres.NoPostgreSQL as fault:
        return str(fault)
    return "" if shutil.which("setpriv") else "setpriv is not installed (Debian: apt-get install util-linux)."


def _no_browser() -> str:
    return "" if browsers.chromium() else "Chromium is not installed (Debian: apt-get install chromium)."


if __name__ == "__main__":
    sys.exit(main())
