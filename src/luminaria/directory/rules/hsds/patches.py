"""Our profile as JSON Merge Patches of the HSDS schemas, one an object (HSDS, profiles reference)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from luminaria.directory.rules.hsds.profile import (
    ASKED,
    GENDERS,
    OFFERS,
    ORGANIZATION_ROLES,
    POPULATIONS,
    TRAFFICKING,
    Known,
    Visibility,
)

Patch = dict[str, Any]
_ANSWERS: Final = [one.value for one in Known]


def _text(description: str) -> Patch:
    return {"type": "string", "description": description}


def _codes(description: str, codes: tuple[str, ...] = ()) -> Patch:
    items: Patch = {"type": "string", **({"enum": list(codes)} if codes else {})}
    return {"type": "array", "items": items, "description": description}


def _known(names: tuple[str, ...], description: str) -> Patch:
    answer: Patch = {"type": "string", "enum": _ANSWERS}
    return {"type": "object", "description": description, "properties": dict.fromkeys(names, answer)}


def _rows(description: str, *names: str) -> Patch:
    properties: Patch = {name: {"type": "string"} for name in names}
    for name in names:
        if name.endswith("_on"):
            properties[name]["format"] = "date"
    return {
        "type": "array",
        "items": {"type": "object", "properties": properties},
        "description": description,
    }


def _object(description: str, **properties: Patch) -> Patch:
    return {"type": "object", "description": description, "properties": properties}


_TRANSLATIONS: Final[Patch] = {
    "type": "object",
    "description": "Free text in other languages: a language code, then the fields in that language.",
    "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
}
_SOURCES: Final = _rows("Where the entry was read.", "name", "publisher", "read_on", "date", "kind")
_SERVICE: Final[Patch] = {
    "front_gate": _object(
        "How to reach a place that is never printed: whom to ask, not where it is.",
        name=_text("Who answers."),
        phones={"type": "array", "items": {"$ref": "phone.json"}},
        email={"type": "string", "format": "email"},
        hours=_text("When somebody answers."),
        how=_text("What happens then."),
    ),
    "serves": _object(
        "Whom the service is for, and whom it says that it is not for.",
        genders=_codes("Genders served; absent: nobody has asked.", GENDERS),
        populations=_codes("Whom the service names.", POPULATIONS),
        trafficking=_codes("Forms of trafficking that it works with.", TRAFFICKING),
        excludes=_codes("Whom it does not take, as codes."),
    ),
    "asks": _known(ASKED, "What it asks for before it helps. Absent is unknown, never no."),
    "takes": _known(
        ("children", "pets", "wheelchair", "couples"), "Whom or what can come along. Absent is unknown."
    ),
    "referrals": _object(
        "Which referrals it takes.",
        accepts={"type": "string", "enum": _ANSWERS},
        how=_codes("Ways to refer."),
        warm_transfer={"type": "string", "enum": _ANSWERS},
        hours=_text("When referrals are taken."),
    ),
    "kind": {
        "type": "string",
        "enum": ["hotline", "shelter", "other"],
        "description": "How often facts are checked: 30, 90 or 180 days.",
    },
    "translations": _TRANSLATIONS,
    "verification": _rows(
        "When each fact was last looked at, how, by which role, and when it is due again.",
        "field",
        "state",
        "method",
        "checked_on",
        "role",
        "due_on",
    ),
    "sources": _SOURCES,
}
_ORGANIZATION: Final[Patch] = {
    "translations": _TRANSLATIONS,
    "roles": _codes("What it does.", ORGANIZATION_ROLES),
    "offers": _codes("What it offers to those who want to take part.", OFFERS),
    "collaboration": {"description": "Whom it works with and how to begin."},
    "heading": _text("The heading under which it is listed."),
    "sources": _SOURCES,
}
_LOCATION: Final[Patch] = {
    "visibility": {
        "type": "string",
        "enum": [one.value for one in Visibility],
        "description": "Who may learn where it is. Only public places leave this directory.",
    },
    "county": _text("The county's id."),
}
_SCHEDULE: Final[Patch] = {
    "timezone_name": _text("IANA time zone; an offset loses daylight saving time."),
    "holidays": {"type": "string", "enum": ["closed", "open"], "description": "On public holidays."},
}
_TERM: Final[Patch] = {
    "translations": _TRANSLATIONS,
    "needs": _codes("Needs that a service with this term answers."),
    "group": _text("The group under which it is shown."),
}
PATCHES: Final[Mapping[str, Patch]] = MappingProxyType(
    {
        "service": {"properties": _SERVICE},
        "organization": {"properties": _ORGANIZATION},
        "location": {"properties": _LOCATION},
        "schedule": {"properties": _SCHEDULE},
        "taxonomy_term": {"properties": _TERM},
    }
)
