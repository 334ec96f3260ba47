"""Each part of a wish in the words of the engine: what fits it, and what is kept though it is unknown."""

# ruff: noqa: S608 (every value is a parameter; names of tables and columns are written here)

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from luminaria.directory.queries.nearby import near
from luminaria.directory.queries.statement import HERE, HOURS, TAGS, Sql
from luminaria.directory.rules.codes import PEOPLE, TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS
from luminaria.directory.rules.listing import Tag
from luminaria.directory.rules.matching import EVERY_NEED
from luminaria.directory.rules.wishes import Wish
from luminaria.packs import pack

Tagged = Callable[[Tag, Sequence[str]], Sql]


@dataclass(frozen=True)
class Part:
    """One part of a wish. Without `unknown` a listing that does not fit is left out."""

    fits: Sql
    unknown: Sql | None = None

    @property
    def kept(self) -> Sql:
        """What fits, and what may."""
        if self.unknown is None:
            return self.fits
        return Sql(f"{self.fits.text} OR {self.unknown.text}", self.fits.values + self.unknown.values)


def parts_of(wish: Wish, *, one_by_one: bool = False) -> tuple[Part, ...]:
    """All that is asked of a listing, but for the words; the same for few rows, each asked for itself, and
    for many, of which the tags are read at once."""
    tagged = _each_tagged if one_by_one else _all_tagged
    return (*_tags(wish, tagged), *_place(wish, tagged), *_open(wish), *_people(wish, tagged))


def place_of(wish: Wish) -> Sql | None:
    """Which listings are where the wish asks for; None where it asks for no place."""
    return next((part.fits for part in _place(wish, _all_tagged)), None)


def _all_tagged(kind: Tag, codes: Sequence[str]) -> Sql:
    said = f"kind = %s AND code IN ({', '.join(['%s'] * len(codes))})"
    return Sql(f"f.listing_id IN (SELECT listing_id FROM {TAGS} WHERE {said})", (kind.value, *codes))


def _each_tagged(kind: Tag, codes: Sequence[str]) -> Sql:
    # With an offset PostgreSQL keeps this a question to each row, and does not read all tags beforehand.
    said = f"t.kind = %s AND t.code IN ({', '.join(['%s'] * len(codes))}) LIMIT 1 OFFSET 0"
    return Sql(f"EXISTS (SELECT 1 FROM {TAGS} t WHERE t.{HERE} AND {said})", (kind.value, *codes))


def _untagged(kind: Tag) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {TAGS} t WHERE t.{HERE} AND t.kind = '{kind.value}')"


def _tags(wish: Wish, tagged: Tagged) -> Iterator[Part]:
    """What is chosen from lists: of needs and headings one is enough, of the others all must be there."""
    if wish.asks_for_help:
        yield Part(Sql("f.helps"))
    if wish.needs:
        yield Part(tagged(Tag.NEED, (*wish.needs, EVERY_NEED)))
    if wish.headings:
        yield Part(tagged(Tag.HEADING, wish.headings))
    for kind, codes in ((Tag.TERM, wish.terms), (Tag.OFFERS, wish.offers), (Tag.ROLE, wish.roles)):
        yield from (Part(tagged(kind, (code,))) for code in codes)


def _place(wish: Wish, tagged: Tagged) -> Iterator[Part]:
    unknown = _untagged(Tag.COUNTY)
    if wish.county:
        yield _in_county(tagged(Tag.COUNTY, (wish.county,)), unknown)
    if wish.origin and wish.within_miles is not None:
        there = tagged(Tag.COUNTY, (wish.origin.county,))
        if near(wish) is None:
            yield _in_county(there, unknown)
            return
        yield Part(
            Sql(f"near.step IS NOT NULL OR f.statewide OR ({there.text} AND NOT f.placed)", there.values),
            Sql(f"({unknown} AND NOT f.placed)"),
        )


def _in_county(there: Sql, unknown: str) -> Part:
    return Part(Sql(f"f.statewide OR {there.text}", there.values), Sql(unknown))


def _open(wish: Wish) -> Iterator[Part]:
    if wish.open_at is None:
        return
    here = wish.open_at.astimezone(ZoneInfo(pack().source.document["pack"]["timezone"]))
    minute = here.hour * 60 + here.minute
    yield Part(
        Sql(
            f"f.listing_id IN (SELECT listing_id FROM {HOURS}"
            " WHERE weekday = %s AND opens <= %s AND closes > %s)",
            (here.weekday(), minute, minute),
        ),
        Sql(f"NOT EXISTS (SELECT 1 FROM {HOURS} h WHERE h.{HERE})"),
    )


def _people(wish: Wish, tagged: Tagged) -> Iterator[Part]:
    if wish.language:
        spoken = tagged(Tag.LANGUAGE, (wish.language,))
        yield Part(Sql(f"f.interpreter OR {spoken.text}", spoken.values), Sql(_untagged(Tag.LANGUAGE)))
    if wish.age is not None:
        told = "(f.minimum_age IS NOT NULL OR f.maximum_age IS NOT NULL)"
        within = "coalesce(f.minimum_age, 0) <= %s AND coalesce(f.maximum_age, 999) > %s - 1"
        yield Part(Sql(f"({told} AND {within})", (wish.age, wish.age)), Sql(f"NOT {told}"))
    if wish.gender:
        bit = _bit(wish.gender, GENDERS)
        allowed = f"f.excludes & {_bit(wish.gender, PEOPLE)} = 0"
        yield Part(Sql(f"(f.genders & {bit} <> 0 AND {allowed})"), Sql(f"(f.genders = 0 AND {allowed})"))
    for code in wish.serves:
        bit = _bit(code, PEOPLE)
        allowed = f"f.excludes & {bit} = 0"
        yield Part(Sql(f"(f.populations & {bit} <> 0 AND {allowed})"), Sql(f"({allowed})"))
    for code in wish.without:
        bit = _bit(code, ASKED)
        yield Part(Sql(f"f.asks_no & {bit} <> 0"), Sql(f"f.asks_yes & {bit} = 0"))
    for code in wish.takes:
        bit = _bit(code, TAKEN)
        yield Part(Sql(f"f.takes_yes & {bit} <> 0"), Sql(f"f.takes_no & {bit} = 0"))


def _bit(code: str, known: tuple[str, ...]) -> int:
    """The bit of a code; none for a code that nobody knows, so that it is unknown everywhere."""
    return 1 << known.index(code) if code in known else 0
