"""A PostgreSQL of the test run's own: Debian's programs, a private socket, gone at the end.

No other cluster of the machine is ever touched: this one lives in the run's temporary folder,
listens on no address, and its socket folder opens to its owner only. PostgreSQL refuses to
run as root, so as root it runs as Debian's user `postgres`.
"""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SERVER_USER = "postgres"
SUPERUSER = "postgres"
START_SECONDS = 60

ROLES = """
CREATE ROLE luminaria_owner LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE luminaria_public LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE luminaria_desk LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE luminaria_runner LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE
    IN ROLE luminaria_owner, luminaria_public, luminaria_desk;
"""


class NoPostgreSQL(Exception):
    """This machine has no PostgreSQL server programs."""


def programs() -> Path:
    """The folder of the newest PostgreSQL server programs. Raises NoPostgreSQL."""
    named = os.environ.get("LUMINARIA_TEST_PG_BIN")
    folders = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_release)
    for folder in reversed(folders):
        if (folder / "initdb").exists():
            return folder
    raise NoPostgreSQL("PostgreSQL is not installed (Debian: apt-get install postgresql).")


def _release(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


@contextmanager
def cluster(folder: Path, *, durable: bool = True) -> Iterator[Path]:
    """A running server with our roles; yields the folder of its socket.

    `durable=False` turns fsync off, which is right for a suite and wrong for a bench.
    """
    data, socket = folder / "data", folder / "socket"
    _folders_for_server(folder, data, socket)
    _run("initdb", "-D", str(data), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
    server = _serve(data, socket, durable)
    try:
        _wait(server, socket, data / "log")
        with superuser(socket, "postgres") as connection:
            connection.execute(ROLES)
        yield socket
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def superuser(socket: Path, database: str) -> Iterator[psycopg.Connection]:
    """A connection past every rule: only to make and drop databases and to look for leaks."""
    with psycopg.connect(host=str(socket), dbname=database, user=SUPERUSER, autocommit=True) as connection:
        yield connection


def _folders_for_server(folder: Path, *owned: Path) -> None:
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    folder.chmod(0o711)  # nosec: the server's user must pass through, and can read nothing
    for path in owned:
        path.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(path, SERVER_USER, SERVER_USER)


def _as_server(*command: str) -> list[str]:
    """The command as the server's user, ended by the kernel when the test run dies."""
    if os.geteuid() == 0:
        try:
            pwd.getpwnam(SERVER_USER)
        except KeyError as fault:
            raise NoPostgreSQL("There is no user `postgres` to run the server as.") from fault
        who = ["--reuid", SERVER_USER, "--regid", SERVER_USER, "--init-groups"]
        return ["setpriv", *who, "--pdeathsig", "INT", *command]
    return ["setpriv", "--pdeathsig", "INT", *command]


def _run(program: str, *arguments: str) -> None:
    command = _as_server(str(programs() / program), *arguments)
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{program} failed: {done.stderr.strip()}")


def _serve(data: Path, socket: Path, durable: bool) -> subprocess.Popen[bytes]:
    options = {
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0700",
        "listen_addresses": "",
        "fsync": "on" if durable else "off",
        "full_page_writes": "on" if durable else "off",
        "max_connections": "200",
        "log_min_duration_statement": "-1",
    }
    command = [str(programs() / "postgres"), "-D", str(data)]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with (data / "log").open("wb") as log:
        return subprocess.Popen(_as_server(*command), cwd="/", stdout=log, stderr=log)


def _wait(server: subprocess.Popen[bytes], socket: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with superuser(socket, "postgres"):
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError(
        f"PostgreSQL did not start: {log.read_text(encoding='utf-8', errors='replace')[-800:]}"
    )
