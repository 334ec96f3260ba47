"""Random directories in the database: stripped where they are held, and nothing of them listed."""

from datetime import timedelta

import pytest
from django.db import transaction

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import Change, Conflict, Listing, ListingPlace, Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.redaction import of_place
from luminaria.kernel import clock
from tests.databases import database_role
from tests.directory.held_directory import NOON, source
from tests.directory.redaction.directories import Directory, Row, directory
from tests.directory.redaction.gate import found_in, hidden_only, without_unseen
from tests.directory.redaction.stored import ENTRIES, everything_held, seen_first, store, tables

pytestmark = pytest.mark.django_db
SEEDS = (3, 14, 15, 92, 65, 35)
MANY = range(1000)


def run(seed: int) -> None:
    """With what must not be seen and, an hour earlier, without it: the very same rows are listed."""
    made = directory(seed)
    hidden = hidden_only(made)
    with database_role("owner"):
        store(seen_first(made, hidden))
        with clock.fixed(NOON):
            list_services()
        before = tables()
        store(made.rows)
        with clock.fixed(NOON + timedelta(hours=1)):
            list_services()
        assert found_in(everything_held(), made.places) == [], f"directory(seed={seed})"
        after = tables()
        assert found_in(after, made.places | made.secrets) == [], f"directory(seed={seed})"
        assert after == before, f"directory(seed={seed})"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_directory_is_stripped_and_lists_as_if_the_rest_were_not_there(seed: int) -> None:
    run(seed)


@pytest.mark.drill
@pytest.mark.parametrize("seed", MANY)
def test_a_thousand_directories_are_stripped(seed: int) -> None:
    run(seed)


def test_hiding_takes_away_what_was_listed_and_what_history_and_conflicts_held() -> None:
    """A place that was public until now: nothing of it is left, listed or held."""
    made, place = stated_place()
    with database_role("owner"):
        bare = {**place.document, "visibility": "public", "description": "", "name": "Office"}
        store([row for row in made.rows if row is not place])
        Record.objects.filter(id=place.id).delete()
        row = Record(id=place.id, source=source(), kind="location", external_id=str(place.id), document=bare)
        row.save()
        for of, values in ((Change, {"before": bare, "after": bare, "action": "import"}),
                           (Conflict, {"held": bare, "offered": bare, "source": source(),
                                       "offered_on": NOON.date(), "decided_on": NOON.date()})):  # fmt: skip
            of.objects.create(record=row, field="addresses", **values)
        list_services()
        assert found_in(tables(), made.places)
        row.document = bare | {"visibility": "hidden"}
        row.save()
        list_services()
        assert found_in(everything_held(), made.places) == []
        assert Change.objects.get(record=row).before is None


def stated_place() -> tuple[Directory, Row]:
    """A place that only its own stated visibility keeps from being seen."""
    for made in map(directory, MANY):
        for row in made.of("location"):
            bare = row.document | {"visibility": "public"}
            door = next(one for one in made.of("service_at_location") if one.links["location_id"] == row.id)
            service = next(one for one in made.of("service") if one.id == door.links["service_id"])
            seen = of_place(bare, [service.document], [door.document])
            if row.id in made.unseen and (seen, row.visibility) == (Visibility.PUBLIC, Visibility.PUBLIC):
                return made, row
    raise AssertionError("no directory has such a place")


def test_twice_writes_nothing() -> None:
    made = directory(14)
    with database_role("owner"):
        store(made.rows)
        with clock.fixed(NOON):
            list_services()
        before = everything_held()
        with clock.fixed(NOON + timedelta(hours=1)):
            list_services()
        assert everything_held() == before


def test_what_is_withdrawn_leaves_nothing_listed() -> None:
    made = directory(15)
    with database_role("owner"):
        store(made.rows)
        list_services()
        Record.objects.filter(kind="service").update(do_not_list=True)
        assert list_services() == 0
        assert tables(ENTRIES) == b"[[], [], [], [], []]"


def test_a_broken_run_leaves_whole_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off in the middle, what is listed is whole; the next run ends the work."""
    from luminaria.directory.actions import list_services as module

    made = directory(92)
    with database_role("owner"):
        store(made.rows)
        with transaction.atomic():
            list_services()
            wanted = entries()
            transaction.set_rollback(True)
        monkeypatch.setattr(module, "BATCH", 1)
        calls = iter([False, True, True, True, True, True, True, True, True])

        def breaks(*given: object, **named: object) -> set[str]:
            if next(calls):
                raise KeyboardInterrupt
            return keep(*given, **named)

        keep = module.keep_listed
        monkeypatch.setattr(module, "keep_listed", breaks)
        with pytest.raises(KeyboardInterrupt):
            list_services()
        monkeypatch.undo()
        list_services()
        assert entries() == wanted


def entries() -> list[tuple[object, ...]]:
    """What is listed, without the numbers of rows."""
    rows = Listing.objects.order_by("service_id").values_list(
        "service_id", "document", "words_en", "standing"
    )
    places = ListingPlace.objects.order_by("id").values_list("id", "listing__service_id", "document")
    return [*rows, *places]


def test_without_unseen_is_what_it_says() -> None:
    made = directory(3)
    assert {row.id for row in without_unseen(made).rows}.isdisjoint(made.unseen)
