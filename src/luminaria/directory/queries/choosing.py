"""A wish in the words of the engine: each part as what fits and what keeps a listing in though unknown."""

# ruff: noqa: S608 (every value is a parameter; names of tables and columns are written here)

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, radians, sin
from zoneinfo import ZoneInfo

from django.db import connection

from luminaria.directory.queries.helping import helping_sql
from luminaria.directory.rules.codes import PEOPLE, TAKEN
from luminaria.directory.rules.hsds import ASKED, GENDERS
from luminaria.directory.rules.listing import Tag
from luminaria.directory.rules.matching import EVERY_NEED, FAR, FRESH_DAYS
from luminaria.directory.rules.places import FARTHEST, MILES_OF_A_DEGREE, STEPS, box
from luminaria.directory.rules.wishes import Wish
from luminaria.directory.rules.words import Asked, fts5, tsquery
from luminaria.packs import pack

Value = str | int | float | date
FACTS, TAGS, PLACES, HOURS = (f"directory_listing{name}" for name in ("facts", "tag", "place", "hours"))
HERE = "listing_id = f.listing_id"


@dataclass(frozen=True)
class Sql:
    """A piece of a statement and its parameters."""

    text: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of a wish. Without `unknown` a listing that does not fit is left out."""

    fits: Sql
    unknown: Sql | None = None


@dataclass(frozen=True)
class Chosen:
    """The statements of one wish: `sure` finds what fits in every part, else also what is unknown.

    `found` says that the words are in a listing, `named` that they are in its name.
    """

    parts: tuple[Part, ...]
    order: tuple[Sql, ...]
    near: Sql | None
    found: Sql | None
    named: Sql | None

    @property
    def may_be_unknown(self) -> bool:
        """Whether some part may be unknown of a listing."""
        return any(part.unknown for part in self.parts)

    def statement(self, most: int, *, sure: bool, only_named: bool = False) -> Sql:
        """Numbers of the first `most` listings, in order; perhaps of those with the words in their name."""
        words = self.named if only_named else self.found
        kept = [words] if words else []
        kept += [part.fits if sure or not part.unknown else _either(part) for part in self.parts]
        where = f" WHERE {' AND '.join(f'({one.text})' for one in kept)}" if kept else ""
        unsure = [part.fits for part in self.parts if part.unknown] if not sure else []
        columns = [Sql("near.step" if self.near else "NULL"), self._unnamed(only_named), *self.order]
        if unsure:
            unknown = " + ".join(f"(CASE WHEN {one.text} THEN 0 ELSE 1 END)" for one in unsure)
            columns.append(Sql(unknown, _values(unsure)))
        shown = ", ".join(f"{one.text} AS k{at}" for at, one in enumerate(columns))
        # What is unknown counts first; the distance is told, and ordered by where it stands in the order.
        last = len(columns) - 1
        keys = (
            [f"k{last}", *(f"k{at}" for at in range(1, last))]
            if unsure
            else [f"k{at}" for at in range(1, len(columns))]
        )
        near = f" LEFT JOIN near ON near.{HERE}" if self.near else ""
        return Sql(
            f"{self.near.text if self.near else ''}SELECT f.listing_id, {shown} FROM {FACTS} f{near}{where}"
            f" ORDER BY {', '.join(keys)}, f.listing_id LIMIT {int(most)}",
            (*_values(columns), *_values(kept)),
        )

    def _unnamed(self, only_named: bool) -> Sql:
        """0 of a listing that has the words in its name, else 1."""
        if only_named or not self.named:
            return Sql("0" if only_named else "1")
        return Sql(f"CASE WHEN {self.named.text} THEN 0 ELSE 1 END", self.named.values)


def _either(part: Part) -> Sql:
    assert part.unknown
    return Sql(f"{part.fits.text} OR {part.unknown.text}", part.fits.values + part.unknown.values)


def _values(pieces: Sequence[Sql]) -> tuple[Value, ...]:
    return tuple(value for piece in pieces for value in piece.values)


def chosen(wish: Wish, asked: Asked, today: date) -> Chosen:
    """The statements for a wish whose words were read as `asked`."""
    return Chosen(
        parts=(*_tags(wish), *_place(wish), *_open(wish), *_people(wish)),
        order=tuple(_order(wish, today)),
        near=_near(wish),
        found=words_found(asked) if asked.atoms else None,
        named=words_found(asked, in_name=True) if asked.atoms else None,
    )


@dataclass(frozen=True)
class Row:
    """A found listing: its number, its rounded distance if any, whether the words stand in its name."""

    number: int
    miles: int | None = None
    named: bool = False


def run(statement: Sql) -> list[Row]:
    """What a statement finds, in order."""
    with connection.cursor() as cursor:
        cursor.execute(statement.text, list(statement.values))
        return [Row(number, miles, named == 0) for number, miles, named, *_ in cursor.fetchall()]


def words_found(asked: Asked, *, in_name: bool = False) -> Sql:
    """Which rows of the facts (`f`) have the words."""
    if connection.vendor == "sqlite":
        said = fts5(asked.atoms, "name" if in_name else "")
        return Sql(
            "f.listing_id IN (SELECT rowid FROM directory_found WHERE directory_found MATCH %s)", (said,)
        )
    column = "name_words" if in_name else "words"
    return Sql(f"f.{column} @@ to_tsquery('simple', %s)", (tsquery(asked.atoms),))


def _tagged(kind: Tag, codes: Sequence[str]) -> Sql:
    marks = ", ".join(["%s"] * len(codes))
    return Sql(
        f"f.listing_id IN (SELECT listing_id FROM {TAGS} WHERE kind = %s AND code IN ({marks}))",
        (kind.value, *codes),
    )


def _untagged(kind: Tag) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {TAGS} t WHERE t.{HERE} AND t.kind = '{kind.value}')"


def _tags(wish: Wish) -> Iterator[Part]:
    """What is chosen from lists: of needs and headings one is enough, of the others all must be there."""
    if wish.asks_for_help:
        yield Part(Sql(helping_sql(TAGS, HERE)))
    if wish.needs:
        yield Part(_tagged(Tag.NEED, (*wish.needs, EVERY_NEED)))
    if wish.headings:
        yield Part(_tagged(Tag.HEADING, wish.headings))
    for kind, codes in ((Tag.TERM, wish.terms), (Tag.OFFERS, wish.offers), (Tag.ROLE, wish.roles)):
        yield from (Part(_tagged(kind, (code,))) for code in codes)


def _place(wish: Wish) -> Iterator[Part]:
    county = _untagged(Tag.COUNTY)
    if wish.county:
        tagged = _tagged(Tag.COUNTY, (wish.county,))
        yield Part(Sql(f"f.statewide OR {tagged.text}", tagged.values), Sql(county))
    if wish.origin and wish.within_miles is not None:
        tagged = _tagged(Tag.COUNTY, (wish.origin.county,))
        if _near(wish) is None:
            yield Part(Sql(f"f.statewide OR {tagged.text}", tagged.values), Sql(county))
            return
        nowhere = f"NOT EXISTS (SELECT 1 FROM {PLACES} p WHERE p.{HERE} AND p.latitude IS NOT NULL)"
        yield Part(
            Sql(f"near.step IS NOT NULL OR f.statewide OR ({tagged.text} AND {nowhere})", tagged.values),
            Sql(f"({county} AND {nowhere})"),
        )


def _near(wish: Wish) -> Sql | None:
    """The rounded distance of each listing's nearest public place, of those within the distance asked for.

    Flat, with the length of a degree at the middle latitude: within a thousandth of the way over the ground.
    """
    origin = wish.origin
    if origin is None or origin.latitude is None or origin.longitude is None:
        return None
    high = f"((latitude - ({origin.latitude:.6f})) * {MILES_OF_A_DEGREE:.6f})"
    level, half = radians(origin.latitude), f"((latitude - ({origin.latitude:.6f})) * {pi / 360:.12f})"
    # The cosine of the middle latitude, by the first three terms of its series around the origin's.
    narrow = f"({cos(level):.9f} - {half} * {sin(level):.9f} - {half} * {half} * {cos(level) / 2:.9f})"
    wide = f"((longitude - ({origin.longitude:.6f})) * {MILES_OF_A_DEGREE:.6f} * {narrow})"
    steps = " ".join(f"WHEN d <= {step * step} THEN {step}" for step in STEPS)
    where, limit = "latitude IS NOT NULL AND longitude IS NOT NULL", ""
    if wish.within_miles is not None:
        reach = max((step for step in (*STEPS, FARTHEST) if step <= wish.within_miles), default=0)
        south, north, west, east = box((origin.latitude, origin.longitude), reach * 1.01 + 0.1)
        where = (
            f"latitude BETWEEN {south:.6f} AND {north:.6f} AND longitude BETWEEN {west:.6f} AND {east:.6f}"
        )
        limit = f" WHERE d <= {reach * reach}"
    return Sql(
        f"WITH near AS MATERIALIZED (SELECT listing_id, CASE {steps} ELSE {FARTHEST} END AS step FROM"
        f" (SELECT listing_id, MIN({high} * {high} + {wide} * {wide}) AS d FROM {PLACES}"
        f" WHERE {where} GROUP BY listing_id) AS measured{limit}) "
    )


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


def _people(wish: Wish) -> Iterator[Part]:
    if wish.language:
        spoken = _tagged(Tag.LANGUAGE, (wish.language,))
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


def _order(wish: Wish, today: date) -> Iterator[Sql]:
    yield Sql("f.standing")
    if _near(wish):
        yield Sql(f"coalesce(near.step, {FAR})")
    yield Sql("CASE WHEN f.checked_on >= %s THEN 0 ELSE 1 END", (today - timedelta(days=FRESH_DAYS),))
    yield Sql("f.name_key" if connection.vendor == "sqlite" else 'f.name_key COLLATE "C"')
