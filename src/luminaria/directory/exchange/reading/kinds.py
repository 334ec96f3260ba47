"""What kind of record an object is: by the list it stands in, by its fields, by the name of its file."""

import re
from typing import Any, Final

from luminaria.directory.rules.hsds import OBJECTS, ROOTS

# Fields that only one kind of record has, the surest first.
_MARKS: Final = (
    ("location", {"location_type", "addresses", "latitude", "transportation"}),
    ("service_at_location", {"location", "location_id"}),
    (
        "service",
        {
            "status",
            "service_at_locations",
            "eligibility_description",
            "organization",
            "schedules",
            "capacities",
        },
    ),
    ("taxonomy_term", {"taxonomy_detail", "taxonomy_id", "term_uri", "parent_id", "taxonomy", "code"}),
    (
        "organization",
        {
            "website",
            "locations",
            "programs",
            "organization_identifiers",
            "parent_organization_id",
            "legal_status",
        },
    ),
    ("taxonomy", {"version", "taxonomy_terms"}),
)
_NAMES: Final = tuple(
    sorted(
        ((name, kind) for kind in ROOTS for name in {kind, OBJECTS[kind].table, f"{kind}s"}),
        key=lambda pair: -len(pair[0]),
    )
)
KEYS: Final = dict(_NAMES)


def kind_of(document: dict[str, Any], hint: str = "") -> str:
    """The kind of a record, or "" when nobody can tell. `hint` is what its file or list is named after."""
    found = next((kind for kind, marks in _MARKS if marks & document.keys()), "")
    if hint and (not found or hint in ("organization", "program", "taxonomy")):
        return hint
    return found


def named(path: str) -> str:
    """The kind that a file's name or folder says, as in services/1.json or taxonomy_term_list.json."""
    for word in reversed(re.split(r"[/.]", path.lower())):
        for name, kind in _NAMES:
            if word == name or word.startswith((f"{name}_", f"{name}-")):
                return kind
    return ""


def is_front_door(document: dict[str, Any]) -> bool:
    """Whether this is what an API says of itself at its root, and no record."""
    return "id" not in document and ("openapi_url" in document or "version" in document)
