"""One plain value made what HSDS wants of it, where nothing has to be guessed: numbers, dates, addresses.

What cannot be mended stays as it is, and `rules.hsds.faults` refuses it; an address of the web or of mail
that is none is left out, since nobody can be reached by it.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from luminaria.directory.exchange.reading.coordinates import number
from luminaria.directory.rules.hsds import Field
from luminaria.directory.rules.hsds.faults import is_email, is_moment, is_uri

# The answer of a mender that finds that a value stands for nothing.
ABSENT: Final = object()
_HOST: Final = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?"
)
_NAIVE: Final = re.compile(r"(\d{4}-\d\d-\d\d)[ Tt](\d\d:\d\d)(:\d\d(?:\.\d+)?)?")
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(?:\.\d+)?")
Note = Callable[[str, str], None]


def mended(field: Field, value: Any, note: Note) -> Any:
    """The value as HSDS wants it, or ABSENT. `note(field, reason)` is told of every change."""
    if value is None:
        return ABSENT
    if field.type == "number":
        return _number(field, value, note)
    if isinstance(value, int | float) and not isinstance(value, bool):
        note(field.name, "is a number where HSDS has text: kept as text")
        value = str(value)
    if not isinstance(value, str):
        return value
    value = _clean(field, value, note)
    if not value:
        return "" if field.required and not field.choices and field.type == "string" else ABSENT
    if field.choices:
        return _choice(field, value, note)
    mender = _MENDERS.get(field.type)
    return mender(field, value, note) if mender else value


def _clean(field: Field, value: str, note: Note) -> str:
    """Without what no database keeps: zeros, and halves of signs."""
    kept = value.replace("\0", "")
    try:
        kept.encode()
    except UnicodeEncodeError:
        kept = kept.encode("utf-8", "replace").decode()
    if kept != value:
        note(field.name, "holds signs that are no text: left out")
    return kept.strip()


def _number(field: Field, value: Any, note: Note) -> Any:
    if isinstance(value, str):
        if not value.strip():
            return ABSENT
        if not _NUMBER.fullmatch(value.strip()):
            return value
        note(field.name, "is a number written as text: read as a number")
        found = float(value)
        return int(found) if found.is_integer() else found
    return value if isinstance(value, bool) or number(value) is not None else str(value)


def _choice(field: Field, value: str, note: Note) -> str:
    if value in field.choices:
        return value
    same = next((one for one in field.choices if one.casefold() == value.casefold().replace("_", " ")), value)
    if same != value:
        note(field.name, f"is written otherwise than HSDS does: read as {same}")
    return same


def _uri(field: Field, value: str, note: Note) -> Any:
    if is_uri(value) and not _HOST.fullmatch(value):
        return value
    if _HOST.fullmatch(value) and is_uri(f"http://{value}"):
        note(field.name, "has no http:// before it: added")
        return f"http://{value}"
    if field.required:
        return value
    note(field.name, "is not a web address: left out")
    return ABSENT


def _email(field: Field, value: str, note: Note) -> Any:
    if is_email(value):
        return value
    note(field.name, "is not an e-mail address: left out")
    return ABSENT


def _date(field: Field, value: str, note: Note) -> Any:
    day = value[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        return value
    if len(value) > 10:
        note(field.name, "is a time where HSDS has a day: the day is kept")
    return day


def _moment(field: Field, value: str, note: Note) -> Any:
    if is_moment(value):
        return value
    if found := _NAIVE.fullmatch(value):
        note(field.name, "says no offset: read as UTC")
        return f"{found[1]}T{found[2]}{found[3] or ':00'}Z"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        note(field.name, "is a day where HSDS has a time: read as its first moment, UTC")
        return f"{value}T00:00:00Z"
    return value


_MENDERS: Final[dict[str, Callable[[Field, str, Note], Any]]] = {
    "uri": _uri,
    "email": _email,
    "date": _date,
    "date-time": _moment,
}


def is_day(value: object) -> bool:
    """Whether a value is a day as HSDS writes it."""
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False
