"""One listed service with everything that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luminaria.directory.rules.hour_words import in_words
from luminaria.directory.rules.listing import Document
from luminaria.directory.wording import people, reaching, standing
from luminaria.directory.wording.reaching import Reach
from luminaria.directory.wording.saying import Saying, joined, short, table, tables, text, translated
from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.ui.words import begun


@dataclass(frozen=True, slots=True)
class Facts:
    """What is listed of one service: rows of the Listing tables, and nothing that is held back."""

    service: Document
    organization: Document | None = None
    places: Sequence[Document] = ()
    standing: str = ""
    checked_on: date | None = None
    statewide: bool = False
    counties: Sequence[str] = ()
    needs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A public place: its name, its address in lines, its numbers and hours where they are its own."""

    name: str
    lines: tuple[str, ...]
    county: str
    reach: tuple[Reach, ...]
    hours: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A service in words. `lang` is the language of its own words where it is not the reader's, else "".

    `dated` is who printed it and when, and when somebody asked the service; the second is never "".
    """

    service_id: str
    name: str
    organization: str
    what: str
    short: str
    lang: str
    alert: str
    gate: tuple[str, ...]
    gate_reach: tuple[Reach, ...]
    reach: tuple[Reach, ...]
    web: tuple[Reach, ...]
    places: tuple[Site, ...]
    area: str
    hours: tuple[str, ...]
    languages: str
    who: tuple[str, ...]
    asks: tuple[str, ...]
    takes: tuple[str, ...]
    cost: tuple[str, ...]
    bring: tuple[str, ...]
    apply: str
    room: tuple[str, ...]
    referrals: tuple[str, ...]
    needs: tuple[str, ...]
    standing: str
    dated: tuple[str, str]
    facts: tuple[tuple[str, str, str], ...]


def entry(listed: Facts, locale: str) -> Entry:
    """The service in words of that language. A fact that nobody knows is said to be unknown."""
    service, saying = listed.service, Saying(locale)
    name, what = saying.own(service, "name"), saying.own(service, "description")
    lines, first_call = reaching.gate(service, saying)
    return Entry(
        service_id=text(service.get("id")),
        name=name,
        organization=_organization(listed, name, saying),
        what=what,
        short=short(what),
        lang=_foreign(service, locale),
        alert=saying.own(service, "alert"),
        gate=lines,
        gate_reach=first_call,
        reach=reaching.phones(service, saying),
        web=reaching.pages(service, saying),
        places=tuple(_site(one, saying) for one in listed.places),
        area=begun(_area(listed, saying)),
        hours=_hours(service, saying),
        languages=begun(reaching.languages(service, saying)),
        who=people.who(service, saying),
        asks=people.asks(service, saying),
        takes=people.takes(service, saying),
        cost=cost(service, saying),
        bring=reaching.bring(service, saying),
        apply=saying.own(service, "application_process"),
        room=standing.room(service, clock.now().date(), saying),
        referrals=people.referrals(service, saying),
        needs=tuple(saying.named("need", code) for code in listed.needs),
        standing=standing.mark(listed.standing, saying),
        dated=standing.dated(service, listed.standing, listed.checked_on, saying),
        facts=standing.facts(service, saying),
    )


def _organization(listed: Facts, name: str, saying: Saying) -> str:
    """Its name, unless the service bears the same."""
    named = saying.own(listed.organization or {}, "name")
    return named if named.casefold() != name.casefold() else ""


def _foreign(service: Document, locale: str) -> str:
    first = pack().default_locale
    own = translated(service, locale)
    return "" if locale == first or own.get("description") or own.get("name") else first


def _site(at: Document, saying: Saying) -> Site:
    location = table(at.get("location"))
    accessible = [saying.own(one, "description") for one in tables(location.get("accessibility"))]
    return Site(
        name=saying.own(location, "name"),
        lines=tuple(_address(one) for one in tables(location.get("addresses"))),
        county=saying.county(text(location.get("county"))),
        reach=(*reaching.phones(at, saying), *reaching.phones(location, saying)),
        hours=_hours(at, saying) if at.get("schedules") else (),
        about=tuple(one for one in (saying.own(location, "transportation"), *accessible) if one),
    )


def _address(address: Document) -> str:
    street = joined((text(address.get("address_1")), text(address.get("address_2"))), ", ")
    state = joined((text(address.get("state_province")), text(address.get("postal_code"))))
    return joined((street, text(address.get("city")), state), ", ")


def _area(listed: Facts, saying: Saying) -> str:
    if listed.statewide:
        return saying.say("whole", place=pack().place(saying.locale))
    names = [saying.county(one) for one in listed.counties]
    areas = tables(translated(listed.service, saying.locale).get("service_areas"))
    named = [saying.own(one, "name") for one in areas or tables(listed.service.get("service_areas"))]
    known = dict.fromkeys(one for one in names or named if one)
    return saying.say("in_counties", counties=", ".join(known)) if known else saying.say("area_unknown")


def _hours(document: Document, saying: Saying) -> tuple[str, ...]:
    schedules = tables(document.get("schedules"))
    said = in_words(schedules, saying.words.hours, zone=saying.zone, dates=saying.day_of)
    return said or (saying.say("hours_unknown"),)


def cost(service: Document, saying: Saying) -> tuple[str, ...]:
    """What it costs, in lines."""
    lines = [_price(one, saying) for one in tables(service.get("cost_options"))]
    return tuple(line for line in (*lines, saying.own(service, "fees_description")) if line)


def _price(option: Document, saying: Saying) -> str:
    named = joined((saying.own(option, "option"), saying.own(option, "amount_description")), ". ")
    amount = option.get("amount")
    if amount == 0:
        return joined((named, saying.say("free")), ": ") if named else saying.say("free")
    if not isinstance(amount, int | float):
        return named
    currency = text(option.get("currency")) or "USD"
    return saying.say("price", option=named, amount=f"{amount:g}", currency=currency).removeprefix(": ")
