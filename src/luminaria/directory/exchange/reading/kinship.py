"""How records name each other, and how a feed nests them: what is lifted out, and what then names it."""

from typing import Final

# Of a record: the field that names another, the column that keeps it, the kind that it names.
LINKS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "taxonomy": {},
    "taxonomy_term": {
        "parent_id": ("parent_id", "taxonomy_term"),
        "taxonomy_id": ("taxonomy_id", "taxonomy"),
    },
    "organization": {"parent_organization_id": ("parent_id", "organization")},
    "program": {"organization_id": ("organization_id", "organization")},
    "location": {"organization_id": ("organization_id", "organization")},
    "service": {
        "organization_id": ("organization_id", "organization"),
        "program_id": ("program_id", "program"),
    },
    "service_at_location": {
        "service_id": ("service_id", "service"),
        "location_id": ("location_id", "location"),
    },
}
# A record nested as one: the field, its kind, the link that names it.
ONES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "service": (("organization", "organization", "organization_id"), ("program", "program", "program_id")),
    "service_at_location": (("location", "location", "location_id"), ("service", "service", "service_id")),
    "taxonomy_term": (("taxonomy_detail", "taxonomy", "taxonomy_id"),),
}
# Records nested as a list: the field, their kind, the link by which they name this one.
MANY: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "organization": (
        ("locations", "location", "organization_id"),
        ("programs", "program", "organization_id"),
        ("services", "service", "organization_id"),
    ),
    "service": (("service_at_locations", "service_at_location", "service_id"),),
    "taxonomy": (("taxonomy_terms", "taxonomy_term", "taxonomy_id"),),
}
# What says of a child whose it is: its place in the nest says so already.
PARENTS: Final = frozenset(
    {
        *("organization_id", "service_id", "location_id", "service_at_location_id", "contact_id", "phone_id"),
        *("link_id", "unit_id"),
    }
)
DEEPEST: Final = 12
