"""What helps a person, beside what one takes part in: a training, a campaign. One answer for every list.

An entry helps when it answers a need, or when nobody says that one takes part in it: a feed without needs
still helps. Said twice, for rows and for statements; a test holds one against the other.
"""

from typing import Final

from django.db.models import Exists, OuterRef, Q

from luminaria.directory.models import ListingTag
from luminaria.directory.rules.listing import Tag

PARTS: Final = (Tag.OFFERS, Tag.ROLE)


def helping() -> Q:
    """Listings that help."""
    tags = ListingTag.objects.filter(listing=OuterRef("pk"))
    return Q(Exists(tags.filter(kind=Tag.NEED))) | ~Q(Exists(tags.filter(kind__in=PARTS)))


def helping_sql(tags: str, here: str) -> str:
    """The same of a row in a statement: `here` ties the table `tags` to it."""
    parts = ", ".join(f"'{kind.value}'" for kind in PARTS)
    needed = f"EXISTS (SELECT 1 FROM {tags} t WHERE t.{here} AND t.kind = '{Tag.NEED.value}')"  # noqa: S608
    return f"{needed} OR NOT EXISTS (SELECT 1 FROM {tags} t WHERE t.{here} AND t.kind IN ({parts}))"  # noqa: S608
