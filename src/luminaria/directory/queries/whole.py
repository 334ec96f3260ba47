"""The listed directory, or a part of it, as exports read it: in the order of ids, a batch at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from luminaria.directory.models import ListedOrganization, ListingPlace
from luminaria.directory.queries import documents, feeds
from luminaria.directory.queries.feeds import Feed
from luminaria.directory.queries.fitting import Asked, listings
from luminaria.directory.queries.terms import Terms
from luminaria.directory.rules.listing import Document

EVERYTHING: Final = Asked()


@dataclass(frozen=True)
class ListedWhole:
    """What fits `asked`; everything when nothing is asked."""

    asked: Asked = EVERYTHING

    def services(self) -> Iterator[Document]:
        """Fully nested services."""
        feed = feeds.services(self.asked)
        return feed.stream(feed.whole)

    def organizations(self) -> Iterator[Document]:
        """Organizations of the services that fit, without these."""
        rows = ListedOrganization.objects.all()
        if self.asked != EVERYTHING:
            rows = rows.filter(id__in=listings(self.asked).values("organization"))
        alone = Feed(rows, "id", ("id",), _alone, _alone)
        return alone.stream(alone.whole)

    def places(self) -> Iterator[Document]:
        """Places of the services that fit, those of one location together."""
        unread = (f"listing__{name}" for name in ("document", "words_en", "words_es"))
        rows = ListingPlace.objects.select_related("listing").defer(*unread)
        if self.asked != EVERYTHING:
            rows = rows.filter(listing__in=listings(self.asked))
        last = None
        terms = Terms()
        while batch := documents.next_places(rows, last):
            last = batch[-1]
            yield from documents.places_alone(batch, terms)

    def taxonomies(self) -> Iterator[Document]:
        """All published taxonomies."""
        feed = feeds.taxonomies(EVERYTHING)
        return feed.stream(feed.whole)

    def terms(self) -> Iterator[Document]:
        """All published terms."""
        feed = feeds.terms(EVERYTHING)
        return feed.stream(feed.whole)


def _alone(rows: list[ListedOrganization], terms: Terms) -> list[Document]:
    return documents.organizations_alone(rows, terms)
