"""list_services: what may be seen is brought to what is known. Nothing else writes the listed tables.

The days of the desk's queue are kept on the way, since every look and every change ends here.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import connection, transaction

from luminaria.directory.actions.last_looks import keep_last_looks
from luminaria.directory.actions.listed_rows import keep_listed, settle_organizations
from luminaria.directory.actions.listed_terms import keep_terms
from luminaria.directory.actions.withhold_places import forget_words, withhold_places
from luminaria.directory.models import ListedOrganization, Listing, Record
from luminaria.directory.queries.atlas import atlas
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.held import BATCH, Shelf, batches, every_service_id
from luminaria.directory.rules.freshness import Clocks
from luminaria.directory.rules.listing import Listed
from luminaria.directory.rules.redaction import project
from luminaria.directory.rules.redaction.tagging import Atlas
from luminaria.kernel import clock
from luminaria.packs import pack

# One run at a time writes the listed tables; the number is the room's own.
_LOCK = 4_172_004


def list_services(service_ids: Iterable[UUID] | None = None) -> int:
    """Bring the listings of these services (None: of all) to what the records say today; how many are listed.

    Runs for the owner and the desk. A place that turns out to be secret is stripped first. Each batch is one
    transaction: a run that is cut off leaves whole listings, and the next one ends its work. Running twice
    writes nothing the second time: a row moves only when what is seen of it does.
    """
    terms, places = _clocks(), atlas()
    listed, moved = 0, False
    for batch in batches(every_service_id() if service_ids is None else service_ids, BATCH):
        count, touched = _list_batch(list(dict.fromkeys(batch)), terms, places)
        listed, moved = listed + count, moved or touched
    if moved or service_ids is None:
        with transaction.atomic():
            _alone()
            if service_ids is None:
                _withdraw_strays()
            keep_terms(clock.now())
    return listed


def _clocks() -> Clocks:
    ids = pack().source.document["pack"].get("clocks", {}).get("never_hidden", ())
    rows = Record.objects.filter(kind="service", external_id__in=list(ids))
    return replace(clocks(), never_hidden=frozenset(rows.values_list("id", flat=True)))


def _list_batch(service_ids: list[UUID], terms: Clocks, places: Atlas) -> tuple[int, bool]:
    with transaction.atomic():
        _alone()
        shelf = Shelf.of(service_ids)
        if stripped := withhold_places(service_ids, shelf):
            service_ids = [*service_ids, *(stripped - set(service_ids))]
            shelf = Shelf.of(service_ids)
        keep_last_looks(shelf)
        now = clock.now()
        seen = (project(one, today=now.date(), terms=terms, atlas=places) for one in shelf.all())
        listed = [one for one in seen if isinstance(one, Listed)]
        moved = bool(keep_listed(service_ids, listed, now=now))
        if stripped:
            forget_words()
        return len(listed), moved


def _withdraw_strays() -> None:
    """Listings whose record is not there any more, and organizations that lost their last one."""
    known = Record.objects.filter(kind="service").values("id")
    Listing.objects.exclude(service_id__in=known).delete()
    settle_organizations(ListedOrganization.objects.values_list("id", flat=True), clock.now())


def _alone() -> None:
    """Wait until no other run writes listings. On SQLite a writing transaction is alone anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
