"""The moon on the neutral page, against printed almanacs."""

from datetime import UTC, datetime

import pytest

from luminaria.ui import moon


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (datetime(2024, 4, 8, 18, tzinfo=UTC), "new"),
        (datetime(2026, 11, 24, 15, tzinfo=UTC), "full"),
        (datetime(2026, 11, 17, 12, tzinfo=UTC), "first_quarter"),
        (datetime(2026, 12, 1, 6, tzinfo=UTC), "last_quarter"),
        (datetime(2026, 11, 12, 12, tzinfo=UTC), "waxing_crescent"),
    ],
)
def test_phase(day: datetime, phase: str) -> None:
    assert moon.phase(day) == phase


def test_lit_part_grows_and_shrinks() -> None:
    assert moon.lit_percent(datetime(2024, 4, 8, 18, tzinfo=UTC)) <= 2
    assert moon.lit_percent(datetime(2026, 11, 24, 15, tzinfo=UTC)) >= 98
    assert moon.lit_path(datetime(2026, 11, 20, tzinfo=UTC)).startswith("M50 5A45 45 0 0 1")
    assert moon.lit_path(datetime(2026, 11, 28, tzinfo=UTC)).startswith("M50 5A45 45 0 0 0")
