"""The whole demonstration, served by its own processes as `make run` serves it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

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
    ours = ("LUMINARIA_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


@contextmanager
def served_demonstration(folder: Path) -> Iterator[Demonstration]:
    """`luminaria demo --serve` in a folder of its own, on free ports, until the block ends."""
    ports = ["--port", str(free_port()), "--desk-port", str(free_port())]
    with (folder.parent / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            luminaria("demo", "--serve", "--instance", str(folder), *ports),
            env=environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy([f"http://127.0.0.1:{ports[1]}", f"http://localhost:{ports[3]}"], process)
            said = json.loads(
                subprocess.check_output(
                    luminaria("demo-json", "--instance", str(folder), *ports), env=environment()
                )
            )
            yield Demonstration(said["public"], said["desk"], said["passphrase"], said["totp"], folder)
        finally:
            process.terminate()
            process.wait(FAREWELL)


def wait_until_healthy(addresses: list[str], process: subprocess.Popen[bytes]) -> None:
    """Return when every program answers at /health; fail when the server has ended instead."""
    for address in addresses:
        while True:
            assert process.poll() is None, "the demonstration did not start"
            with suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
                if answer.status == 200:
                    break
            time.sleep(0.1)
