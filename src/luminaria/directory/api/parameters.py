"""The parameters of HSDS (API reference, and five of the UK profile), each said once: read and described.

Words of an address or a form are read as what they stand for; in a JSON body a value has its own type.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
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
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_POSTCODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,9}")
_UNSENDABLE: Final = re.compile("[\x00\ud800-\udfff]")


class NotOne(ValueError):
    """The value is not of its kind."""


@dataclass(frozen=True)
class Kind:
    """How a parameter's value is read from a JSON value, after words became one; and its schema."""

    wanted: str
    schema: dict[str, Any]
    read: Callable[[Any], Any]
    from_words: Callable[[str], Any] = str


@dataclass(frozen=True)
class Parameter:
    """One parameter. `means` is for people who read the description of the API."""

    name: str
    kind: Kind
    means: str


def _words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 200 or _UNSENDABLE.search(value):
        raise NotOne
    return value.strip()


def _uuid(value: Any) -> UUID:
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise NotOne
    return UUID(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise NotOne
    return value


def _boolean_from(words: str) -> Any:
    return {"true": True, "false": False}.get(words, words)


def _number_from(words: str) -> Any:
    return float(words) if _NUMBER.fullmatch(words) else words


def _number(least: float, most: float) -> Callable[[Any], float]:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise NotOne
        return float(value)

    return read


def _whole(most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        number = _number(1, most)(value)
        if not number.is_integer():
            raise NotOne
        return int(number)

    return read


def _one_of(*codes: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in codes:
            raise NotOne
        return str(value)

    return read


def _moment(value: Any) -> datetime:
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


def _time(value: Any) -> time:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise NotOne
    return time.fromisoformat(value)


def _postcode(value: Any) -> str:
    if not isinstance(value, str) or not _POSTCODE.fullmatch(value):
        raise NotOne
    return value.strip()


def _day(value: Any) -> int:
    return DAYS.index(_one_of(*DAYS)(value))


_INTEGER = {"type": "integer", "minimum": 1}
_TEXT: Final = {"type": "string", "maxLength": 200, "pattern": "^[^\\u0000]*$"}
WORDS: Final = Kind("at most 200 letters of text", _TEXT, _words)
ID: Final = Kind("a UUID", {"type": "string", "format": "uuid"}, _uuid)
FLAG: Final = Kind("true or false", {"type": "boolean"}, _boolean, _boolean_from)
PAGE: Final = Kind(
    f"a whole number from 1 to {MOST_PAGES}",
    {**_INTEGER, "maximum": MOST_PAGES, "default": 1},
    _whole(MOST_PAGES),
    _number_from,
)
SIZE: Final = Kind(
    f"a whole number from 1 to {MOST_PER_PAGE}",
    {**_INTEGER, "maximum": MOST_PER_PAGE, "default": 50},
    _whole(MOST_PER_PAGE),
    _number_from,
)
AGE: Final = Kind(
    "a number of years from 0 to 150",
    {"type": "number", "minimum": 0, "maximum": 150},
    _number(0, 150),
    _number_from,
)
METRES: Final = Kind(
    f"a number of metres from 0 to {FARTHEST}",
    {"type": "number", "minimum": 0, "maximum": FARTHEST},
    _number(0, FARTHEST),
    _number_from,
)
MOMENT: Final = Kind(
    "a date and time as 2026-11-21T10:00:00Z",
    {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    _moment,
)
FORMAT: Final = Kind(
    "json or ndjson",
    {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
    _one_of("json", "ndjson"),
)
DAY: Final = Kind(f"one of {', '.join(DAYS)}", {"type": "string", "enum": list(DAYS)}, _day)
TIME: Final = Kind("a time as 09:30", {"type": "string", "pattern": f"^({_TIME.pattern})$"}, _time)
POSTCODE: Final = Kind("a postcode", {"type": "string", "pattern": f"^({_POSTCODE.pattern})$"}, _postcode)
