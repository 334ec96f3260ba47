"""A demonstration of its own, served by its own processes, gone at the end."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.engines import Engine

START_SECONDS = 120
END_SECONDS = 20


@dataclass(frozen=True)
class Served:
    """Where both programs answer, the instance behind them, and the process to measure."""

    public: str
    desk: str
    folder: Path
    process: int
    engine: Engine

    def environment(self) -> dict[str, str]:
        """What a process of this instance needs."""
        return environment() | self.engine.settings | {"LUMINARIA_INSTANCE": str(self.folder)}


@contextmanager
def demonstration(engine: Engine) -> Iterator[Served]:
    """`luminaria demo --serve` on that engine and free ports. Raises RuntimeError when it stays away."""
    with tempfile.TemporaryDirectory(prefix="luminaria-bench-") as temporary:
        folder = Path(temporary) / "var"
        ports = ["--port", str(free_port()), "--desk-port", str(free_port())]
        command = [sys.executable, "-m", "luminaria.cli.main", "demo", "--serve", "--instance", str(folder)]
        with (Path(temporary) / "log").open("wb") as log:
            server = subprocess.Popen(
                [*command, *ports], env=environment() | engine.settings, stdout=log, stderr=log
            )
        try:
            public, desk = f"http://127.0.0.1:{ports[1]}", f"http://localhost:{ports[3]}"
            _wait(server, [public, desk], Path(temporary) / "log")
            yield Served(public, desk, folder, server.pid, engine)
        finally:
            server.terminate()
            server.wait(END_SECONDS)


def environment() -> dict[str, str]:
    """The machine's, without settings of another instance."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("LUMINARIA_", "DJANGO_"))
    }


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], addresses: list[str], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    waiting = list(addresses)
    while waiting and server.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(f"{waiting[0]}/health", timeout=2):
            waiting.pop(0)
            continue
        time.sleep(0.1)
    if waiting:
        raise RuntimeError(f"The demonstration did not start:\n{log.read_text(errors='replace')[-2000:]}")


def inside(served: Served, *words: str, told: object = None) -> Any:
    """What `bench.forms` answers inside the instance; `told` goes to it as JSON."""
    command = [sys.executable, "-m", "bench.forms", *words]
    mine = served.environment() | {"LUMINARIA_PROGRAM": "owner"}
    asked = json.dumps(told).encode()
    return json.loads(
        subprocess.run(command, env=mine, check=True, input=asked, stdout=subprocess.PIPE).stdout
    )


def cpu_seconds(process: int) -> float:
    """CPU time that a process and all its descendants have used so far, from the kernel's own books."""
    return sum(_ticks(pid) for pid in _family(process)) / os.sysconf("SC_CLK_TCK")


def _family(process: int) -> list[int]:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return [process, *(pid for child in children for pid in _family(int(child)))]


def _ticks(process: int) -> int:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15])


def instance_json(served: Served) -> dict[str, object]:
    """What `luminaria demo-json` says of this demonstration."""
    command = [sys.executable, "-m", "luminaria.cli.main", "demo-json", "--instance", str(served.folder)]
    told = subprocess.run(command, env=served.environment(), check=True, capture_output=True)
    said: dict[str, object] = json.loads(told.stdout)
    return said
