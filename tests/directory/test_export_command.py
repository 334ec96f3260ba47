"""`luminaria directory export`: a file is whole or not there, and says what is in it."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from luminaria.cli import directory_out, instance, main
from luminaria.directory.exchange.writing import WRITERS
from tests.directory.fed import fed
from tests.directory.generated import feed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "open_django", lambda *_, **__: None)
    fed(feed(5, seed=41))


def told(out: Path, format: str = "json", **more: str) -> Namespace:
    return Namespace(instance="var", out=str(out), format=format, county="", need="", **more)


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_is_written(tmp_path: Path, capsys: Any, format: str) -> None:
    out = tmp_path / "out"
    assert directory_out._export(told(out, format)) == 0
    assert out.stat().st_size > 1000 and "5 services" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    directory_out._export(told(out))
    before = out.read_bytes()

    def full(file: Any, whole: Any) -> int:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(WRITERS, "json", full)
    with pytest.raises(OSError, match="No space"):
        directory_out._export(told(out))
    assert out.read_bytes() == before and list(tmp_path.iterdir()) == [out]
    with pytest.raises(directory_out.WrongFolder):
        directory_out._export(told(tmp_path / "nowhere" / "out"))


def test_the_command_line_knows_them() -> None:
    parsed = main.parser().parse_args(["directory", "export", "-", "--format", "csv", "--county", "lea"])
    assert (parsed.verb, parsed.out, parsed.county) == ("export", "-", "lea")
    parsed = main.parser().parse_args(["directory", "check", "https://example.org/hsds", "--json"])
    assert parsed.json and parsed.records == 1000
    with pytest.raises(SystemExit):
        main.parser().parse_args(["directory", "export", "x", "--format", "xml"])


def test_standard_output_takes_it_too(capfdbinary: Any) -> None:
    directory_out._export(told(Path("-"), "ndjson"))
    lines = capfdbinary.readouterr().out.splitlines()
    assert len(lines) == 5 and json.loads(lines[0])["id"]
