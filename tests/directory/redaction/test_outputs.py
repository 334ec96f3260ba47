"""Every output, for random directories: no secret in it, and no byte that differs without what is hidden."""

import logging
from datetime import timedelta

import pytest

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.api import door
from luminaria.directory.api.crowd import Crowd
from luminaria.kernel import clock
from tests.databases import database_role
from tests.directory.held_directory import NOON
from tests.directory.redaction.directories import Directory, directory
from tests.directory.redaction.gate import found_in, hidden_only
from tests.directory.redaction.outputs import OUTPUTS, Asker
from tests.directory.redaction.stored import seen_first, store
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
SEEDS = (14, 65)
MANY = range(1000)


@pytest.fixture(autouse=True)
def _no_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """We ask faster than the API lets anybody."""
    monkeypatch.setattr(door, "crowd", lambda: Crowd(0))


def listing(made: Directory, hours: int) -> None:
    with database_role("owner"), clock.fixed(NOON + timedelta(hours=hours)):
        list_services()


def run(seed: int, outputs: list[str], caplog: pytest.LogCaptureFixture) -> None:
    """Everything that can be asked, before what must not be seen is there and after; and what was logged."""
    caplog.set_level(logging.DEBUG)
    made = directory(seed)
    secret = made.places | made.secrets
    asker = Asker(ProgramClient("public"), made)
    with database_role("owner"):
        store(seen_first(made, hidden_only(made)))
    listing(made, 0)
    before = ask(asker, outputs)
    with database_role("owner"):
        store(made.rows)
    caplog.clear()
    listing(made, 1)
    assert found_in(caplog.text.encode(), secret) == [], f"directory(seed={seed}) in the log of listing"
    after = ask(asker, outputs)
    for name, said in after.items():
        assert found_in(said, secret) == [], f"directory(seed={seed}) {name}"
        assert said == before[name], f"directory(seed={seed}) {name}"


def ask(asker: Asker, outputs: list[str]) -> dict[str, bytes]:
    with clock.fixed(NOON + timedelta(hours=2)):
        return {f"{name}: {what}": said for name in outputs for what, said in OUTPUTS[name](asker)}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_is_told(name: str, seed: int, caplog: pytest.LogCaptureFixture) -> None:
    run(seed, [name], caplog)


@pytest.mark.drill
@pytest.mark.parametrize("seed", MANY)
def test_a_thousand_directories_tell_nothing(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    run(seed, list(OUTPUTS), caplog)


def test_every_output_says_something() -> None:
    """The tests above could not fail if an output were empty."""
    made = directory(SEEDS[0])
    with database_role("owner"):
        store(made.rows)
    listing(made, 0)
    said = ask(Asker(ProgramClient("public"), made), list(OUTPUTS))
    for name in OUTPUTS:
        assert any(len(one) > 200 for what, one in said.items() if what.startswith(name)), name
    assert any(b"Someone listens" in one for what, one in said.items() if what.startswith("api"))
    assert any(b"Someone listens" in one for what, one in said.items() if what.startswith("entries"))
