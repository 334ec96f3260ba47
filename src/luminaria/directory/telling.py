"""What is held of each fact of a service, as lines in the desk's words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document
from luminaria.kernel import clock
from luminaria.packs import pack

KNOWN_WORDS: Final[Mapping[str, str]] = {"yes": "yes", "no": "no"}
SHORT_DAYS: Final[Mapping[str, str]] = {
    "MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun",
}  # fmt: skip
WAYS: Final[Mapping[str, str]] = {"sms": "text", "tdd": "tty"}
LOCALE: Final = "en"  # the desk speaks English
UNSEEN: Final = {
    Visibility.INTAKE_ONLY: "A place that only intake learns. It is not held here",
    Visibility.HIDDEN: "A place that is kept out of sight. It is not held here",
}


def told(field: str, document: Document) -> tuple[str, ...]:
    """What a document says of one fact, as lines; empty when it says nothing. The place: `place_lines`."""
    teller = _TELLERS.get(field)
    return tuple(line for line in teller(document) if line) if teller else ()


def place_lines(places: Iterable[tuple[Document, str]]) -> tuple[str, ...]:
    """Where a service is, for places that may be printed; a sentence for each other one."""
    return tuple(_place(location, visibility) for location, visibility in places)


def _place(location: Document, visibility: str) -> str:
    if visibility != Visibility.PUBLIC:
        return UNSEEN[Visibility(visibility)]
    address: Document = next(iter(location.get("addresses") or []), {})
    parts = (address.get(name) for name in ("address_1", "address_2", "city", "postal_code"))
    return ", ".join(str(part) for part in parts if part) or str(location.get("name") or "A place")


def _name(document: Document) -> Iterable[str]:
    yield str(document.get("name") or "")
    if document.get("alternate_name"):
        yield f"Also known as {document['alternate_name']}"


def _what(document: Document) -> Iterable[str]:
    yield str(document.get("description") or "")


def _phone(document: Document) -> Iterable[str]:
    for one in document.get("phones") or []:
        extension = f" extension {one['extension']}" if one.get("extension") else ""
        kind = str(one.get("type") or "")
        way = "" if kind in ("", "voice") else f"{WAYS.get(kind, kind)}: "
        yield f"{way}{one.get('number', '')}{extension}" + _behind(one.get("description"))


def _web(document: Document) -> Iterable[str]:
    yield str(document.get("url") or "")
    yield str(document.get("email") or "")
    for one in document.get("additional_urls") or []:
        label = "" if one.get("label") == "web" else str(one.get("label") or "")
        if one.get("url") and (label or one["url"] != document.get("url")):
            yield f"{label}: {one['url']}" if label else str(one["url"])


def _hours(document: Document) -> Iterable[str]:
    for one in document.get("schedules") or []:
        days = [SHORT_DAYS[day] for day in str(one.get("byday") or "").split(",") if day in SHORT_DAYS]
        opens, closes = str(one.get("opens_at") or "")[:5], str(one.get("closes_at") or "")[:5]
        hours = f"{opens} to {closes}" if opens and closes else ""
        if (opens, closes) in (("00:00", "24:00"), ("00:00", "23:59")):
            hours = "day and night"
        when = "Every day" if len(days) == len(SHORT_DAYS) else ", ".join(days)
        line = ", ".join(part for part in (when, hours) if part)
        yield (line + _behind(one.get("description"))).removeprefix(" · ")


def _languages(document: Document) -> Iterable[str]:
    yield ", ".join(_language(one) for one in document.get("languages") or [])
    yield str(document.get("interpretation_services") or "")


def _language(one: Document) -> str:
    words, key = pack().words(LOCALE), f"service.language.{one.get('code')}"
    return str(one.get("name") or (words[key] if key in words else one.get("code")) or "")


def _area(document: Document) -> Iterable[str]:
    yield ", ".join(_area_name(one) for one in document.get("service_areas") or [])


def _area_name(area: Document) -> str:
    if area.get("extent") == "all":
        return "The whole state"
    return str(area.get("name") or "") or str(area.get("extent") or "").replace("-", " ").title()


def _who(document: Document) -> Iterable[str]:
    yield str(document.get("eligibility_description") or "")
    low, high = document.get("minimum_age"), document.get("maximum_age")
    if low is not None or high is not None:
        yield f"Ages {_number(low or 0)} " + ("and over" if high is None else f"to {_number(high)}")
    serves = document.get("serves") or {}
    for name in ("genders", "populations", "trafficking"):
        yield ", ".join(str(one) for one in serves.get(name) or []).capitalize()
    if serves.get("tribal"):
        yield "For tribal members" if serves["tribal"] in (True, "yes") else str(serves["tribal"])
    if serves.get("excludes"):
        yield f"Cannot take: {', '.join(str(one) for one in serves['excludes'])}"
    yield _known("Takes", document.get("takes") or {})


def _asks(document: Document) -> Iterable[str]:
    yield _known("Asks for", document.get("asks") or {})
    yield ", ".join(str(one.get("document") or "") for one in document.get("required_documents") or [])
    yield str(document.get("application_process") or "")


def _cost(document: Document) -> Iterable[str]:
    yield str(document.get("fees_description") or "")
    for one in document.get("cost_options") or []:
        yield str(one.get("amount_description") or one.get("option") or "")


def _room(document: Document) -> Iterable[str]:
    for one in document.get("capacities") or []:
        unit = str((one.get("unit") or {}).get("name") or "places")
        of = f" of {_number(one['maximum'])}" if one.get("maximum") is not None else ""
        yield f"{_number(one.get('available', 0))}{of} {unit} free{_as_of(one.get('updated'))}"


def _referrals(document: Document) -> Iterable[str]:
    said = document.get("referrals") or {}
    yield KNOWN_WORDS.get(said.get("accepts", ""), "").capitalize()
    yield ", ".join(str(one) for one in said.get("how") or [])
    if said.get("warm_transfer") in KNOWN_WORDS:
        yield f"Stays on the line with us: {said['warm_transfer']}"
    yield str(said.get("hours") or "")


def _gate(document: Document) -> Iterable[str]:
    said = document.get("front_gate") or {}
    yield str(said.get("name") or "")
    yield from _phone(said)
    for name in ("email", "hours", "how"):
        yield str(said.get(name) or "")


def _known(head: str, answers: Mapping[str, Any]) -> str:
    said = [
        f"{name.replace('_', ' ')} {KNOWN_WORDS[answer]}"
        for name, answer in answers.items()
        if answer in KNOWN_WORDS
    ]
    return f"{head}: {', '.join(said)}" if said else ""


def _behind(words: object) -> str:
    return f" · {words}" if words else ""


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _as_of(said: object) -> str:
    try:
        at = datetime.fromisoformat(str(said))
    except ValueError:
        return ""
    local = at.astimezone(clock.now().tzinfo) if at.tzinfo else at
    return f", as of {local:%-d %b %Y, %H:%M}"


_TELLERS: Final[Mapping[str, Callable[[Document], Iterable[str]]]] = {
    "name": _name,
    "what": _what,
    "phone": _phone,
    "web": _web,
    "hours": _hours,
    "languages": _languages,
    "area": _area,
    "who": _who,
    "asks": _asks,
    "cost": _cost,
    "room": _room,
    "referrals": _referrals,
    "gate": _gate,
}
