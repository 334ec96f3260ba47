"""When somebody is there (first version: the ordinary week)."""

from collections.abc import Iterable
from typing import Any, Final

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def minutes(written: Any) -> int | None:
    """Minutes from midnight of a time such as 09:00, 9:00 or 17:30:00Z; None when it is no time."""
    parts = str(written or "").strip().rstrip("Zz").split("+")[0].split(":")
    try:
        hour, minute = int(parts[0]), int(parts[1])
    except (ValueError, IndexError):
        return None
    return hour * 60 + minute if 0 <= hour <= 24 and 0 <= minute < 60 and hour * 60 + minute <= 1440 else None


def week(schedules: Iterable[dict[str, Any]]) -> tuple[tuple[int, int, int], ...]:
    """The stretches of an ordinary week in which it may be open."""
    found: set[tuple[int, int, int]] = set()
    for one in schedules:
        opens, closes = minutes(one.get("opens_at")), minutes(one.get("closes_at"))
        if opens is None or closes is None:
            continue
        days = [part.strip().upper()[-2:] for part in str(one.get("byday") or "").split(",")]
        for day in days if any(day in _DAYS for day in days) else _DAYS:
            if day not in _DAYS:
                continue
            at = _DAYS.index(day)
            if closes > opens:
                found.add((at, opens, closes))
            else:
                found.add((at, opens, 1440))
                if closes:
                    found.add(((at + 1) % 7, 0, closes))
    return tuple(sorted(found))
