"""The words of `search` in a feed: the same engine as the pages' search."""

from django.db.models import Q, QuerySet

from luminaria.directory.models import Listing


def by_words(rows: QuerySet[Listing], words: str) -> QuerySet[Listing]:
    """Those that have every word, in English or in Spanish."""
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(words_en__icontains=word) | Q(words_es__icontains=word)
        )
    return rows
