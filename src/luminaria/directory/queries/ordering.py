"""The order of what is found, where it is the same for every wish, and the listings that come first in it."""

# ruff: noqa: S608 (every value is a parameter; names of tables and columns are written here)

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import connection

from luminaria.directory.queries.nearby import BESIDE, NEARER
from luminaria.directory.queries.statement import FACTS, Sql, values_of
from luminaria.directory.rules.codes import STANDINGS
from luminaria.directory.rules.matching import FRESH_DAYS


def order(today: date, *, by_distance: bool) -> Iterator[Sql]:
    """What rows are ordered by, when they are alike in what is unknown and in where the words stand."""
    yield Sql("f.standing")
    if by_distance:
        yield NEARER
    yield Sql("CASE WHEN f.checked_on >= %s THEN 0 ELSE 1 END", (_fresh_since(today),))
    yield Sql(f"f.{_name()}")


def first(count: int, today: date) -> Sql:
    """The facts (`f`) of the first `count` listings of the whole directory in that order.

    Standing by standing, and in each first what was looked at lately: an index has each of these by name, and
    no more is read than is wanted.
    """
    bands = [
        Sql(
            f"SELECT listing_id FROM (SELECT listing_id FROM {FACTS} WHERE standing = {standing} AND {lately}"
            f" ORDER BY {_name()}, listing_id LIMIT {count}) AS b{standing}",
            (_fresh_since(today),),
        )
        for standing in range(len(STANDINGS) + 1)
        for lately in ("checked_on >= %s", "(checked_on IS NULL OR checked_on < %s)")
    ]
    numbers = f"{' UNION ALL '.join(one.text for one in bands)} LIMIT {count}"
    return _of(Sql(numbers, values_of(bands)))


def first_around(count: int, today: date, place: Sql | None) -> Sql:
    """The facts (`f`) of the first `count` listings in the order by distance, of those that `place` keeps."""
    keys = tuple(order(today, by_distance=True))
    told = ", ".join(f"{key.text} AS k{at}" for at, key in enumerate(keys))
    where = f" WHERE {place.text}" if place else ""
    return _of(
        Sql(
            f"WITH around AS MATERIALIZED (SELECT f.listing_id, {told} FROM {FACTS} f{BESIDE}{where})"
            f" SELECT listing_id FROM around ORDER BY {', '.join(f'k{at}' for at in range(len(keys)))},"
            f" listing_id LIMIT {count}",
            values_of((*keys, *([place] if place else []))),
        )
    )


def _of(numbers: Sql) -> Sql:
    return Sql(f"({numbers.text}) AS head JOIN {FACTS} f ON f.listing_id = head.listing_id", numbers.values)


def _fresh_since(today: date) -> date:
    return today - timedelta(days=FRESH_DAYS)


def _name() -> str:
    return "name_key" if connection.vendor == "sqlite" else 'name_key COLLATE "C"'
