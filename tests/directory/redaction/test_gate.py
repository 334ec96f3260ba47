"""Random directories through the gate: nothing of a place that must not be seen comes out."""

import os
from random import Random

import pytest

from luminaria.directory.rules.hsds import Visibility
from tests.directory.redaction.directories import directory
from tests.directory.redaction.gate import as_bytes, found_in, held, kept, listed, without_unseen

SEEDS = range(1000)
SAMPLE = Random(os.environ["LUMINARIA_TEST_SEED"]).sample(SEEDS, 40)


def said(seed: int) -> str:
    return f"directory(seed={seed})"


def nothing_secret_is_kept(seed: int) -> None:
    made = directory(seed)
    assert made.seed == seed
    assert found_in(as_bytes([row.document for row in kept(made).rows]), made.places) == [], said(seed)


def nothing_secret_is_listed(seed: int) -> None:
    """From what may be kept, and from what an importer that saw nothing would have kept."""
    made = directory(seed)
    whole = as_bytes(listed(made))
    assert found_in(whole, made.places | made.secrets) == [], said(seed)
    assert as_bytes(listed(without_unseen(made))) == whole, said(seed)
    assert as_bytes(listed(kept(made))) == whole, said(seed)


def test_nothing_secret_is_kept_of_a_sample() -> None:
    for seed in SAMPLE:
        nothing_secret_is_kept(seed)


def test_nothing_secret_is_listed_of_a_sample_and_nothing_differs_without_it() -> None:
    for seed in SAMPLE:
        nothing_secret_is_listed(seed)


@pytest.mark.drill
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_secret_comes_out_of_a_thousand(seed: int) -> None:
    nothing_secret_is_kept(seed)
    nothing_secret_is_listed(seed)


def test_the_directories_hold_what_they_should() -> None:
    """The tests above could not fail if the generator made nothing secret, or nothing public."""
    seen = [place.visibility for seed in SEEDS[:100] for one in held(directory(seed)) for place in one.places]
    assert {Visibility.PUBLIC, Visibility.INTAKE_ONLY, Visibility.HIDDEN} == set(seen)
    assert min(seen.count(one) for one in Visibility) > 30
    assert sum(len(listed(directory(seed))) for seed in SEEDS[:100]) > 150


def test_the_search_finds_what_is_told() -> None:
    made = directory(7)
    assert found_in(as_bytes([row.document for row in made.rows]), made.places)
