"""Every parameter of the API chooses what it says, and they add up."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from luminaria.directory.models import Listing, ListingHours, ListingPlace, ListingTag
from luminaria.directory.rules.listing import Tag
from tests.directory.fed import fed
from tests.directory.generated import feed, term
from tests.programs import ProgramClient

OLD = datetime(2026, 10, 1, tzinfo=UTC)
NEW = datetime(2026, 11, 1, 12, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _directory() -> None:
    fed(feed(12, seed=5), OLD)
    fed(feed(6, seed=6), NEW)


def ids(public: ProgramClient, path: str, **said: Any) -> set[str]:
    answer = public.post(f"/hsds/{path}", said | {"per_page": 1000}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return {one["id"] for one in answer.json()["contents"]}


def of(rows: Any) -> set[str]:
    return {str(id) for id in rows.values_list("service_id", flat=True)}


def test_modified_after_is_inclusive(public: ProgramClient) -> None:
    wanted = of(Listing.objects.filter(modified_at=NEW))
    assert ids(public, "services", modified_after="2026-11-01T12:30:00Z") == wanted
    assert ids(public, "services", modified_after="2026-11-01T05:30:00-07:00") == wanted
    assert ids(public, "services", modified_after="2026-11-01T12:30:00.000001Z") == set()
    assert ids(public, "services", modified_after="2026-11-01") == wanted
    plus = public.get("/hsds/services?modified_after=2026-11-01T12:30:00+00:00&per_page=100").json()
    assert {one["id"] for one in plus["contents"]} == wanted
    assert len(ids(public, "service_at_locations", modified_after="2026-11-02")) == 0
    ends = ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59")
    assert [len(ids(public, "services", modified_after=end)) for end in ends] == [18, 0]


def test_terms_taxonomies_and_organizations_choose_and_add_up(public: ProgramClient) -> None:
    listing = Listing.objects.order_by("number")[3]
    tag = ListingTag.objects.filter(listing=listing, kind=Tag.TERM).first()
    assert tag
    bearing = of(Listing.objects.filter(tags__kind=Tag.TERM, tags__code=tag.code))
    assert ids(public, "services", taxonomy_term_id=tag.code) == bearing
    owner = str(listing.organization_id)
    theirs = of(Listing.objects.filter(organization=owner))
    assert ids(public, "services", organization_id=owner) == theirs
    assert ids(public, "services", organization_id=owner, taxonomy_term_id=tag.code) == theirs & bearing
    taxonomy = term(0)["taxonomy_detail"]["id"]
    assert len(ids(public, "services", taxonomy_id=taxonomy)) == 18
    assert ids(public, "services", taxonomy_id=owner) == set()
    assert owner in ids(public, "organizations", taxonomy_term_id=tag.code)
    assert ids(public, "organizations", taxonomy_id=owner) == set()
    placed = ListingPlace.objects.filter(listing__organization=owner).values_list("id", flat=True)
    assert ids(public, "service_at_locations", organization_id=owner) == {str(id) for id in placed}


def test_words_choose(public: ProgramClient) -> None:
    listing = Listing.objects.order_by("number")[2]
    found = ids(public, "services", search=listing.name)
    assert str(listing.service_id) in found and len(found) < 18
    assert ids(public, "services", search="qqqqxxxxzzzz") == set()
    assert listing.organization
    assert str(listing.organization_id) in ids(public, "organizations", search=listing.organization.name)
    assert ids(public, "taxonomies", search="kinds") and not ids(public, "taxonomies", search="qqqqq")
    assert ids(public, "taxonomy_terms", search=term(7)["name"].split()[0])


def test_terms_by_parent_and_top(public: ProgramClient) -> None:
    top = ids(public, "taxonomy_terms", top_only=True)
    assert top < ids(public, "taxonomy_terms")
    child = next(one for one in map(term, range(1, 2000)) if one["parent_id"])
    below = ids(public, "taxonomy_terms", parent_id=child["parent_id"])
    assert not below & top


def test_distance_is_metres_from_the_middle_of_the_published_places(public: ProgramClient) -> None:
    places = list(ListingPlace.objects.order_by("id")[:3])
    for place, (latitude, longitude, code) in zip(
        places, [(35.0, -106.0, "87999"), (35.0, -106.02, "87999"), (35.09, -106.01, "87111")], strict=True
    ):
        place.latitude, place.longitude, place.postal_code = latitude, longitude, code
        place.save()
    near, other, far = (str(place.id) for place in places)
    # 0.09 degrees of latitude are 10,007 m; half of 0.02 degrees of longitude at 35 north are 911 m.
    assert ids(public, "service_at_locations", postcode="87999", proximity=900) & {near, other, far} == set()
    within = ids(public, "service_at_locations", postcode="87999", proximity=1000)
    assert within & {near, other, far} == {near, other}
    assert far not in ids(public, "service_at_locations", postcode="87999", proximity=9950)
    assert far in ids(public, "service_at_locations", postcode="87999", proximity=10050)
    everywhere = ids(public, "service_at_locations", postcode="87999", proximity=20_100_000)
    located = ListingPlace.objects.exclude(latitude=None).values_list("id", flat=True)
    assert everywhere == {str(id) for id in located}
    assert ids(public, "service_at_locations", postcode="00000", proximity=1000) == set()
    assert public.get("/hsds/service_at_locations?proximity=5").status_code == 400


def test_a_postcode_alone_means_what_serves_its_county(public: ProgramClient) -> None:
    place = ListingPlace.objects.exclude(postal_code="").exclude(county="").order_by("id")[0]
    served = Listing.objects.filter(tags__kind=Tag.COUNTY, tags__code=place.county)
    wanted = ListingPlace.objects.filter(listing__in=served) | ListingPlace.objects.filter(
        postal_code=place.postal_code
    )
    found = ids(public, "service_at_locations", postcode=place.postal_code)
    assert found == {str(one.id) for one in wanted.distinct()} and str(place.id) in found
    assert ids(public, "service_at_locations", postcode="00000") == set()


def test_ages_and_hours(public: ProgramClient) -> None:
    Listing.objects.update(minimum_age=None, maximum_age=None)
    ListingHours.objects.all().delete()
    young, old = Listing.objects.order_by("number")[:2]
    Listing.objects.filter(pk=young.pk).update(minimum_age=12, maximum_age=17)
    Listing.objects.filter(pk=old.pk).update(minimum_age=18)
    assert ids(public, "services", minimum_age=13) == {str(old.service_id)}
    assert ids(public, "services", maximum_age=17) == {str(young.service_id)}
    ListingHours.objects.create(listing=young, weekday=0, opens=540, closes=1020)
    ListingHours.objects.create(listing=old, weekday=0, opens=480, closes=720)
    ListingHours.objects.create(listing=old, weekday=5, opens=600, closes=720)
    assert ids(public, "services", day="SA") == {str(old.service_id)}
    assert ids(public, "services", day="MO", start_time="09:00") == {str(young.service_id)}
    assert ids(public, "services", end_time="12:00:00") == {str(old.service_id)}
    assert len(ids(public, "service_at_locations", day="SU")) == 0


def test_organizations_bring_their_services_short_or_whole(public: ProgramClient) -> None:
    organization = str(Listing.objects.order_by("number")[0].organization_id)
    short = public.get(f"/hsds/organizations/{organization}").json()["services"]
    whole = public.get(f"/hsds/organizations/{organization}?full_service=true").json()["services"]
    assert {one["id"] for one in short} == {one["id"] for one in whole}
    assert "attributes" not in short[0] and "attributes" in whole[0] and "organization" not in whole[0]
    listed_too = public.get("/hsds/organizations?full_service=true&per_page=100").json()["contents"]
    assert sum(len(one["services"]) for one in listed_too) == 18
    assert "services" not in public.get("/hsds/organizations").json()["contents"][0]


def test_a_page_takes_few_queries(public: ProgramClient, django_assert_max_num_queries: Any) -> None:
    for query in ("services?per_page=18", "services?per_page=18&full=true", "organizations?full=true",
                  "service_at_locations?full=true", "taxonomy_terms", f"services/{UUID(int=1)}"):  # fmt: skip
        with django_assert_max_num_queries(9):
            public.get(f"/hsds/{query}")


def test_time_moves_on(public: ProgramClient) -> None:
    listing = Listing.objects.order_by("number")[0]
    later = NEW + timedelta(days=1)
    Listing.objects.filter(pk=listing.pk).update(modified_at=later)
    found = public.get(f"/hsds/services/{listing.service_id}").json()
    assert datetime.fromisoformat(found["last_modified"]) == later
    assert ids(public, "services", modified_after=found["last_modified"]) == {found["id"]}
