"""A thousand random directories through the gate: nothing of a place that must not be seen comes out."""

import pytest

from luminaria.directory.rules.hsds import Visibility
from tests.directory.redaction.directories import directory
from tests.directory.redaction.gate import as_bytes, found_in, held, kept, listed, without_unseen

SEEDS = range(1000)
SLICES = [range(start, start + 100) for start in range(0, 1000, 100)]


def said(seed: int) -> str:
    return f"directory(seed={seed})"


@pytest.mark.parametrize("seeds", SLICES, ids=lambda one: f"{one[0]}-{one[-1]}")
def test_nothing_secret_is_kept(seeds: range) -> None:
    for seed in seeds:
        made = directory(seed)
        assert made.seed == seed
        assert found_in(as_bytes([row.document for row in kept(made).rows]), made.places) == [], said(seed)


@pytest.mark.parametrize("seeds", SLICES, ids=lambda one: f"{one[0]}-{one[-1]}")
def test_nothing_secret_is_listed_and_nothing_differs_without_it(seeds: range) -> None:
    """From what may be kept, and from what an importer that saw nothing would have kept."""
    for seed in seeds:
        made = directory(seed)
        whole = as_bytes(listed(made))
        assert found_in(whole, made.places | made.secrets) == [], said(seed)
        assert as_bytes(listed(without_unseen(made))) == whole, said(seed)
        assert as_bytes(listed(kept(made))) == whole, said(seed)


def test_the_directories_hold_what_they_should() -> None:
    """The tests above could not fail if the generator made nothing secret, or nothing public."""
    seen = [place.visibility for seed in SEEDS[:100] for one in held(directory(seed)) for place in one.places]
    assert {Visibility.PUBLIC, Visibility.INTAKE_ONLY, Visibility.HIDDEN} == set(seen)
    assert min(seen.count(one) for one in Visibility) > 30
    assert sum(len(listed(directory(seed))) for seed in SEEDS[:100]) > 150


def test_the_search_finds_what_is_told() -> None:
    made = directory(7)
    assert found_in(as_bytes([row.document for row in made.rows]), made.places)
