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
            addresses = [f"http://127.0.0.1:{ports[1]}", f"http://localhost:{ports[3]}"]
            if not healthy(addresses, process):
                raise AssertionError((folder.parent / "log.txt").read_text())
            said = json.loads(
                subprocess.check_output(
                    luminaria("demo-json", "--instance", str(folder), *ports), env=environment()
                )
            )
            yield Demonstration(said["public"], said["desk"], said["passphrase"], said["totp"], folder)
        finally:
            process.terminate()
            process.wait(FAREWELL)


def healthy(addresses: list[str], process: subprocess.Popen[bytes]) -> bool:
    """True as soon as every program answers at /health; False when the server has ended instead."""
    for address in addresses:
        while not answers(address):
            if process.poll() is not None:
                return False
            time.sleep(0.1)
    return True


def answers(address: str) -> bool:
    """Whether a program answers that it is well."""
    with suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=2) as answer:
        return bool(answer.status == 200)
    return False
