"""What may be seen is brought to what is known."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from luminaria.directory import tasks
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.models import (
    Conflict,
    ListedOrganization,
    Listing,
    ListingPlace,
    ListingTag,
    Record,
)
from luminaria.kernel import clock
from tests.databases import database_role
from tests.directory.held_directory import NOON, place, record, service

pytestmark = pytest.mark.django_db


def listed() -> int:
    with clock.fixed(NOON):
        return list_services()


@pytest.mark.parametrize("role", ["owner", "desk"])
def test_a_verified_service_is_listed_with_its_public_place(role: str) -> None:
    with database_role("owner"):
        held = record("organization", {"name": "Mesa", "description": "Helps."})
        row = service(organization_id=held.id)
        place(row)
    with database_role(role):
        assert listed() == 1
        assert Listing.objects.get().service_id == row.id
        assert ListingPlace.objects.get().county == "bernalillo"
        assert ListingTag.objects.filter(kind="county").get().code == "bernalillo"
        assert ListedOrganization.objects.get().name == "Mesa"


def found() -> Listing | None:
    return Listing.objects.first()


@pytest.mark.parametrize("status", ["unverified", "second_hand", "conflict", "dead"])
def test_what_nobody_verified_is_not_listed(status: str) -> None:
    with database_role("owner"):
        service(status=status)
        assert listed() == 0


@pytest.mark.parametrize(
    "given", [{"do_not_list": True}, {"gone_on": NOON.date()}, {"same_as": uuid4()}, {"visibility": "hidden"}]
)
def test_what_was_taken_back_is_withdrawn(given: dict[str, object]) -> None:
    with database_role("owner"):
        row = service()
        assert listed() == 1
        Record.objects.filter(id=row.id).update(**given)
        assert listed() == 0
        assert found() is None


def test_a_service_that_is_named_says_no_way_to_reach_it() -> None:
    with database_role("owner"):
        held = record(
            "organization", {"name": "Mesa", "description": "x", "phones": [{"number": "505-555-0100"}]}
        )
        service(
            {
                "phones": [{"number": "505-555-0142"}],
                "url": "https://mesa.example/",
                "description": "Someone listens. Ring 505-555-0142. Write to us@mesa.example.",
                "service_areas": [{"name": "Taos County"}],
            },
            status="named",
            organization_id=held.id,
        )
        listed()
        row = Listing.objects.get()
        said = f"{row.document}{row.words_en}{row.words_es}{ListedOrganization.objects.get().document}"
    assert row.standing == "NAMED"
    assert row.document["description"] == "Someone listens."
    assert [word for word in ("0142", "0100", "mesa.example") if word in said] == []
    assert row.tags.filter(kind="county").get().code == "taos"


def test_a_fact_on_which_two_sources_disagree_is_left_out() -> None:
    with database_role("owner"):
        row = service({"phones": [{"number": "505-555-0142"}], "url": "https://mesa.example/"})
        Conflict.objects.create(record=row, field="phone", source=row.source, offered_on=NOON.date())
        listed()
        document = Listing.objects.get().document
    assert "phones" not in document
    assert document["url"] == "https://mesa.example/"


def test_time_alone_marks_hides_and_withdraws() -> None:
    """Nobody presses anything: the chore relists what grew old that day, and nothing else."""
    with database_role("owner"):
        service({"phones": [{"number": "505-555-0142"}], "assured_date": "2026-11-22"})
        listed()
        assert Listing.objects.get().standing == "PRINTED"
        for days, moved, standing in ((150, 0, "PRINTED"), (181, 1, "OLD"), (182, 0, "OLD"), (361, 1, "")):
            with clock.fixed(NOON + timedelta(days=days)):
                due = Listing.objects.filter(changes_on__lte=clock.now().date()).count()
                tasks.list_aged()
                tasks.list_aged()
            row = found()
            assert (row.standing if row else "") == standing, days
            assert due >= moved


def test_a_line_that_must_never_vanish_is_marked_and_stays() -> None:
    with database_role("owner"):
        service(
            {"phones": [{"number": "988"}], "assured_date": "2020-01-01", "kind": "hotline"},
            external_id="c-988",
        )
        listed()
        assert Listing.objects.get().standing == "OLD"


def test_a_place_that_another_service_keeps_secret_is_secret_for_all() -> None:
    with database_role("owner"):
        office = service()
        location, _ = place(office)
        shelter = service({"name": "Domestic violence shelter"})
        record("service_at_location", {}, service_id=shelter.id, location_id=location.id)
        assert listed() == 2
        assert ListingPlace.objects.count() == 0
        location.refresh_from_db()
    assert "addresses" not in location.document


def test_an_organization_goes_with_its_last_service() -> None:
    with database_role("owner"):
        held = record("organization", {"name": "Mesa", "description": "Helps."})
        row = service(organization_id=held.id)
        listed()
        Record.objects.filter(id=row.id).update(do_not_list=True)
        with clock.fixed(NOON):
            list_services([row.id])
        assert ListedOrganization.objects.count() == 0


def test_the_public_program_reads_what_is_listed_and_nothing_that_is_held() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles")
    with database_role("public"):
        assert Listing.objects.count() == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Record.objects.count()


def test_a_batch_takes_as_many_queries_as_a_service(django_assert_max_num_queries: Any) -> None:
    with database_role("owner"):
        for _ in range(30):
            place(service())
        listed()
        with django_assert_max_num_queries(45):
            listed()
