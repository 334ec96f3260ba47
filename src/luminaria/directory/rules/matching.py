"""Why a service fits a wish or does not: reasons in codes, and an order of named facts. No score, no number.

A wish has parts; each part FITS, is UNKNOWN, or is AGAINST. One part that is against leaves the service out;
an unknown one leaves it in, after those of which it is known. The search in the database answers the same
question; a test holds the two together.

The order, first to last: fewer unknown parts; the words stand in the name; confirmed, printed, named, old;
nearer by the rounded distance; looked at within the last 90 days; the name; the row. It is total.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from luminaria.directory.rules.hsds import Known
from luminaria.directory.rules.listing import Standing, Withheld
from luminaria.directory.rules.wishes import Fit, Reason, Wish

FRESH_DAYS: Final = 90
# What is not near, or nobody knows how near, comes after all that is.
FAR: Final = 100_000
EVERY_NEED: Final = "*"
# Every code that a reason may have, and the part of a wish (or the fact) of which it speaks.
REASONS: Final[Mapping[str, str]] = {
    "words-name": "words", "words-text": "words", "words-none": "words",
    "need": "needs", "need-any": "needs", "need-other": "needs",
    "near": "place", "far": "place", "county": "place", "statewide": "place", "elsewhere": "place",
    "place-unknown": "place",
    "open": "open", "closed": "open", "hours-unknown": "open", "holiday-unknown": "open",
    "language": "language", "interpreter": "language", "language-other": "language",
    "language-unknown": "language",
    "age": "age", "too-young": "age", "too-old": "age", "age-unknown": "age",
    "gender": "gender", "gender-other": "gender", "gender-unknown": "gender",
    "serves": "serves", "serves-not": "serves", "serves-unknown": "serves",
    "asks-not": "without", "asks": "without", "asks-unknown": "without",
    "takes": "takes", "takes-not": "takes", "takes-unknown": "takes",
    "offers": "offers", "offers-not": "offers", "role": "roles", "role-not": "roles",
    "heading": "headings", "heading-not": "headings", "term": "terms", "term-not": "terms",
    "confirmed": "standing", "printed": "standing", "named": "standing", "old": "standing",
    "not-public": "public",
}  # fmt: skip
# Parts of a wish that leave a service out when they are against; what an entry's own standing says does not.
HARD: Final = frozenset(REASONS.values()) - {"standing", "public"}
# Parts that say whom a service cannot take: an advocate sees these services too, apart, with why.
PERSONAL: Final = frozenset({"age", "gender", "serves", "without", "takes"})
_STANDING: Final = {
    Standing.CONFIRMED: ("confirmed", Fit.FITS),
    Standing.PRINTED: ("printed", Fit.FITS),
    Standing.NAMED: ("named", Fit.UNKNOWN),
    Standing.OLD: ("old", Fit.AGAINST),
}


@dataclass(frozen=True)
class Traits:
    """What a wish is held against: facts of one service, and what is reckoned for this wish.

    `found` is "name", "text" or "" (the words were not found). `opening` is a word of hours.Open, or "".
    `miles` is the rounded distance of its nearest public place, None when it has none with a coordinate.
    """

    service_id: UUID
    name: str
    standing: Standing
    checked_on: date | None = None
    needs: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()
    statewide: bool = False
    languages: frozenset[str] = frozenset()
    interpreter: bool = False
    minimum_age: float | None = None
    maximum_age: float | None = None
    genders: frozenset[str] = frozenset()
    populations: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    asks: Mapping[str, Known] = field(default_factory=dict)
    takes: Mapping[str, Known] = field(default_factory=dict)
    offers: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    miles: int | None = None
    found: str = ""
    opening: str = ""
    until: str = ""
    withheld: Withheld | None = None
    number: int = 0


def reasons(traits: Traits, wish: Wish) -> tuple[Reason, ...]:
    """Every reason, part by part in the order of the wish, then how far the entry can be relied upon."""
    told = [reason for part in _PARTS for reason in part(traits, wish)]
    code, fit = _STANDING[traits.standing]
    told.append(Reason(code, fit))
    if traits.withheld:
        told.append(Reason("not-public", Fit.AGAINST, {"why": traits.withheld.value}))
    return tuple(told)


def left_out(told: tuple[Reason, ...]) -> bool:
    """Whether some part of the wish is against: then the service is not offered."""
    return any(reason.fit == Fit.AGAINST and REASONS[reason.code] in HARD for reason in told)


def only_personal(told: tuple[Reason, ...]) -> bool:
    """Whether it is left out for whom it takes alone: it does what is needed, where it is needed."""
    against = {REASONS[reason.code] for reason in told if reason.fit == Fit.AGAINST} & HARD
    return bool(against) and against <= PERSONAL


def order_key(traits: Traits, told: tuple[Reason, ...], today: date) -> tuple[object, ...]:
    """What services are sorted by; the parts of it are named above."""
    unknown = [reason for reason in told if reason.fit == Fit.UNKNOWN and REASONS[reason.code] in HARD]
    near = any(reason.code == "near" for reason in told)
    fresh = traits.checked_on is not None and (today - traits.checked_on).days <= FRESH_DAYS
    return (
        traits.withheld is not None,
        len(unknown),
        traits.found != "name",
        list(Standing).index(traits.standing),
        traits.miles if near and traits.miles is not None else FAR,
        not fresh,
        name_key(traits.name),
        traits.number,
        traits.service_id.hex,
    )


def name_key(name: str) -> bytes:
    """A name as it is ordered: A to Z in small letters, the same on both engines."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in name)[:80].encode()


