"""What is held of one fact, in a reader's language, for a provider who looks at its own entry."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from luminaria.directory.rules.hour_words import in_words
from luminaria.directory.rules.listing import Document
from luminaria.directory.wording import entries, people, reaching
from luminaria.directory.wording.reaching import Reach
from luminaria.directory.wording.saying import Saying, joined, tables, text
from luminaria.packs import pack
from luminaria.ui.words import begun


def said(field: str, document: Document, locale: str) -> str:
    """The fact in that language, in a line; "" where it has no words of its own there, as a place."""
    teller = _TELLERS.get(field)
    lines = [line for line in teller(document, Saying(locale)) if line] if teller else []
    ended = [line if line[-1] in ".?" else f"{line};" for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _own(*names: str) -> Callable[[Document, Saying], Iterable[str]]:
    return lambda document, saying: (saying.own(document, name) for name in names)


def _numbers(reach: Iterable[Reach]) -> Iterable[str]:
    for one in reach:
        word = f"{one.word}: " if not one.href.startswith("tel:") else ""
        yield joined((f"{word}{one.number}", one.note), " · ")


def _phone(document: Document, saying: Saying) -> Iterable[str]:
    return _numbers(reaching.phones(document, saying))


def _hours(document: Document, saying: Saying) -> Iterable[str]:
    schedules = tables(document.get("schedules"))
    return in_words(schedules, saying.words.hours, zone=saying.zone, dates=saying.day_of)


def _languages(document: Document, saying: Saying) -> Iterable[str]:
    yield begun(reaching.languages(document, saying))


def _area(document: Document, saying: Saying) -> Iterable[str]:
    areas = tables(document.get("service_areas"))
    whole = any(text(one.get("extent")) == "all" for one in areas)
    named = (saying.county(text(one.get("extent"))) or saying.own(one, "name") for one in areas)
    yield (
        begun(saying.say("whole", place=pack().place(saying.locale)))
        if whole
        else ", ".join(one for one in named if one)
    )


def _asks(document: Document, saying: Saying) -> Iterable[str]:
    yield from people.asks(document, saying)
    yield from reaching.bring(document, saying)
    yield saying.own(document, "application_process")


def _who(document: Document, saying: Saying) -> Iterable[str]:
    yield from people.who(document, saying)
    yield from people.takes(document, saying) if document.get("takes") else ()


def _gate(document: Document, saying: Saying) -> Iterable[str]:
    lines, reach = reaching.gate(document, saying)
    yield from lines
    yield from _numbers(reach)


def _cost(document: Document, saying: Saying) -> Iterable[str]:
    return entries.cost(document, saying)


_TELLERS: Final[Mapping[str, Callable[[Document, Saying], Iterable[str]]]] = {
    "name": _own("name", "alternate_name"),
    "what": _own("description"),
    "phone": _phone,
    "hours": _hours,
    "languages": _languages,
    "area": _area,
    "who": _who,
    "asks": _asks,
    "cost": _cost,
    "gate": _gate,
}
