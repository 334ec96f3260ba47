"""Run inside the instance, as its owner: fill the directory with invented services, and time searches in it.

`python -m bench.searching fill COUNT` lists services until there are COUNT; `ask ROUNDS` asks every wish so
often and prints milliseconds: of the search, of the same engine's own full-text query for the same words
(its best 20 by its own rank), and of counting what has the words.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import islice
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luminaria.project.settings")

import django

django.setup()

from django.db import connection

from luminaria.directory.actions.learn_sizes import learn_sizes
from luminaria.directory.models import Listing
from luminaria.directory.queries.choosing import words_found
from luminaria.directory.queries.meaning import meanings
from luminaria.directory.queries.places import origin
from luminaria.directory.queries.search import search
from luminaria.directory.rules.wishes import Origin, Wish
from luminaria.directory.rules.words import fts5, tsquery
from luminaria.kernel import clock
from tests.directory.generated import feed
from tests.directory.listed import write

SEED = 4
WORDS = (
    "shelter", "albergue", "food pantry", "comida", "immigration lawyer", "abogado de inmigracion", "clinic",
    "dentist", "counseling", "job training", "unpaid wages", "legal aid", "detox", "support group", "housing",
    "child care", "transportation", "interpreter", "domestic violence", "trafficking", "crisis line",
    "traditional healing", "summer camp", "rent", "Benasa", "shelter Gallup", '"safety planning"',
    "counselling teens",
)  # fmt: skip


@dataclass(frozen=True)
class Timed:
    """One wish and what it took, round by round, in milliseconds."""

    words: str
    wish: str
    search: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    count: list[float] = field(default_factory=list)


def wishes() -> list[Wish]:
    """What people look for: mostly words, often a place, a language, an hour, whom it is for."""
    near = {
        name: found
        for name in ("Gallup", "Albuquerque", "Las Cruces")
        if isinstance(found := origin(name), Origin)
    }
    now = clock.now().replace(hour=17, minute=0)
    asked = [Wish(words=words) for words in WORDS]
    asked += [
        Wish(),
        Wish(needs=("HOUSING",)),
        Wish(county="mckinley"),
        Wish(needs=("FOOD_CLOTHING",), county="bernalillo"),
        Wish(needs=("IMMIGRATION",), language="vi"),
        Wish(words="shelter", gender="men", age=17),
        Wish(words="clinic", language="es", open_at=now),
        Wish(needs=("MENTAL_HEALTH",), open_at=now, county="bernalillo"),
        Wish(words="food", origin=near.get("Gallup"), within_miles=60),
        Wish(needs=("HEALTH",), origin=near.get("Albuquerque"), within_miles=20, language="es"),
        Wish(origin=near.get("Las Cruces"), within_miles=60),
        Wish(words="lawyer", without=("identification", "police_report"), county="dona-ana"),
        Wish(needs=("SAFETY",), takes=("pets", "children"), serves=("lgbtq",)),
        Wish(words="housing", page=5),
        Wish(words="sheltter"),
        Wish(words="quetzalcoatl"),
    ]
    return asked


def fill(count: str) -> dict[str, float]:
    """List services until there are so many; how many a second."""
    before = Listing.objects.count()
    start = time.perf_counter()
    write(islice(feed(int(count), SEED), before, None))
    took = time.perf_counter() - start
    learn_sizes()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")  # as its autovacuum does within minutes
    return {"rows": Listing.objects.count(), "a_second": (int(count) - before) / max(took, 0.001)}


def ask(rounds: str) -> dict[str, list[dict[str, Any]]]:
    """For each wish its milliseconds, round by round, and those of the raw query of its words."""
    timed = [(wish, Timed(wish.words, _named(wish))) for wish in wishes()]
    for _ in range(int(rounds)):
        for wish, told in timed:
            told.search.append(_milliseconds(partial(search, wish)))
            if wish.words:
                told.raw.append(_milliseconds(partial(raw, wish)))
                told.count.append(_milliseconds(partial(counted, wish)))
    return {"asked": [asdict(told) for _, told in timed]}


def _named(wish: Wish) -> str:
    usual = Wish()
    told = {name: value for name, value in vars(wish).items() if value != getattr(usual, name)}
    if wish.origin:
        told["origin"] = wish.origin.name
    return ", ".join(f"{name}={value}" for name, value in told.items()) or "everything"


def raw(wish: Wish) -> list[int]:
    """What the engine's own full-text query gives for the same words: the best 20 by its own rank."""
    atoms = meanings().read(wish.words, wish.locale).atoms
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT rowid FROM directory_found WHERE directory_found MATCH %s ORDER BY rank LIMIT 20",
                [fts5(atoms)],
            )
        else:
            cursor.execute(
                "SELECT listing_id FROM directory_listingfacts, to_tsquery('simple', %s) AS asked"
                " WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 20",
                [tsquery(atoms)],
            )
        return [row[0] for row in cursor.fetchall()]


def counted(wish: Wish) -> int:
    """How many listings have the words."""
    piece = words_found(meanings().read(wish.words, wish.locale))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM directory_listingfacts f WHERE {piece.text}", list(piece.values)
        )
        return int(cursor.fetchone()[0])


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps({"fill": fill, "ask": ask}[sys.argv[1]](*sys.argv[2:])))
