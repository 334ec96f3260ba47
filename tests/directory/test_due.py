"""The desk's queue is what a plain reckoning over every look at every fact comes to."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import Check, LastLook, Record
from luminaria.directory.queries import due as due_queries
from luminaria.directory.queries.clocks import clocks
from luminaria.directory.queries.due import SOON, STAGES, due
from luminaria.directory.queries.looks import last_look, look_of
from luminaria.directory.queries.waiting import never_asked
from luminaria.directory.rules.freshness import kind_of, state
from luminaria.directory.rules.listing import FACTS, Looked
from luminaria.directory.rules.looks import Look, counting, standing
from luminaria.kernel import clock
from tests import factories
from tests.databases import database_role
from tests.directory.entries import NOON, TODAY, UNREAD, advocate, service

pytestmark = pytest.mark.django_db
take_places = import_module("luminaria.directory.migrations.0011_last_looks_of_before").take_places
FIELDS = ("name", "phone", "hours", "room")
# Wrong, nobody there, taken back: each seldom enough that most facts have a look that counts.
OUTCOMES = ("STILL_TRUE", "STILL_TRUE", "CHANGED", "STILL_TRUE", "WRONG", "NO_ANSWER", "UNDONE")


def _world(draw: Random, services: int = 24) -> None:
    """Services of every pace; some gone, joined or withheld, some vouched for by their source."""
    with database_role("owner"):
        for number in range(services):
            row = service(
                draw.choice((UNREAD, UNREAD, "feed")),
                status=draw.choice(("verified", "unverified")),
                list_it=False,
                name=f"Owl {number}",
                kind=draw.choice(("hotline", "shelter", "other", None)),
                assured_date=draw.choice((None, None, "2026-08-30", "soon")),
            )
            fate = draw.choice(({},) * 5 + ({"gone_on": TODAY}, {"do_not_list": True}, {"same_as": row.id}))
            Record.objects.filter(id=row.id).update(**fate)
            for field in draw.sample(FIELDS, draw.randrange(len(FIELDS))):
                _look(draw, row, field)


def _look(draw: Random, row: Record, field: str) -> None:
    days = sorted((draw.choice((0, 1, 3, 20, 27, 40, 85, 100, 175, 190, 400)) for _ in "abc"), reverse=True)
    for minute, back in enumerate(days[: draw.randrange(1, 4)]):
        on = TODAY - timedelta(days=back)
        Check.objects.create(
            record=row,
            field=field,
            outcome=draw.choice(OUTCOMES),
            method="PHONE",
            checked_on=on,
            role="x",
            recorded_at=datetime(on.year, on.month, on.day, 17, minute, tzinfo=UTC),
        )


def _plain(at_once: int) -> dict[str, Any]:
    """The same queue, by reading everything."""
    looks: dict[tuple[Any, str], list[Look]] = defaultdict(list)
    for check in Check.objects.order_by("recorded_at"):
        looks[check.record_id, check.field].append(look_of(check))
    live = Record.objects.filter(kind="service", same_as=None, gone_on=None, do_not_list=False)
    rows = {row.id: row for row in live.select_related("source")}
    mine = {key: of for key, of in looks.items() if key[0] in rows}
    asked = {
        key: last_look(rows[key[0]], of).on  # type: ignore[union-attr]
        for key, of in mine.items()
        if counting(of)
    }
    paces = {(id, field): "room" if field == "room" else kind_of(rows[id].document) for id, field in mine}
    chosen = {key for key, of in mine.items() if any(look.recorded_at.date() == TODAY for look in of)}
    nexts = []
    for pace in ("hotline", "shelter", "other", "room"):
        days = timedelta(days=clocks().days(pace, pace))
        old = [(on, *key) for key, on in asked.items() if paces[key] == pace and on + days <= TODAY + SOON]
        chosen |= {(id, field) for _, id, field in sorted(old)[:at_once]}
        nexts += [
            on + days for key, on in asked.items() if paces[key] == pace != "room" and on + days > TODAY
        ]
    facts = [fact for key in chosen if (fact := _fact(rows[key[0]], key[1], mine[key]))]
    facts.sort(key=lambda one: (one[3], one[5], list(FACTS).index(one[1])))
    groups = [[one[:5] for one in facts if one[2] in stages] for stages in STAGES]
    return {
        "facts": [group[:at_once] for group in groups],
        "more": sum(not one[4] for group in groups for one in group[at_once:]),
        "next_on": min(nexts, default=None),
        "never": sorted(row.name for row in rows.values() if not any(id == row.id for id, _ in looks)),
    }


def _fact(row: Record, field: str, looks: list[Look]) -> tuple[Any, ...] | None:
    """(service, fact, stage, due on, pressed today, name), as it stood before today."""
    kept = standing(looks)
    last = last_look(row, [look for look in kept if look.recorded_at.date() < TODAY])
    if last is None:
        return None
    said = Looked(last.outcome, last.method, last.on, last.role)
    of = state(field, said, kind_of(row.document), TODAY, clocks())
    if of.due_on is None or of.due_on > TODAY + SOON:
        return None
    pressed = bool(kept) and kept[-1].recorded_at.date() == TODAY
    return (row.id, field, of.stage, of.due_on, pressed, row.name)


def _told() -> dict[str, Any]:
    found = due()
    never, more = never_asked()
    assert more == 0
    return {
        "facts": [
            [
                (one.record_id, one.field, one.age.stage, one.age.due_on, one.today is not None)
                for one in group
            ]
            for group in (found.hidden, found.past, found.soon)
        ],
        "more": found.more,
        "next_on": found.next_on,
        "never": sorted(one.service for one in never),
    }


@pytest.mark.parametrize("at_once", [2, 60])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_queue_is_what_every_look_comes_to(
    seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due_queries, "AT_ONCE", at_once)
    with clock.fixed(NOON):
        _world(Random(seed))
        with database_role("owner"):
            list_services()
        with factories.inside(advocate()):
            assert _told() == _plain(at_once)


def test_a_service_that_is_gone_or_not_listed_or_joined_keeps_no_days() -> None:
    fates: tuple[dict[str, Any], ...] = ({"gone_on": TODAY}, {"do_not_list": True})
    with clock.fixed(NOON), database_role("owner"):
        for fate in fates:
            row = service(UNREAD)
            _look(Random(5), row, "phone")
            Check.objects.create(
                record=row, field="name", outcome="STILL_TRUE", method="WEB", checked_on=date(2026, 3, 1)
            )
            list_services([row.id])
            kept = LastLook.objects.get(record=row, field="name")
            assert (kept.looked_on, kept.pace) == (date(2026, 3, 1), "hotline")
            Record.objects.filter(id=row.id).update(**fate)
            list_services([row.id])
            assert not LastLook.objects.filter(record=row).exists()


def test_a_service_of_another_kind_is_due_by_its_interval() -> None:
    with clock.fixed(NOON), database_role("owner"):
        row = service(UNREAD)
        Check.objects.create(
            record=row, field="name", outcome="STILL_TRUE", method="WEB", checked_on=date(2026, 9, 1)
        )
        list_services([row.id])
        Record.objects.filter(id=row.id).update(document=row.document | {"kind": "shelter"})
        list_services([row.id])
        assert LastLook.objects.get(record=row).pace == "shelter"


def test_looks_of_before_take_their_places() -> None:
    """The migration comes to the same as the next listing, where no source vouches for a later day."""
    with clock.fixed(NOON), database_role("owner"):
        _world(Random(4))
        unread = Record.objects.filter(source_id=UNREAD, kind="service")
        for row in unread:
            row.document.pop("assured_date")
            row.save()
        list_services()
        expected = _places(unread)
        LastLook.objects.all().delete()
        take_places(apps, SimpleNamespace(connection=connection))
        assert _places(unread) == expected != set()


def _places(rows: Any) -> set[tuple[Any, ...]]:
    kept = LastLook.objects.filter(record__in=rows)
    return set(kept.values_list("record_id", "field", "pace", "looked_on"))
