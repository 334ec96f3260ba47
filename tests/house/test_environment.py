"""`make run` and `make test` on a machine that lacks something: one clear sentence, nothing half built."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment
from tests.house import source


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("WARNING: Retrying ... NewConnectionError(...)", "index cannot be reached"),
        ("ERROR: Could not find a version that satisfies the requirement x", "index cannot be reached"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "differs from the one"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something nobody foresaw", "something nobody foresaw"),
        ("", "pip said nothing"),
    ],
)
def test_what_pip_says_becomes_one_sentence(said: str, sentence: str) -> None:
    reason = environment._why(said.splitlines())
    assert sentence in reason
    assert "\n" not in reason


def test_a_python_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(environment.CannotBuild, match=r"3\.11 or newer; this is Python 3\.9"):
        environment._refuse_early()


def test_a_missing_venv_module_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(environment.CannotBuild, match="python3-venv"):
        environment._refuse_early()


def test_a_folder_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "ROOT", str(tmp_path / "nowhere"))
    with pytest.raises(environment.CannotBuild, match="cannot be written"):
        environment._refuse_early()


def test_a_built_environment_is_not_built_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "VENV", str(tmp_path))
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.chdir(source.ROOT)
    assert not environment._is_built("run")
    (tmp_path / "built-for-test").write_text(environment._fingerprint("test"))
    assert environment._is_built("run")
    assert environment._is_built("test")


def test_an_environment_of_another_lock_is_built_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "VENV", str(tmp_path))
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.chdir(source.ROOT)
    (tmp_path / "built-for-run").write_text("an older fingerprint")
    assert not environment._is_built("run")


def test_an_environment_that_was_moved_is_not_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "VENV", str(tmp_path))
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    assert not environment._is_whole()
    (tmp_path / "pyvenv.cfg").write_text("command = python -m venv elsewhere")
    assert not environment._is_whole()
    (tmp_path / "pyvenv.cfg").write_text(f"command = python -m venv {tmp_path}")
    assert environment._is_whole()


def test_make_without_python_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        ["make", "run-environment", "PYTHON=no-such-python"],
        cwd=source.ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith("Luminaria needs Python 3.11 or newer")
