"""Which address of the API answers what: the table that routing and description are both made from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http.response import HttpResponseBase

from luminaria.directory.api import asked, operations


@dataclass(frozen=True)
class Route:
    """One address. `kind` is the object it answers with; `operation` HSDS's own name of it."""

    path: str
    view: Callable[..., HttpResponseBase]
    operation: str
    kind: str
    takes: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def is_list(self) -> bool:
        """Whether it answers with a page."""
        return self.operation.startswith("getPaginated")

    @property
    def methods(self) -> tuple[str, ...]:
        """Lists are asked by POST too, so that words need no address."""
        return ("GET", "POST") if self.is_list else ("GET",)


_ID: Final = "/{id}"
ROUTES: Final = (
    Route("/", operations.root, "getAPIMetaInformation", "root", is_required=True),
    Route(
        "/services",
        operations.services,
        "getPaginatedListOfServices",
        "service",
        asked.SERVICES,
        is_required=True,
    ),
    Route(f"/services{_ID}", operations.service, "getFullyNestedServiceById", "service", is_required=True),
    Route(
        "/organizations",
        operations.organizations,
        "getPaginatedListOfOrganizations",
        "organization",
        asked.ORGANIZATIONS,
    ),
    Route(
        f"/organizations{_ID}",
        operations.organization,
        "getOrganizationById",
        "organization",
        asked.ORGANIZATION,
    ),
    Route(
        "/service_at_locations",
        operations.service_at_locations,
        "getPaginatedListOfServiceAtLocation",
        "service_at_location",
        asked.PLACES,
    ),
    Route(
        f"/service_at_locations{_ID}",
        operations.service_at_location,
        "getServiceAtLocationWithNestedDataById",
        "service_at_location",
    ),
    Route("/taxonomies", operations.taxonomies, "getPaginatedListOfTaxonomies", "taxonomy", asked.TAXONOMIES),
    Route(f"/taxonomies{_ID}", operations.taxonomy, "getTaxonomyById", "taxonomy"),
    Route(
        "/taxonomy_terms",
        operations.taxonomy_terms,
        "getPaginatedListOfTaxonomyTerms",
        "taxonomy_term",
        asked.TERMS,
    ),
    Route(f"/taxonomy_terms{_ID}", operations.taxonomy_term, "getTaxonomyTermById", "taxonomy_term"),
)
