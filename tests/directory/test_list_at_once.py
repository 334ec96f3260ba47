"""Two runs that list in the same moment, each with a connection of its own: what comes of it is whole."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from luminaria.directory.actions import list_services as module
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import (
    ListedOrganization,
    ListedTaxonomy,
    ListedTerm,
    Listing,
    ListingHours,
    ListingPlace,
    ListingTag,
    Record,
)
from luminaria.kernel import clock
from tests.databases import database_role
from tests.directory.held_directory import NOON
from tests.directory.redaction.directories import Directory, directory
from tests.directory.redaction.gate import found_in
from tests.directory.redaction.stored import everything_held, store, tables

pytestmark = pytest.mark.django_db(transaction=True)
SEEDS = (3, 92)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that two runs take turns many times over."""
    monkeypatch.setattr(module, "BATCH", 2)


def whole() -> list[list[tuple[object, ...]]]:
    """Everything that is listed, without the numbers of rows and the times of writing."""
    listing = ("service_id", "organization_id", "name", "document", "standing", "words_en", "words_es")
    rows = [
        Listing.objects.values_list(*listing),
        ListingPlace.objects.values_list("id", "listing__service_id", "document", "county"),
        ListingTag.objects.values_list("listing__service_id", "kind", "code"),
        ListingHours.objects.values_list("listing__service_id", "weekday", "opens", "closes"),
        ListedOrganization.objects.values_list("id", "name", "document"),
        ListedTerm.objects.values_list("id", "name", "document"),
        ListedTaxonomy.objects.values_list("id", "name", "document"),
    ]
    return [sorted(found, key=str) for found in rows]


def held() -> list[Directory]:
    made = [directory(seed) for seed in SEEDS]
    with database_role("owner"):
        for one in made:
            store(one.rows)
    return made


def at_once(*deeds: Callable[[], object]) -> None:
    """Every deed in the same moment, each in a thread with a connection of its own."""
    together = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        try:
            together.wait(timeout=30)
            with database_role("owner"), clock.fixed(NOON):
                deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as hands:
        list(hands.map(run, deeds))


def ids() -> list[UUID]:
    return list(Record.objects.filter(kind="service").order_by("-id").values_list("id", flat=True))


def test_two_runs_at_once_list_what_one_would() -> None:
    made = held()
    backwards = ids()
    at_once(list_services, lambda: list_services(backwards))
    both = whole()
    with database_role("owner"):
        before = tables()
        with clock.fixed(NOON + timedelta(hours=1)):
            list_services()
        assert tables() == before, "the next run finds nothing to do"
        secrets = {secret: where for one in made for secret, where in one.places.items()}
        assert found_in(everything_held(), secrets) == []
        Listing.objects.all().delete()
        with clock.fixed(NOON):
            list_services()
    assert both == whole() and both[0]


def test_what_is_withdrawn_while_another_run_lists_is_not_listed() -> None:
    """Whoever looks last decides; nobody brings back what the other took away."""
    held()
    with database_role("owner"), clock.fixed(NOON):
        list_services()
    gone = list(Listing.objects.values_list("service_id", flat=True)[:3])

    def withdraw() -> None:
        Record.objects.filter(id__in=gone).update(do_not_list=True)
        list_services(gone)

    at_once(list_services, withdraw)
    with database_role("owner"):
        assert not Listing.objects.filter(service_id__in=gone).exists()
        before = tables()
        with clock.fixed(NOON + timedelta(hours=1)):
            list_services()
        assert tables() == before
