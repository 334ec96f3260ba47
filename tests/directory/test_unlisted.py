"""An advocate sees that a service is there and why it is not public, and never where it is."""

from datetime import UTC, datetime
from typing import Any

import pytest

from luminaria.directory.actions.list_services import list_services
from luminaria.directory.queries.search import match, search
from luminaria.directory.rules.wishes import Fit, Wish
from tests.directory.held_directory import place, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(clock: Any) -> None:
    clock.hold(datetime(2026, 11, 21, 12, tzinfo=UTC))
    said = {"assured_date": "2026-11-01", "phones": [{"id": "1", "number": "505-555-0100"}]}
    service({"name": "Mesa Door"} | said)
    place(service({"name": "Mesa Unread", "serves": {"genders": ["women"]}}, status="unverified"))
    service({"name": "Mesa Asked Not"} | said, do_not_list=True)
    list_services()


@pytest.mark.usefixtures("directory")
def test_what_is_not_public_comes_last_with_why() -> None:
    found = match(Wish(words="mesa"), include_unlisted=True)
    assert [hit.name for hit in found.hits] == ["Mesa Door", "Mesa Asked Not", "Mesa Unread"]
    why = [
        reason.values["why"] for hit in found.hits for reason in hit.of(Fit.AGAINST) if "why" in reason.values
    ]
    assert why == ["DO_NOT_LIST", "NOT_VERIFIED"]


@pytest.mark.usefixtures("directory")
def test_nothing_of_a_place_leaves_with_it() -> None:
    hit = match(Wish(words="unread"), include_unlisted=True).hits[0]
    assert hit.places == () and hit.miles is None and hit.counties == ()
    said = repr(hit)
    assert not any(
        secret in said for secret in ("Central", "87102", "35.08", "106.65", "Albuquerque", "listens")
    )


@pytest.mark.usefixtures("directory")
def test_a_wish_leaves_out_what_is_not_public_too() -> None:
    names = {hit.name for hit in match(Wish(gender="men"), include_unlisted=True).hits}
    assert names == {"Mesa Door", "Mesa Asked Not"}


@pytest.mark.usefixtures("directory")
def test_the_public_search_never_has_them() -> None:
    assert {hit.name for hit in search(Wish(words="mesa")).hits} == {"Mesa Door"}
    assert {hit.name for hit in match(Wish(words="mesa")).hits} == {"Mesa Door"}
