"""The parameters of HSDS (API reference, and five of the UK profile), each said once: read and described.

Words of an address or a form are read as what they stand for; in a JSON body a value has its own type.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from luminaria.directory.api import reading
from luminaria.directory.api.reading import DAYS, FARTHEST, MOST_PAGES, MOST_PER_PAGE


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


def _like(pattern: re.Pattern[str]) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^({pattern.pattern})$"}


_INTEGER = {"type": "integer", "minimum": 1}
_TEXT: Final = {"type": "string", "maxLength": 200, "pattern": "^[^\\u0000]*$"}
WORDS: Final = Kind("at most 200 letters of text", _TEXT, reading.words)
ID: Final = Kind("a UUID", {"type": "string", "format": "uuid"}, reading.uuid)
FLAG: Final = Kind("true or false", {"type": "boolean"}, reading.boolean, reading.boolean_from)
PAGE: Final = Kind(
    f"a whole number from 1 to {MOST_PAGES}",
    {**_INTEGER, "maximum": MOST_PAGES, "default": 1},
    reading.whole(MOST_PAGES),
    reading.number_from,
)
SIZE: Final = Kind(
    f"a whole number from 1 to {MOST_PER_PAGE}",
    {**_INTEGER, "maximum": MOST_PER_PAGE, "default": 50},
    reading.whole(MOST_PER_PAGE),
    reading.number_from,
)
AGE: Final = Kind(
    "a number of years from 0 to 150",
    {"type": "number", "minimum": 0, "maximum": 150},
    reading.number(0, 150),
    reading.number_from,
)
METRES: Final = Kind(
    f"a number of metres from 0 to {FARTHEST}",
    {"type": "number", "minimum": 0, "maximum": FARTHEST},
    reading.number(0, FARTHEST),
    reading.number_from,
)
MOMENT: Final = Kind(
    "a date and time as 2026-11-21T10:00:00Z",
    {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    reading.moment,
)
FORMAT: Final = Kind(
    "json or ndjson",
    {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
    reading.one_of("json", "ndjson"),
)
DAY: Final = Kind(f"one of {', '.join(DAYS)}", {"type": "string", "enum": list(DAYS)}, reading.day)
TIME: Final = Kind("a time as 09:30", _like(reading.TIME), reading.time_of_day)
POSTCODE: Final = Kind("a postcode", _like(reading.POSTCODE), reading.postcode)
