"""Rows of the directory: what is known (held), what may be seen (listed), and calls to public lines."""

from luminaria.directory.models.facts import ListingFacts
from luminaria.directory.models.held import (
    Answer,
    Change,
    Check,
    Conflict,
    Doubt,
    HiddenName,
    Invitation,
    LastLook,
    Record,
    Source,
)
from luminaria.directory.models.listed import (
    ListedOrganization,
    ListedTaxonomy,
    ListedTerm,
    Listing,
    ListingHours,
    ListingPlace,
    ListingTag,
)
from luminaria.directory.models.services import LineCall

__all__ = [
    "Answer",
    "Change",
    "Check",
    "Conflict",
    "Doubt",
    "HiddenName",
    "Invitation",
    "LastLook",
    "LineCall",
    "ListedOrganization",
    "ListedTaxonomy",
    "ListedTerm",
    "Listing",
    "ListingFacts",
    "ListingHours",
    "ListingPlace",
    "ListingTag",
    "Record",
    "Source",
]