def _words(traits: Traits, wish: Wish) -> Iterator[Reason]:
    if wish.words.strip():
        code = {"name": "words-name", "text": "words-text"}.get(traits.found, "words-none")
        yield Reason(code, Fit.FITS if traits.found else Fit.AGAINST)


def _needs(traits: Traits, wish: Wish) -> Iterator[Reason]:
    met = [need for need in wish.needs if need in traits.needs]
    if met:
        yield from (Reason("need", Fit.FITS, {"need": need}) for need in met)
    elif wish.needs and EVERY_NEED in traits.needs:
        yield Reason("need-any", Fit.FITS)
    elif wish.needs:
        yield Reason("need-other", Fit.AGAINST)


def _place(traits: Traits, wish: Wish) -> Iterator[Reason]:
    if wish.county:
        yield _area(traits, wish.county)
    if wish.origin is None:
        return
    if traits.miles is not None:
        near = wish.within_miles is None or traits.miles <= wish.within_miles
        values = {"miles": str(traits.miles), "place": wish.origin.name}
        if near:
            yield Reason("near", Fit.FITS, values)
        elif traits.statewide:
            yield Reason("statewide", Fit.FITS)
        else:
            yield Reason("far", Fit.AGAINST, values)
    elif wish.within_miles is not None:
        yield _area(traits, wish.origin.county)


def _area(traits: Traits, county: str) -> Reason:
    if county in traits.counties:
        return Reason("county", Fit.FITS, {"county": county})
    if traits.statewide:
        return Reason("statewide", Fit.FITS)
    if not traits.counties:
        return Reason("place-unknown", Fit.UNKNOWN)
    return Reason("elsewhere", Fit.AGAINST, {"county": county})


def _open(traits: Traits, wish: Wish) -> Iterator[Reason]:
    if wish.open_at is None:
        return
    known = {
        "YES": Reason("open", Fit.FITS, {"until": traits.until}),
        "NO": Reason("closed", Fit.AGAINST),
        "HOLIDAY_UNKNOWN": Reason("holiday-unknown", Fit.UNKNOWN),
    }
    yield known.get(traits.opening, Reason("hours-unknown", Fit.UNKNOWN))


