import pytest

from luminaria.kernel import schedule


def test_a_broken_chore_is_named_without_content_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_chores", {})

    def broken() -> int:
        raise ValueError("the name of a person")

    schedule.register("room.broken", broken)
    schedule.register("room.sound", lambda: 3)
    assert schedule.run_all() == [
        schedule.Done("room.broken", 0, "ValueError"),
        schedule.Done("room.sound", 3),
    ]
