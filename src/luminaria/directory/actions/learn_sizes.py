"""The engine learns how big the directory is. Until then it may go through all records of a kind for a few.

PostgreSQL does so by itself within minutes, which is late for an import that has just written all it knows;
SQLite never does.
"""

from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.models import Model

from luminaria.directory.models import (
    Check,
    LastLook,
    ListedOrganization,
    ListedTerm,
    Listing,
    ListingFacts,
    ListingHours,
    ListingPlace,
    ListingTag,
    Record,
)

LISTED: Final = (
    Listing, ListingFacts, ListingHours, ListingPlace, ListingTag, ListedOrganization, ListedTerm,
)  # fmt: skip


def learn_records() -> None:
    """Plans of this transaction fit what it has written."""
    _analyze([Record])


def learn_sizes() -> None:
    """Plans fit what is known and what is listed now."""
    _analyze([Record, Check, LastLook, *LISTED])


def _analyze(tables: Iterable[type[Model]]) -> None:
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
