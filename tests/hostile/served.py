"""The served demonstration under bad luck: a folder of its own, its processes, a disk that is small."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.served import FAREWELL, environment, free_port, healthy, luminaria

PATIENCE = 30.0


def copied(made: Path, to: Path) -> Path:
    """A demonstration of one's own, without half a minute of making it."""
    shutil.copytree(made, to)
    return to


def processes_of(folder: Path) -> list[int]:
    """Every process that serves this instance folder, as the kernel knows them."""
    wanted, found = f"LUMINARIA_INSTANCE={folder}".encode(), []
    for entry in Path("/proc").iterdir():
        try:
            is_ours = entry.name.isdigit() and wanted in (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if is_ours:
            found.append(int(entry.name))
    return found


def until(true: Callable[[], object]) -> None:
    """Return when it has become so; fail when it does not in half a minute."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not become so"
        time.sleep(0.05)


def bound(port: int) -> bool:
    """Whether something answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Serving:
    """`luminaria demo --serve` on free ports; what it says is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.desk_port = folder, free_port(), free_port()
        ports = ["--port", str(self.port), "--desk-port", str(self.desk_port)]
        self.log = folder.parent / f"{folder.name}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                luminaria("demo", "--serve", "--instance", str(folder), *ports),
                env=environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def addresses(self) -> list[str]:
        return [f"http://127.0.0.1:{self.port}", f"http://localhost:{self.desk_port}"]

    def healthy(self) -> "Serving":
        assert healthy(self.addresses, self.process), self.log.read_text()
        return self

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Its exit code after that signal."""
        self.process.send_signal(number)
        return self.process.wait(FAREWELL)

    def is_gone(self) -> bool:
        """No process of it is left and both ports are free."""
        return not processes_of(self.folder) and not bound(self.port) and not bound(self.desk_port)

    def end(self) -> None:
        """Whatever is left of it, one by one."""
        if self.process.poll() is None:
            self.stop()
        for left in processes_of(self.folder):
            os.kill(left, signal.SIGKILL)


@contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    served = Serving(folder)
    try:
        yield served
    finally:
        served.end()


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """A mount of the test's own. Raises CalledProcessError where the machine does not let us."""
    subprocess.run(["mount", *options, str(place)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
