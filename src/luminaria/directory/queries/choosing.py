"""The statements of a wish: which listings are found for it, and in which order."""

# ruff: noqa: S608 (every value is a parameter; names of tables and columns are written here)

from dataclasses import dataclass
from datetime import date

from django.db import connection

from luminaria.directory.queries.nearby import BESIDE, near
from luminaria.directory.queries.ordering import first, first_around, order
from luminaria.directory.queries.statement import FACTS, Sql, values_of
from luminaria.directory.queries.wished import Part, parts_of, place_of
from luminaria.directory.rules.wishes import Wish
from luminaria.directory.rules.words import Asked, fts5, tsquery

WHOLE = Sql(f"{FACTS} f")


@dataclass(frozen=True)
class Chosen:
    """The statements of one wish. `found` says that the words are in a listing, `named` in its name."""

    parts: tuple[Part, ...]
    one_by_one: tuple[Part, ...]
    place: Sql | None
    near: Sql | None
    found: Sql | None
    named: Sql | None
    today: date

    @property
    def may_be_unknown(self) -> bool:
        """Whether some part may be unknown of a listing."""
        return any(part.unknown for part in self.parts)

    def with_words_in_name(self, most: int) -> Sql:
        """The first `most` of those that fit in every part and have the words in their name."""
        assert self.named
        return self._statement(most, (self.named, *self._fits()), named=Sql("0"))

    def among_first(self, most: int, looked_at: int) -> Sql:
        """The first `most` that fit in every part, of the first `looked_at` of all or of all around there."""
        head = first_around(looked_at, self.today, self.place) if self.near else first(looked_at, self.today)
        return self._statement(most, (*self._words(), *self._each_fits()), source=head)

    def sure(self, most: int) -> Sql:
        """The first `most` that fit in every part."""
        return self._statement(most, (*self._words(), *self._fits()))

    def unsure(self, most: int) -> Sql:
        """The first `most` of those too of which a part is unknown: the fewer unknown parts, the earlier."""
        asked = [part.fits for part in self.parts if part.unknown]
        unknown = " + ".join(f"(CASE WHEN {one.text} THEN 0 ELSE 1 END)" for one in asked)
        kept = (*self._words(), *(part.kept for part in self.parts))
        return self._statement(most, kept, unknown=Sql(unknown, values_of(asked)))

    def _words(self) -> tuple[Sql, ...]:
        return (self.found,) if self.found else ()

    def _fits(self) -> tuple[Sql, ...]:
        return tuple(part.fits for part in self.parts)

    def _each_fits(self) -> tuple[Sql, ...]:
        return tuple(part.fits for part in self.one_by_one)

    def _statement(
        self,
        most: int,
        kept: tuple[Sql, ...],
        *,
        named: Sql | None = None,
        unknown: Sql | None = None,
        source: Sql = WHOLE,
    ) -> Sql:
        """Number, distance, 0 where the words stand in the name; then what else the rows are ordered by."""
        columns = {"miles": Sql("near.step" if self.near else "NULL"), "named": named or self._unnamed()}
        columns |= {"unknown": unknown} if unknown else {}
        told = order(self.today, by_distance=self.near is not None)
        columns |= {f"k{at}": key for at, key in enumerate(told)}
        keys = sorted((name for name in columns if name != "miles"), key=lambda name: name != "unknown")
        shown = ", ".join(f"{one.text} AS {name}" for name, one in columns.items())
        where = f" WHERE {' AND '.join(f'({one.text})' for one in kept)}" if kept else ""
        before, beside = (f"{self.near.text}, ", BESIDE) if self.near else ("", "")
        # First all that is found, then its order: a plan that hopes to stop early, and hopes wrong, takes a
        # thousand times as long.
        found = f"SELECT f.listing_id, {shown} FROM {source.text}{beside}{where}"
        return Sql(
            f"WITH {before}found AS MATERIALIZED ({found})"
            f" SELECT * FROM found ORDER BY {', '.join(keys)}, listing_id LIMIT {int(most)}",
            values_of((*columns.values(), source, *kept)),
        )

    def _unnamed(self) -> Sql:
        """0 of a listing that has the words in its name, else 1."""
        if not self.named:
            return Sql("1")
        return Sql(f"CASE WHEN {self.named.text} THEN 0 ELSE 1 END", self.named.values)


def chosen(wish: Wish, asked: Asked, today: date) -> Chosen:
    """The statements for a wish whose words were read as `asked`."""
    return Chosen(
        parts=parts_of(wish),
        place=place_of(wish),
        one_by_one=parts_of(wish, one_by_one=True),
        near=near(wish),
        found=words_found(asked) if asked.atoms else None,
        named=words_found(asked, in_name=True) if asked.atoms else None,
        today=today,
    )


def words_found(asked: Asked, *, in_name: bool = False) -> Sql:
    """Which rows of the facts (`f`) have the words."""
    if connection.vendor == "sqlite":
        said = fts5(asked.atoms, "name" if in_name else "")
        return Sql(
            "f.listing_id IN (SELECT rowid FROM directory_found WHERE directory_found MATCH %s)", (said,)
        )
    column = "name_words" if in_name else "words"
    return Sql(f"f.{column} @@ to_tsquery('simple', %s)", (tsquery(asked.atoms),))


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
