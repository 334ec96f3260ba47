"""The facts of a service in the desk's words: what each is called, what to ask, what is held."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document, Withheld
from luminaria.kernel import clock

FACT_WORDS: Final[Mapping[str, str]] = {
    "name": "name",
    "what": "what it does",
    "phone": "telephone",
    "web": "web and mail",
    "place": "place",
    "hours": "hours",
    "languages": "languages",
    "area": "where it helps",
    "who": "who it is for",
    "asks": "what it asks for",
    "cost": "what it costs",
    "room": "room now",
    "referrals": "takes referrals",
    "gate": "front gate",
}
# What to say on the telephone, in the order of the facts. Never a question about a person.
QUESTIONS: Final[Mapping[str, str]] = {
    "name": "“Which name do people know you by?”",
    "what": "“What do you do for people, in one or two sentences?”",
    "phone": "“Is this the number that people should call? Is there another?”",
    "web": "“Which address on the web, and which mailbox, may stand on a page?”",
    "place": "“May your address be printed, or only how to reach you?” Do not ask where a shelter is.",
    "hours": "“On which days and at which hours does a person answer?”",
    "languages": "“Which languages do you have, and is there an interpreter for others?”",
    "area": "“For which counties are you there?”",
    "who": "“Whom are you for, and whom can you not take?”",
    "asks": "“What must somebody bring or show: papers, a police report, a status?” Write each no, too.",
    "cost": "“What does it cost?”",
    "room": "“How many places are free now?” Write the hour, too.",
    "referrals": "“Do you take people whom we send? How, and may we stay on the line with them?”",
    "gate": "“How does somebody reach you who must not know the place?”",
}
WITHHELD_WORDS: Final[Mapping[Withheld, tuple[str, str]]] = {
    Withheld.NOT_ACTIVE: (
        "Its source says that it is not working now.",
        "Ask the service. When it works again, write that into its entry or wait for its source.",
    ),
    Withheld.NOT_VERIFIED: (
        "Nobody has verified it.",
        "Call. When its name and one way to reach it are “Still true”, it is printed.",
    ),
    Withheld.DO_NOT_LIST: ("It is marked “do not list”.", "A supervisor can list it again, below."),
    Withheld.HIDDEN_PLACE: (
        "The service itself is kept out of sight.",
        "Nothing: it is known at the desk only. People reach it through the one who refers them.",
    ),
    Withheld.NAMES_A_STREET: (
        "Its words seem to name a street, and its place is not public.",
        "Change those words: take the street and the number out.",
    ),
    Withheld.TOO_OLD: (
        "Its facts are twice past their limit.",
        "Call, and press “Still true” at what is still true.",
    ),
    Withheld.GONE: (
        "Somebody found that it is gone.",
        "If it is there again, press “Still true” at its name.",
    ),
    Withheld.SAME_AS_ANOTHER: (
        "It was joined with another entry, which speaks for both.",
        "Part them, below.",
    ),
}
STANDING_WORDS: Final[Mapping[str, str]] = {
    "CONFIRMED": "Somebody asked them",
    "PRINTED": "Read on an official page or their own",
    "NAMED": "Named only: no way to reach it is printed",
    "OLD": "Past its date, shown with a mark",
}
DOUBT_WORDS: Final[Mapping[str, str]] = {
    "UNSAFE": "it did not feel safe",
    "REFUSED": "they were turned away",
    "CLOSED": "it was closed or gone",
    "PHONE": "the number was wrong",
    "PLACE": "the place was wrong",
    "HOURS": "the hours were wrong",
    "LANGUAGE": "the languages were wrong",
}
METHOD_WORDS: Final[Mapping[str, str]] = {
    "PHONE": "by phone",
    "WEB": "on their own site",
    "EMAIL": "by their letter",
    "IN_PERSON": "in person",
    "LINK": "by the provider's link",
    "FEED": "from its source",
}
KNOWN_WORDS: Final[Mapping[str, str]] = {"yes": "yes", "no": "no"}
SHORT_DAYS: Final[Mapping[str, str]] = {
    "MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun",
}  # fmt: skip
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
    address = next(iter(location.get("addresses") or []), {})
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
        yield f"{one.get('number', '')}{extension}" + _behind(one.get("description"))


def _web(document: Document) -> Iterable[str]:
    yield str(document.get("url") or "")
    yield str(document.get("email") or "")
    yield from (str(one.get("url") or "") for one in document.get("additional_urls") or [])


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
    yield ", ".join(str(one.get("name") or one.get("code") or "") for one in document.get("languages") or [])
    yield str(document.get("interpretation_services") or "")


def _area(document: Document) -> Iterable[str]:
    yield ", ".join(
        "The whole state" if one.get("extent") == "all" else str(one.get("name") or one.get("extent") or "")
        for one in document.get("service_areas") or []
    )


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
