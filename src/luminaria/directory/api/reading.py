"""Reading one value of a parameter. Raises NotOne for what is none of its kind."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any, Final
from uuid import UUID

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_PAGES: Final = 1_000_000
MOST_PER_PAGE: Final = 1000
FARTHEST: Final = 20_100_000  # metres, half way round the Earth and a little
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT: Final = re.compile(
    rf"({_DATE})(?:[T ]([0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)(\.[0-9]{{1,9}})?"
    r"(Z|[+ -][0-9]{2}:?[0-9]{2})?)?",
    re.IGNORECASE,
)
TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
POSTCODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,9}")
_UNSENDABLE: Final = re.compile("[\x00\ud800-\udfff]")


class NotOne(ValueError):
    """The value is not of its kind."""


def words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200 or _UNSENDABLE.search(value):
        raise NotOne
    return value.strip()


def uuid(value: Any) -> UUID:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise NotOne
    return UUID(value)


def boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise NotOne
    return value


def boolean_from(words: str) -> Any:
    return {"true": True, "false": False}.get(words, words)


def number_from(words: str) -> Any:
    return float(words) if _NUMBER.fullmatch(words) else words


def number(least: float, most: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise NotOne
        return float(value)

    return read


def whole(most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        found = number(1, most)(value)
        if not found.is_integer():
            raise NotOne
        return int(found)

    return read


def one_of(*codes: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in codes:
            raise NotOne
        return str(value)

    return read


def moment(value: Any) -> datetime:
    """A date-time of RFC 3339; a bare day is its midnight and a missing offset is UTC."""
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise NotOne
    day, clock, fraction, offset = found.groups()
    # An unescaped "+" of an address arrives as a space.
    offset = (offset or "Z").upper().replace(" ", "+")
    try:
        moment = datetime.fromisoformat(f"{day}T{clock or '00:00'}{(fraction or '')[:7]}{offset}")
    except ValueError:
        raise NotOne from None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def time_of_day(value: Any) -> time:
    if not isinstance(value, str) or not TIME.fullmatch(value):
        raise NotOne
    return time.fromisoformat(value)


def postcode(value: Any) -> str:
    if not isinstance(value, str) or not POSTCODE.fullmatch(value):
        raise NotOne
    return value.strip()


def day(value: Any) -> int:
    return DAYS.index(one_of(*DAYS)(value))
