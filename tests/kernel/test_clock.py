from datetime import UTC, datetime, timedelta

from luminaria.kernel import clock

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_and_is_put_right_after() -> None:
    with clock.fixed(NEW_YEAR):
        assert clock.now() == NEW_YEAR
        with clock.moved(timedelta(hours=3)):
            assert clock.now() == NEW_YEAR + timedelta(hours=3)
        assert clock.now() == NEW_YEAR
    assert clock.now() > NEW_YEAR
