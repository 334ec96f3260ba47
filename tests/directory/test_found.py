"""What is chosen and ordered by follows what is listed, whoever writes it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Case, When

from luminaria.directory.found import fill_help
from luminaria.directory.models import Listing, ListingFacts
from tests.directory.generated import feed
from tests.directory.listed import write

pytestmark = pytest.mark.django_db


def test_a_listing_has_its_facts_while_it_is_listed() -> None:
    write(feed(20, 1))
    assert set(ListingFacts.objects.values_list("listing_id", flat=True)) == set(
        Listing.objects.values_list("number", flat=True)
    )
    row = Listing.objects.get(number=Listing.objects.order_by("number")[0].number)
    row.standing, row.name = "OLD", "Ágora"
    row.document |= {
        "asks": {"identification": "yes", "police_report": "no"},
        "serves": {"excludes": ["men"]},
    }
    row.save()
    facts = ListingFacts.objects.get(listing_id=row.number)
    assert (facts.standing, facts.asks_yes, facts.asks_no, facts.excludes) == (3, 2, 4, 2)
    number = row.number
    row.delete()
    assert not ListingFacts.objects.filter(listing_id=number).exists()


def test_rows_of_before_say_what_helps_and_what_has_a_place_as_a_listing_does() -> None:
    """What the migration writes of rows that are listed already is what listing them again would write."""
    parts = {"organization": {"id": str(uuid4()), "name": "Poster Week", "roles": ["awareness"]}}
    write([*feed(30, 2), next(feed(1, 3)) | parts | {"attributes": []}])
    told = dict(Listing.objects.values_list("number", "helps"))
    placed = dict(Listing.objects.values_list("number", "placed"))
    assert set(told.values()) == set(placed.values()) == {True, False}
    Listing.objects.update(
        helps=Case(When(helps=True, then=False), default=True),
        placed=Case(When(placed=True, then=False), default=True),
    )
    with connection.cursor() as cursor:
        for statement in fill_help():
            cursor.execute(statement)
    for model, number in ((Listing, "number"), (ListingFacts, "listing_id")):
        assert dict(model.objects.values_list(number, "helps")) == told
        assert dict(model.objects.values_list(number, "placed")) == placed


def found(word: str) -> int:
    sql = (
        "SELECT count(*) FROM directory_found WHERE directory_found MATCH %s"
        if connection.vendor == "sqlite"
        else "SELECT count(*) FROM directory_listingfacts WHERE words @@ to_tsquery('simple', %s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [word])
        return int(cursor.fetchone()[0])


def test_words_are_found_without_accents_and_gone_with_the_listing() -> None:
    write(feed(3, 2))
    Listing.objects.update(name="Niños y JÓVENES (Peñasco)")
    assert [found(word) for word in ("ninos", "jovenes", "penasco")] == [3, 3, 3]
    Listing.objects.all().delete()
    assert found("ninos") == 0
