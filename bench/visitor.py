"""Readers in a process of their own: plain sockets kept open, so that they cost little beside the server.

`python -m bench.visitor rate SERVER SECONDS LINES PATH...` asks again as soon as an answer is whole.
`python -m bench.visitor steady SERVER RATE PATH...` asks at fixed moments, however slow the answers are,
until its input is closed. A wait counts from the moment at which the page was due to be asked for, not
from the moment at which this process got round to it: a server that stalls cannot hide who came meanwhile.
"""

import json
import re
import resource
import selectors
import socket
import statistics
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
OK = b"HTTP/1.1 200 "
WARM_SECONDS = 0.3
MOST_LINES = 2000


@dataclass(eq=False)
class Line:
    """One open connection with at most one question on it."""

    socket: socket.socket
    due: float = 0.0
    path: str = ""
    came: bytearray = field(default_factory=bytearray)


@dataclass
class Crowd:
    """What a run came to, and the lines that it goes over."""

    server: str
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    waits: list[float] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def open(self) -> Line:
        where = urlsplit(self.server)
        line = Line(socket.create_connection((where.hostname or "", where.port or 80), timeout=10))
        line.socket.setblocking(False)
        line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.selector.register(line.socket, selectors.EVENT_READ, line)
        return line

    def close(self, line: Line) -> None:
        self.selector.unregister(line.socket)
        line.socket.close()

    def ask(self, line: Line, path: str, due: float) -> None:
        line.path, line.due = path, due
        line.came.clear()
        line.socket.send(
            f"GET {path} HTTP/1.1\r\nHost: {urlsplit(self.server).netloc}\r\n"
            "Accept-Encoding: gzip\r\nUser-Agent: bench\r\n\r\n".encode()
        )

    def read(self, line: Line) -> bool | None:
        """True when the answer is whole, False when more is to come, None when the line is closed."""
        try:
            part = line.socket.recv(262144)
        except ConnectionError:
            part = b""
        if not part:
            return None
        line.came += part
        return is_whole(line.came)

    def done(self, line: Line) -> None:
        """Count one answer. Only a whole page, packed, and none that differs in size by much, is right."""
        self.waits.append(time.monotonic() - line.due)
        if not line.came.startswith(OK):
            self.fault(line.came[9:12].decode(errors="replace") or "empty")
        elif line.path not in self.sizes:
            self.sizes[line.path] = len(line.came)
            if not is_page(bytes(line.came)):
                self.fault("not a packed page")
        elif abs(len(line.came) - self.sizes[line.path]) > 200:
            self.fault("another page")

    def fault(self, kind: str) -> None:
        self.faults[kind] = self.faults.get(kind, 0) + 1


def is_whole(came: bytearray) -> bool:
    """Whether an answer is there to its last byte."""
    head = came.find(b"\r\n\r\n") + 4
    if head < 4:
        return False
    length = LENGTH.search(came, 0, head)
    if length:
        return len(came) >= head + int(length[1])
    return _chunks(came, head) is not None


def _chunks(came: bytearray, at: int) -> list[bytes] | None:
    """The chunks of a body; None while the last is missing."""
    found: list[bytes] = []
    while (end := came.find(b"\r\n", at)) >= 0:
        size = int(came[at:end], 16)
        if not size:
            return found if came.startswith(b"\r\n", end + 2) else None
        found.append(bytes(came[end + 2 : end + 2 + size]))
        at = end + 4 + size
    return None


def is_page(came: bytes) -> bool:
    """Whether the answer is a whole HTML page that came packed."""
    head, _, body = came.partition(b"\r\n\r\n")
    if b"content-encoding: gzip" not in head.lower():
        return False
    if not LENGTH.search(came, 0, len(head) + 4):
        body = b"".join(_chunks(bytearray(came), len(head) + 4) or [])
    return zlib.decompress(body, 31).rstrip().endswith(b"</html>")


def rate(server: str, seconds: float, lines: int, paths: list[str]) -> dict[str, object]:
    """Pages a second over `lines` connections, each asking again at once."""
    crowd, next_path = Crowd(server), cycle(paths).__next__
    for _ in range(lines):
        crowd.ask(crowd.open(), next_path(), time.monotonic())
    _turn(crowd, time.monotonic() + WARM_SECONDS, next_path)
    crowd.waits.clear()
    began, cpu = time.monotonic(), time.process_time()
    _turn(crowd, began + seconds, next_path)
    took = time.monotonic() - began
    return {
        "rate": len(crowd.waits) / took,
        "pages": len(crowd.waits),
        "busy": (time.process_time() - cpu) / took,
        "faults": crowd.faults,
    }


def _turn(crowd: Crowd, end: float, next_path: Callable[[], str]) -> None:
    while time.monotonic() < end:
        for key, _ in crowd.selector.select(1):
            line: Line = key.data
            whole = crowd.read(line)
            if whole is None:
                crowd.fault("line closed")
                crowd.close(line)
                line = crowd.open()
            elif whole:
                crowd.done(line)
            if whole is not False:
                crowd.ask(line, next_path(), time.monotonic())


def steady(server: str, each_second: float, paths: list[str]) -> dict[str, object]:
    """Waits at a fixed rate until the input is closed."""
    crowd, next_path, idle, late = Crowd(server), cycle(paths).__next__, list[Line](), list[float]()
    crowd.selector.register(sys.stdin, selectors.EVENT_READ, None)
    began, busy, cpu, going = time.monotonic(), 0, time.process_time(), True
    while going or busy:
        due = began + len(late) / each_second
        now = time.monotonic()
        if going and due <= now:
            late.append(now - due)
            busy += 1
            crowd.ask(idle.pop() if idle else crowd.open(), next_path(), due)
            continue
        for key, _ in crowd.selector.select(max(0.0, due - now) if going else 10):
            if key.data is None:
                going = False
                crowd.selector.unregister(sys.stdin)
            else:
                busy -= _heard(crowd, key.data, idle)
    took = time.monotonic() - began
    return {
        "pages": len(crowd.waits),
        "rate": len(late) / took,
        "busy": (time.process_time() - cpu) / took,
        "faults": crowd.faults,
        "late": _quantile(late, 99) * 1000,
        **{f"p{part}": _quantile(crowd.waits, part) * 1000 for part in (50, 95, 99)},
        "most": max(crowd.waits) * 1000,
    }


def _heard(crowd: Crowd, line: Line, idle: list[Line]) -> int:
    """What came on a line: 1 when it ended a question."""
    whole = crowd.read(line)
    if whole:
        crowd.done(line)
        idle.append(line)
    elif whole is None:
        crowd.close(line)
        if line in idle:  # the server closes lines on which nothing was asked for a while
            idle.remove(line)
            return 0
        if not line.came:  # it closed in the moment of asking: a browser asks again on a new line
            crowd.ask(crowd.open(), line.path, line.due)
            return 0
        crowd.fault("line closed")
    return int(whole is not False)


def _quantile(values: list[float], part: int) -> float:
    return statistics.quantiles(values, n=100)[part - 1]


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, MOST_LINES)), hard))
    verb, address, *rest = sys.argv[1:]
    if verb == "rate":
        print(json.dumps(rate(address, float(rest[0]), int(rest[1]), rest[2:])))
    else:
        print(json.dumps(steady(address, float(rest[0]), rest[1:])))
