"""An instance whose public program is killed at random moments while people send."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

from bench.engines import sqlite
from bench.intake import Ready
from bench.person import Person
from bench.served import Served, environment

PEOPLE = 4
WORDS = re.compile(r'<p class="code"[^>]*>(.*?)</p>', re.DOTALL)
START_SECONDS = 60


@dataclass
class Told:
    """What people saw: form secret and nonce, and the words of the receipt that stood on their page."""

    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kills: int = 0


@contextmanager
def instance() -> Iterator[Path]:
    """A fresh demonstration that is not served yet."""
    with tempfile.TemporaryDirectory(prefix="luminaria-kill-") as temporary:
        folder = Path(temporary) / "var"
        command = [sys.executable, "-m", "luminaria.cli.main", "demo", "--instance", str(folder)]
        subprocess.run(command, env=environment(), check=True, capture_output=True)
        yield folder


class Server:
    """The public program of an instance, started and killed at will with all its workers."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.served = Served(f"http://127.0.0.1:{self.port}", "", folder, 0, sqlite())
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and return once the port answers."""
        command = [sys.executable, "-m", "gunicorn", "luminaria.project.wsgi_public:application"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--threads", "4", "--preload"]
        mine = self.served.environment() | {"LUMINARIA_PROGRAM": "public"}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(
            [*command, "--no-control-socket"], env=mine, start_new_session=True, **quiet
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.02)
        raise RuntimeError("The server did not come up.")

    def kill(self) -> None:
        """End every process of it at once, as a power cut would, and return once nobody holds the port."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        while self._answers():  # a dying worker still takes connections for a moment
            time.sleep(0.01)

    def _answers(self) -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False


def press(server: Server, ready: Ready, form: list[str]) -> tuple[str, ...]:
    """Press Send and look at the next page, once. The words that stand there, if any."""
    secret, nonce = form
    person = Person(server.served.public, cookies=ready.cookies | {ready.open_cookie: secret})
    person.ask("POST", ready.values | {"n": nonce})
    return look(server, ready, secret)


def look(server: Server, ready: Ready, secret: str) -> tuple[str, ...]:
    """The page as it stands in this browser: the words of the receipt, or none."""
    person = Person(server.served.public, cookies=ready.cookies | {ready.open_cookie: secret})
    person.ask("GET")
    block = WORDS.search(person.page)
    return tuple(re.findall("<span>([^<]+)</span>", block[1])) if block else ()


def opens(server: Server, words: tuple[str, ...]) -> bool:
    """Whether another browser opens a mailbox with these words."""
    person = Person(server.served.public, path="/en/report/status/")
    person.ask("POST", {"do": "open", "receipt": " ".join(words)})
    person.ask("GET")
    return 'name="receipt"' not in person.page


def send_under_fire(server: Server, ready: Ready, kills: int, seed: int) -> Told:
    """People send until their forms are used up, each once, while the server is killed and started."""
    told, waiting, over = Told(), list(ready.forms), threading.Event()

    def person() -> None:
        while waiting and not over.is_set():
            form = waiting.pop()
            try:
                words = press(server, ready, form)
            except ConnectionRefusedError:  # it is down: nothing was sent
                waiting.append(form)
                over.wait(0.05)
            except (OSError, HTTPException):  # it was killed in the middle: nobody knows
                continue
            else:
                told.shown |= {form[0]: words} if words else {}

    people = [threading.Thread(target=person) for _ in range(PEOPLE)]
    for one in people:
        one.start()
    moments = random.Random(seed)
    while told.kills < kills:
        time.sleep(moments.uniform(0.02, 0.4))
        server.kill()
        told.kills += 1
        server.start()
    over.set()
    for one in people:
        one.join()
    return told
