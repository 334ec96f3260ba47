"""Every output, for random directories: no secret in it, and no byte that differs without what is hidden."""

import logging
import os
from datetime import timedelta
from random import Random

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
MANY = range(1000)
SEEDS = (14, *Random(os.environ["LUMINARIA_TEST_SEED"]).sample(MANY, 1))


@pytest.fixture(autouse=True)
def _no_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """We ask faster than the API lets anybody."""
    monkeypatch.setattr(door, "crowd", lambda: Crowd(0))


def listing(made: Directory, hours: int) -> None:
    with database_role("owner"), clock.fixed(NOON + timedelta(hours=hours)):
        list_services()


def run(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    """Everything that can be asked, before what must not be seen is there and after; and what was logged."""
    caplog.set_level(logging.DEBUG)
    made = directory(seed)
    secret = made.places | made.secrets
    asker = Asker(ProgramClient("public"), made)
    with database_role("owner"):
        store(seen_first(made, hidden_only(made)))
    listing(made, 0)
    before = ask(asker)
    with database_role("owner"):
        store(made.rows)
    caplog.clear()
    listing(made, 1)
    assert found_in(caplog.text.encode(), secret) == [], f"directory(seed={seed}) in the log of listing"
    after = ask(asker)
    for name, said in after.items():
        assert found_in(said, secret) == [], f"directory(seed={seed}) {name}"
        assert said == before[name], f"directory(seed={seed}) {name}"


def ask(asker: Asker) -> dict[str, bytes]:
    with clock.fixed(NOON + timedelta(hours=2)):
        return {f"{name}: {what}": said for name in OUTPUTS for what, said in OUTPUTS[name](asker)}


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_told(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    run(seed, caplog)


@pytest.mark.drill
@pytest.mark.parametrize("seed", MANY)
def test_a_thousand_directories_tell_nothing(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    run(seed, caplog)


def test_every_output_says_something() -> None:
    """The tests above could not fail if an output were empty."""
    made = directory(SEEDS[0])
    with database_role("owner"):
        store(made.rows)
    listing(made, 0)
    said = ask(Asker(ProgramClient("public"), made))
    for name in OUTPUTS:
        assert any(len(one) > 200 for what, one in said.items() if what.startswith(name)), name
    assert any(b"Someone listens" in one for what, one in said.items() if what.startswith("api"))
    assert any(b"Someone listens" in one for what, one in said.items() if what.startswith("entries"))
