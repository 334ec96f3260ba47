"""Fixtures of the house. What a room needs beyond them lives in that room's own conftest."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import TransactionTestCase

from luminaria.kernel import clock as house_clock
from tests import databases, postgres
from tests.programs import ProgramClient
from tests.served import Demonstration, served_demonstration
from tests.settings import ENGINE, FOLDER

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.journeys.conftest import BrowserTown

_stack = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="leave out tests that touch no database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A second engine changes nothing for a test that asks for no database: it has run already."""
    if not config.getoption("--only-database"):
        return
    left_out = [item for item in items if not _asks_for_database(item)]
    items[:] = [item for item in items if _asks_for_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _asks_for_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_configure(config: pytest.Config) -> None:
    """The controller starts the server; workers inherit its folder through the environment."""
    if os.environ.get("PYTEST_XDIST_WORKER") or config.option.collectonly:
        return
    if ENGINE == "postgresql":
        FOLDER.chmod(0o711)
        try:
            socket = _stack.enter_context(postgres.cluster(FOLDER / "postgresql", durable=False))
        except postgres.NoPostgreSQL as fault:
            raise pytest.UsageError(str(fault)) from fault
        (FOLDER / "socket").symlink_to(socket)


def pytest_unconfigure() -> None:
    _stack.close()


def pytest_report_header() -> str:
    return f"database: {ENGINE}"


@pytest.fixture(scope="session")
def worker_database() -> str:
    return f"tests_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, worker_database: str
) -> Iterator[None]:
    """One database a worker, copied from a template that the owner migrated."""
    with django_db_blocker.unblock():
        databases.prepare_template()
        databases.fresh_copy(worker_database)
    yield
    with django_db_blocker.unblock():
        databases.remove_copy(worker_database)


@pytest.fixture(scope="session", autouse=True)
def _fresh_copy_after_real_transactions(worker_database: str) -> Iterator[None]:
    """Append-only tables refuse a flush, so a fresh copy takes its place."""
    patch = pytest.MonkeyPatch()
    patch.setattr(
        TransactionTestCase, "_fixture_teardown", lambda case: databases.fresh_copy(worker_database)
    )
    yield
    patch.undo()


@pytest.fixture
def public() -> ProgramClient:
    """A person's browser at the public program."""
    return ProgramClient("public")


@pytest.fixture
def desk() -> ProgramClient:
    """A member's browser at the desk program, not signed in."""
    return ProgramClient("desk")


@pytest.fixture
def signed_in() -> Callable[[ProgramClient, Any], ProgramClient]:
    """`signed_in(desk, member)`: the client carries the member's session."""
    from tests import factories

    return factories.signed_in


class MovableClock:
    """The house's clock in a test's hand. It is put right when the test ends."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack

    def hold(self, moment: datetime) -> None:
        """It is `moment` until the clock is moved again."""
        self._stack.enter_context(house_clock.fixed(moment))

    def forward(self, **by: float) -> None:
        """Let time pass, as `clock.forward(days=30)`; negative goes back."""
        self._stack.enter_context(house_clock.moved(timedelta(**by)))


@pytest.fixture
def clock() -> Iterator[MovableClock]:
    with ExitStack() as stack:
        yield MovableClock(stack)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The one Chromium of a run: two of them in one process do not get along."""
    from tests.browser.pages import chromium

    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The demonstration, served once for the whole run."""
    with served_demonstration(tmp_path_factory.mktemp("demonstration") / "var") as served:
        yield served


@pytest.fixture(scope="session")
def browser_town(browser: "Browser", demonstration: Demonstration) -> "BrowserTown":
    """People and members in front of it, each member signed in once: digits work once."""
    from tests.journeys.conftest import BrowserTown

    return BrowserTown(browser, demonstration)
