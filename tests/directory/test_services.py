"""What a service is for, and whether free text hides a street."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.directory.rules.services import (
    EVERY_NEED,
    Choices,
    Option,
    answers,
    covers,
    names_a_street,
)


def option(name: str, needs: frozenset[str], here: bool = False) -> Option:
    return Option(uuid4(), name, "", "", "", "", "", date(2026, 1, 1), uuid4() if here else None, needs)


@pytest.mark.parametrize(
    ("needs", "wanted", "helps"),
    [
        (["IMMIGRATION"], "IMMIGRATION", True),
        (["IMMIGRATION"], "CIVIL_WAGE", False),
        (EVERY_NEED, "TECHNOLOGY", True),
        ([], "HOUSING", False),
        ([], "", True),
    ],
)
def test_a_service_answers_its_needs(needs: list[str], wanted: str, helps: bool) -> None:
    assert answers(needs, wanted) is helps


@pytest.mark.parametrize(
    ("area", "wanted", "covered"),
    [
        ("Albuquerque, Los Lunas", "los lunas", True),
        ("Statewide", "Taos", True),
        ("Taos", "Santa Fe", False),
        ("Taos", "", True),
    ],
)
def test_an_area_is_named_or_the_whole_state(area: str, wanted: str, covered: bool) -> None:
    assert covers(area, wanted) is covered


@given(
    number=st.integers(1, 99999),
    name=st.sampled_from(["Lomas", "Old Mill", "San Pedro"]),
    kind=st.sampled_from(["Street", "Ave NE", "Road", "Blvd", "Lane"]),
)
def test_a_street_is_found_wherever_it_stands(number: int, name: str, kind: str) -> None:
    assert names_a_street(f"Shelter near the park, {number} {name} {kind}, ring twice")


@pytest.mark.parametrize("text", ["shelter 18 beds, up to 90 days", "8 rooms, ages 16-22", "24/7 line"])
def test_numbers_that_are_no_street_are_left_alone(text: str) -> None:
    assert not names_a_street(text)


def test_those_that_fit_keep_their_group() -> None:
    legal, clinic = option("A", frozenset({"CIVIL_WAGE"}), here=True), option("B", frozenset({"HEALTH"}))
    choices = Choices(here=(legal,), by_phone=(clinic,))
    assert choices.fitting(["CIVIL_WAGE"]) == Choices(here=(legal,), by_phone=())
    assert choices.fitting([]) == choices
