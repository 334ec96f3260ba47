"""Starting and stopping the processes of an instance: two programs and the ledger's own."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from luminaria.kernel.errors import LuminariaError
from luminaria.project.config import Config


class PortTaken(LuminariaError):
    """Something else already answers on a port."""


class EndedByItself(LuminariaError):
    """A process of the instance is gone though nobody told it to stop."""

    sentence = "One of the programs ended by itself, so all of them are stopped. Start them again."


class WillNotServe(LuminariaError):
    """A program could not use its database, or its role is too strong for it."""


# Who sends a report waits for the disk. With four threads eight of them held every page back (decision 20).
THREADS = {"public": 16, "desk": 4}

_told_to_stop = threading.Event()

ASK_ROLE = (
    "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'luminaria.project.settings');"
    "import django; django.setup();"
    "from django.db import connection; connection.ensure_connection()"
)


def refuse_taken_port(host: str, port: int, setting: str) -> None:
    """Raise PortTaken with what to do when `port` cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise PortTaken(
                f"Port {port} on {host} is in use. Stop what uses it, or choose another: {setting}=NUMBER."
            ) from fault


def gunicorn(program: str, host: str, port: int, workers: int) -> list[str]:
    """The command that serves one program. No access log, and no warning of a request that was
    malformed: both hold readers' addresses."""
    return [
        sys.executable, "-m", "gunicorn", f"luminaria.project.wsgi_{program}:application",
        "--config", "python:luminaria.project.web_server", "--bind", f"{host}:{port}",
        "--workers", str(workers), "--threads", str(THREADS[program]),
        "--worker-class", "gthread", "--preload", "--log-level", "error", "--timeout", "60",
        "--graceful-timeout", "10", "--no-control-socket", "--worker-tmp-dir", worker_folder(),
    ]  # fmt: skip


def worker_folder() -> str:
    """Where gunicorn keeps its heartbeat files: in memory where the machine offers it."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"


def refuse_strong_roles() -> None:
    """Ask each program's own connection once, before it serves. Raises WillNotServe."""
    for program in ("public", "desk"):
        asked = subprocess.run(
            [sys.executable, "-c", ASK_ROLE],
            env={**os.environ, "LUMINARIA_PROGRAM": program},
            capture_output=True,
            text=True,
        )
        if asked.returncode:
            last = (asked.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise WillNotServe(
                f"The database refuses the {program} program: {last.partition(': ')[2] or last}"
            )


def start(config: Config) -> list[subprocess.Popen[bytes]]:
    """Start both programs and the ledger's process. Raises PortTaken."""
    public, desk = config.address(config.public_host), config.address(config.desk_host)
    refuse_taken_port(public, config.port, "PORT")
    refuse_taken_port(desk, config.desk_port, "DESK_PORT")
    if config.database == "postgresql":
        refuse_strong_roles()
    for number in (signal.SIGINT, signal.SIGTERM):  # from here on there is something to end in order
        signal.signal(number, lambda *_: _told_to_stop.set())
    environment = {**os.environ, "LUMINARIA_INSTANCE": str(config.folder)}
    commands: list[Sequence[str]] = [
        gunicorn("public", public, config.port, config.workers),
        gunicorn("desk", desk, config.desk_port, config.workers),
        [sys.executable, "-m", "luminaria.cli.clockwork"],
    ]
    return [
        subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        for command in commands
    ]


def wait_until_answers(config: Config, processes: Sequence[subprocess.Popen[bytes]]) -> bool:
    """Whether both programs answer; given up when told to stop or when one of the processes has ended."""
    for host, port in ((config.public_host, config.port), (config.desk_host, config.desk_port)):
        while _go_on(processes):
            there = (config.address(host), port)
            with contextlib.suppress(OSError), socket.create_connection(there, timeout=1):
                break
            time.sleep(0.05)
    return _go_on(processes)


def _go_on(processes: Sequence[subprocess.Popen[bytes]]) -> bool:
    return not _told_to_stop.is_set() and all(process.poll() is None for process in processes)


def wait(processes: Sequence[subprocess.Popen[bytes]]) -> int:
    """Stay until told to stop; then stop them all. Raises EndedByItself when one process ended before."""
    while _go_on(processes):
        time.sleep(0.2)
    stop_all(processes)
    if not _told_to_stop.is_set():
        raise EndedByItself()
    return 0


def stop_all(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """End every process, gently first."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
