"""The demonstration as an administrator may find it: one sentence each, and nothing broken behind it."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.calling import luminaria, refused
from tests.hostile.conftest import Dice
from tests.hostile.served import Serving, bound, copied, mounted, processes_of, serving, until
from tests.report.setting import HIDDEN

pytestmark = pytest.mark.drill


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "var"
    assert luminaria("demo", "--instance", str(folder)).returncode == 0
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    with ExitStack() as stack:
        try:
            stack.enter_context(mounted(place, "-t", "tmpfs", "-o", "size=1m", "tmpfs"))
        except subprocess.CalledProcessError:
            pytest.skip("nobody may mount here: the full disk was not tried")
        yield place


def test_a_folder_that_may_only_be_read(made: Path, tmp_path: Path) -> None:
    place = tmp_path / "read-only"
    place.mkdir()
    with ExitStack() as stack:
        try:
            stack.enter_context(mounted(place, "--bind", str(made)))
            subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
        except subprocess.CalledProcessError:
            pytest.skip("nobody may mount here: the read-only folder was not tried")
        for call in (["demo"], ["demo", "--serve"], ["serve"], ["tick"], ["init"]):
            ports = ["--port", "18461", "--desk-port", "18462"] if call[-1] in {"--serve", "serve"} else []
            assert "can be written" in refused(luminaria(*call, *ports, "--instance", str(place)))
        new = refused(luminaria("demo", "--instance", str(place / "new")))
        assert "cannot be written: Read-only file system" in new
    assert processes_of(place) == []


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    assert "Choose another" in refused(luminaria("demo", "--instance", str(tmp_path / "var")))
    assert "no finished instance" in refused(luminaria("serve", "--instance", str(tmp_path / "var")))


def test_a_full_disk_while_it_is_made_and_then_room(small_disk: Path) -> None:
    folder = str(small_disk / "var")
    assert "disk" in refused(luminaria("demo", "--instance", folder))
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    done = luminaria("demo", "--instance", folder)
    assert done.returncode == 0, done.stderr
    assert luminaria("audit", "verify", "--instance", folder).returncode == 0


def test_a_backup_to_a_full_disk_leaves_nothing_of_it(made: Path, small_disk: Path) -> None:
    assert "disk" in refused(luminaria("backup", str(small_disk / "kept"), "--instance", str(made)))
    assert list((small_disk / "kept").iterdir()) == []


def test_a_restore_to_a_full_disk_can_be_tried_again(made: Path, tmp_path: Path, small_disk: Path) -> None:
    assert luminaria("backup", str(tmp_path / "kept"), "--instance", str(made)).returncode == 0
    backup, new = str(next((tmp_path / "kept").iterdir())), small_disk / "var"
    new.mkdir()
    for name in ("luminaria.toml", "ledger.key"):
        shutil.copy(made / name, new / name)
    assert "disk" in refused(luminaria("restore", backup, "--instance", str(new))).lower()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    done = luminaria("restore", backup, "--instance", str(new))
    assert done.returncode == 0, done.stderr


def _press(address: str, story: str) -> tuple[int, str]:
    """Begin a form and answer its first question; the answer's status and page."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    try:
        page = browser.open(address, urlencode({"do": "start"}).encode()).read().decode()
        fields = dict(HIDDEN.findall(page)) | {"do": "next", "about": "ME", "story": story}
        with browser.open(address, urlencode(fields).encode()) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as fault:
        return fault.code, fault.read().decode()


def _get(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return int(answer.status)


def _fill(lump: Path) -> None:
    with suppress(OSError), lump.open("wb", buffering=0) as file:
        while file.write(b"0" * 4096) == 4096:
            continue


def test_a_disk_that_fills_while_it_serves(made: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    with serving(copied(made, small_disk / "var")) as served:
        served.healthy()
        form = f"{served.addresses[0]}/en/report/"
        assert _press(form, "before")[0] == 200
        _fill(small_disk / "lump")
        seen = {_press(form, "while it is full") for _ in range(40)}
        assert {status for status, _ in seen} <= {200, 503}
        refusals = [page for status, page in seen if status == 503]
        assert refusals, "the disk was not full enough"
        assert all("was not sent" in page and 'href="tel:' in page for page in refusals)
        assert _get(f"{served.addresses[0]}/en/help/") == _get(f"{served.addresses[0]}/en/guide/") == 200
        (small_disk / "lump").unlink()
        assert _press(form, "after")[0] == 200
        assert served.stop() == 0
    assert "Traceback" not in served.log.read_text()


def test_half_made_by_a_power_cut_at_any_moment(tmp_path: Path, dice: Dice) -> None:
    folder = tmp_path / "var"
    for _ in range(4):
        with serving(folder) as served:
            time.sleep(dice.uniform(0.3, 5))
            served.process.kill()
            served.process.wait()
    with serving(folder) as served:
        served.healthy()
        assert served.stop() == 0
    assert luminaria("audit", "verify", "--instance", str(folder)).returncode == 0


@pytest.mark.parametrize("which", ["--port", "--desk-port"])
def test_a_port_that_is_taken(made: Path, which: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for call in (["demo", "--serve"], ["serve"]):
            said = refused(luminaria(*call, "--instance", str(made), which, port))
            assert f"Port {port}" in said
            assert "choose another" in said
    assert processes_of(made) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_while_it_starts(made: Path, tmp_path: Path, dice: Dice, number: int) -> None:
    folder = copied(made, tmp_path / "var")
    for _ in range(6):
        with serving(folder) as served:
            time.sleep(dice.uniform(0.1, 3))
            assert served.stop(number) in {0, 130, -number}
            until(served.is_gone)
            assert "Traceback" not in served.log.read_text()
    with serving(folder) as served:
        served.healthy()
        assert served.stop(number) == 0
        assert served.is_gone()


def _workers(served: Serving, port: int) -> list[int]:
    """The gunicorn processes of one program, its master first."""
    wanted = f"127.0.0.1:{port}" if port == served.port else f"localhost:{port}"
    commands = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in processes_of(served.folder)}
    return sorted(one for one, command in commands.items() if wanted.encode() in command.split(b"\0"))


def test_a_killed_worker_comes_back_and_nobody_notices(made: Path, tmp_path: Path, dice: Dice) -> None:
    with serving(copied(made, tmp_path / "var")) as served:
        served.healthy()
        for port in (served.port, served.desk_port):
            before = _workers(served, port)
            os.kill(dice.choice(before[1:]), signal.SIGKILL)
            until(lambda port=port, before=before: len(_workers(served, port)) == len(before))
        for address in served.addresses:
            assert {_get(f"{address}/health") for _ in range(20)} == {200}
        assert served.stop() == 0
        assert served.is_gone()


def test_when_a_whole_program_is_killed_all_stop_with_a_sentence(made: Path, tmp_path: Path) -> None:
    with serving(copied(made, tmp_path / "var")) as served:
        served.healthy()
        os.kill(_workers(served, served.desk_port)[0], signal.SIGKILL)
        assert served.process.wait(30) == 1
        assert "ended by itself" in served.log.read_text().splitlines()[-1]
        until(lambda: not bound(served.port))
