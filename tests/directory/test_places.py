"""Where distance is measured from, and how roughly it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.directory.queries.places import origin
from luminaria.directory.rules.places import FARTHEST, STEPS, box, miles_between, rounded
from luminaria.directory.rules.wishes import Origin
from tests.directory.generated import feed
from tests.directory.listed import write

north = st.floats(min_value=31, max_value=37)
east = st.floats(min_value=-109, max_value=-103)
points = st.tuples(north, east)


@given(points, points)
def test_distance_is_the_same_both_ways_and_told_in_steps(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    miles = miles_between(one, other)
    assert miles == pytest.approx(miles_between(other, one))
    assert rounded(miles) in (*STEPS, FARTHEST)
    assert rounded(miles) >= min(miles, FARTHEST)


def test_a_known_distance() -> None:
    albuquerque, santa_fe = (35.0844, -106.6504), (35.6870, -105.9378)
    assert miles_between(albuquerque, santa_fe) == pytest.approx(58, abs=1)


@given(points, points, st.floats(min_value=0, max_value=500))
def test_a_box_holds_all_that_is_near(
    one: tuple[float, float], other: tuple[float, float], miles: float
) -> None:
    south, top, west, right = box(one, miles)
    if miles_between(one, other) <= miles:
        assert south - 1e-9 <= other[0] <= top + 1e-9 and west - 1e-9 <= other[1] <= right + 1e-9


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "county"),
    [
        ("Gallup", "mckinley"), ("gallup, NM", "mckinley"), ("near Gallup", "mckinley"),
        ("Galup", "mckinley"),
        ("cerca de Peñasco", "taos"), ("penasco", "taos"), ("Torrance County", "torrance"),
        ("T or C", "sierra"),
        ("el condado de Luna", "luna"), ("SANTA FE", "santa-fe"), ("burque", "bernalillo"),
    ],
)  # fmt: skip
def test_a_place_that_anybody_may_name_is_known(typed: str, county: str) -> None:
    found = origin(typed)
    assert isinstance(found, Origin) and found.county == county
    assert found.latitude and found.longitude


@pytest.mark.django_db
def test_a_name_of_several_places_gives_them_all() -> None:
    found = origin("Española")
    assert isinstance(found, tuple)
    assert {one.county for one in found} == {"rio-arriba", "santa-fe"}
    assert len({one.name for one in found}) == 2


@pytest.mark.django_db
def test_a_postcode_is_known_where_a_published_place_has_it() -> None:
    assert origin("87999") is None
    service = next(feed(1, 5))
    location = service["service_at_locations"][0]["location"]
    location |= {"latitude": 35.123456, "longitude": -106.654321}
    location["addresses"][0]["postal_code"] = "87999"
    write([service])
    found = origin("87999-1234")
    assert found == Origin("87999", location["county"], 35.12, -106.65)


@pytest.mark.django_db
@given(st.text())
def test_no_text_is_too_strange(typed: str) -> None:
    assert origin(typed) is None or origin(typed)