def _language(traits: Traits, wish: Wish) -> Iterator[Reason]:
    values = {"language": wish.language}
    if not wish.language:
        return
    if wish.language in traits.languages:
        yield Reason("language", Fit.FITS, values)
    elif traits.interpreter:
        yield Reason("interpreter", Fit.FITS, values)
    elif traits.languages:
        yield Reason("language-other", Fit.AGAINST, values)
    else:
        yield Reason("language-unknown", Fit.UNKNOWN, values)


def _age(traits: Traits, wish: Wish) -> Iterator[Reason]:
    if wish.age is None:
        return
    lowest, highest = traits.minimum_age, traits.maximum_age
    values = {name: f"{age:g}" for name, age in (("lowest", lowest), ("highest", highest)) if age is not None}
    if lowest is not None and wish.age < lowest:
        yield Reason("too-young", Fit.AGAINST, values)
    # A highest age of 17 takes in everybody until the 18th birthday.
    elif highest is not None and wish.age >= highest + 1:
        yield Reason("too-old", Fit.AGAINST, values)
    elif lowest is None and highest is None:
        yield Reason("age-unknown", Fit.UNKNOWN)
    else:
        yield Reason("age", Fit.FITS, values)


def _gender(traits: Traits, wish: Wish) -> Iterator[Reason]:
    values = {"gender": wish.gender}
    if not wish.gender:
        return
    if wish.gender in traits.excludes:
        yield Reason("gender-other", Fit.AGAINST, values)
    elif wish.gender in traits.genders:
        yield Reason("gender", Fit.FITS, values)
    elif traits.genders:
        yield Reason("gender-other", Fit.AGAINST, values)
    else:
        yield Reason("gender-unknown", Fit.UNKNOWN, values)


def _serves(traits: Traits, wish: Wish) -> Iterator[Reason]:
    for code in wish.serves:
        if code in traits.excludes:
            yield Reason("serves-not", Fit.AGAINST, {"code": code})
        elif code in traits.populations:
            yield Reason("serves", Fit.FITS, {"code": code})
        else:
            yield Reason("serves-unknown", Fit.UNKNOWN, {"code": code})


def _without(traits: Traits, wish: Wish) -> Iterator[Reason]:
    for code in wish.without:
        known = traits.asks.get(code, Known.UNKNOWN)
        yield {
            Known.NO: Reason("asks-not", Fit.FITS, {"code": code}),
            Known.YES: Reason("asks", Fit.AGAINST, {"code": code}),
            Known.UNKNOWN: Reason("asks-unknown", Fit.UNKNOWN, {"code": code}),
        }[known]


def _takes(traits: Traits, wish: Wish) -> Iterator[Reason]:
    for code in wish.takes:
        known = traits.takes.get(code, Known.UNKNOWN)
        yield {
            Known.YES: Reason("takes", Fit.FITS, {"code": code}),
            Known.NO: Reason("takes-not", Fit.AGAINST, {"code": code}),
            Known.UNKNOWN: Reason("takes-unknown", Fit.UNKNOWN, {"code": code}),
        }[known]


def _choices(traits: Traits, wish: Wish) -> Iterator[Reason]:
    """What is chosen from a list has no unknown: what a service does not say, it does not offer."""
    for wanted, held, code in (
        (wish.offers, traits.offers, "offers"),
        (wish.roles, traits.roles, "role"),
        (wish.terms, traits.terms, "term"),
    ):
        for one in wanted:
            met = one in held
            yield Reason(code if met else f"{code}-not", Fit.FITS if met else Fit.AGAINST, {"code": one})
    if wish.headings:
        chosen = [one for one in wish.headings if one in traits.headings]
        yield from (Reason("heading", Fit.FITS, {"code": one}) for one in chosen)
        if not chosen:
            yield Reason("heading-not", Fit.AGAINST)


_PARTS: Final[tuple[Callable[[Traits, Wish], Iterator[Reason]], ...]] = (
    _words, _needs, _place, _open, _language, _age, _gender, _serves, _without, _takes, _choices,
)  # fmt: skip
