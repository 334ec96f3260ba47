"""Calling `luminaria` in a process of its own."""

import os
import subprocess
import sys

DAY = "2026-11-21"  # of every published tree in these tests


def luminaria(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end, without the settings of the suite."""
    ours = ("LUMINARIA_", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-m", "luminaria.cli.main", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence of a refusal."""
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1
    return lines[0]
