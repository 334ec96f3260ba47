"""Search over what is listed. A question is answered and forgotten: it is not logged, kept or counted."""

from dataclasses import replace

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from luminaria.directory.models import Listing
from luminaria.directory.queries.choosing import Chosen, Row, chosen, run
from luminaria.directory.queries.hits import hits_of, still_open
from luminaria.directory.queries.meaning import meanings
from luminaria.directory.queries.spelling import corrected
from luminaria.directory.queries.unlisted import unlisted
from luminaria.directory.rules.matching import only_personal
from luminaria.directory.rules.wishes import Found, Hit, Wish
from luminaria.directory.rules.words import Asked, fts5, tsquery
from luminaria.kernel import clock

MOST_A_PAGE = 200
DEEPEST_PAGE = 1000
# Of those that may be open by the ordinary week, so many more are looked at than a page holds.
LOOKED_AT = 3
# For each row that is wanted so many listings at the head of the order are looked at, but no more than most:
# what one listing in thirty has is found there, and reading all that have it is what takes long.
WALKED, MOST_WALKED = 50, 5000


def search(wish: Wish) -> Found:
    """One page of the services that fit every part of the wish, or of which a part is unknown, in order.

    When nothing is found the words are read more kindly, and `corrected` says what was searched instead.
    """
    wish, asked = _read(wish)
    rows, more = _page(wish, asked)
    if rows or wish.page > 1 or not asked.atoms:
        return Found(hits=hits_of(rows, wish), page=wish.page, more=more, total=None)
    for kinder, needs in corrected(asked, wish.locale):
        instead = replace(wish, words=kinder.shown if kinder.atoms else "", needs=needs or wish.needs)
        rows, more = _page(instead, kinder)
        if rows:
            return Found(hits_of(rows, instead), wish.page, more, None, kinder.shown)
    return Found(hits=(), page=wish.page, more=False, total=None)


def match(wish: Wish, include_unlisted: bool = False) -> Found:
    """What `search` finds; for the desk also, last, what is held and not listed, each with why it is not."""
    found = search(wish)
    if not include_unlisted or found.more:
        return found
    return replace(found, hits=(*found.hits, *(unlisted(wish) if wish.page == 1 or found.hits else ())))


def excluded(wish: Wish, most: int = 20) -> tuple[Hit, ...]:
    """Services that do what is needed where it is needed, and are left out for whom they take: with why."""
    wide = replace(wish, age=None, gender="", serves=(), without=(), takes=(), page=1, per_page=MOST_A_PAGE)
    wide, asked = _read(wide)
    rows, _ = _page(wide, asked)
    return tuple(hit for hit in hits_of(rows, wish) if only_personal(hit.reasons))[:most]


def by_words(listings: QuerySet[Listing], words: str, *locales: str) -> QuerySet[Listing]:
    """Those of the listings in which the words are found, read as in a search in one of these languages;
    no slips are mended."""
    if not words.strip():
        return listings
    readings = [meanings().read(words, locale).atoms for locale in locales]
    if not any(readings):
        return listings.none()
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM directory_found WHERE directory_found MATCH %s"
        said = " OR ".join(dict.fromkeys(f"({fts5(atoms)})" for atoms in readings if atoms))
    else:
        sql = "SELECT listing_id FROM directory_listingfacts WHERE words @@ to_tsquery('simple', %s)"
        said = " | ".join(dict.fromkeys(f"({tsquery(atoms)})" for atoms in readings if atoms))
    return listings.filter(number__in=RawSQL(sql, [said]))  # noqa: S611 (the words are a parameter)


def _read(wish: Wish) -> tuple[Wish, Asked]:
    """The wish within bounds, and its words as they are searched. Signs alone are no words."""
    asked = meanings().read(wish.words, wish.locale)
    page = min(max(1, wish.page), DEEPEST_PAGE)
    per_page = min(max(1, wish.per_page), MOST_A_PAGE)
    words = wish.words if asked.atoms else ""
    return replace(wish, words=words, page=page, per_page=per_page), asked


def _page(wish: Wish, asked: Asked) -> tuple[list[Row], bool]:
    """The rows of the page, and whether there are more after it."""
    statements = chosen(wish, asked, clock.now().date())
    wanted = wish.page * wish.per_page + 1
    rows = _rows(statements, wanted * (LOOKED_AT if wish.open_at else 1))
    if wish.open_at:
        rows = still_open(rows, wish, wanted)
    start = wanted - 1 - wish.per_page
    return rows[start : wanted - 1], len(rows) >= wanted


def _rows(statements: Chosen, most: int) -> list[Row]:
    """The first rows, in the least steps: those with the words in their name come first and are few to sort;
    what is frequent is found at the head of the order; those of which something is unknown come last, and are
    looked for only when the others are too few."""
    rows = run(statements.with_words_in_name(most)) if statements.named else []
    if len(rows) < most and most * WALKED <= MOST_WALKED:
        rows += [row for row in run(statements.among_first(most, most * WALKED)) if not row.named]
    if len(rows) < most:
        rows = run(statements.sure(most))
    if len(rows) < most and statements.may_be_unknown:
        rows = run(statements.unsure(most))
    return rows[:most]
