"""What our profile of HSDS 3.1 adds, for services that people who were trafficked may need.

HSDS allows further properties; none of these says anew what HSDS has a term for (HSDS, conformance).
A service may carry, beside the fields of HSDS:

`front_gate`    {name, phones[], email, hours, how}: how to reach a place that is never printed.
`serves`        {genders[], populations[], trafficking[], tribal, excludes[]}: whom it is for, and not.
`asks`          {immigration_status, identification, police_report, proof_of_trafficking: Known}.
`takes`         {children, pets, wheelchair, couples: Known}.
`referrals`     {accepts: Known, how[], warm_transfer: Known, hours}.
`kind`          hotline, shelter or other: how often its facts are checked.
`translations`  {language: {field: words}} of name, description and other free text.
`verification`  written by us alone: [{field, state, method, checked_on, role, due_on}].
`sources`       written by us alone: [{name, publisher, read_on, date}].

A location may carry `visibility`. A schedule may carry `timezone_name` (IANA) and `holidays` (closed, open).
"""

from enum import StrEnum
from typing import Final

VERSION: Final = "3.1"
PROFILE_VERSION: Final = "1.0.0"


class Visibility(StrEnum):
    """Who may learn where a place is.

    PUBLIC: printed. INTAKE_ONLY: the service is printed with its front gate and the counties it serves, the
    place is not. HIDDEN: nothing about the place is printed, counted or hinted at.
    Of the last two, no street, coordinate, postcode or telephone of the place is kept at all.
    """

    PUBLIC = "public"
    INTAKE_ONLY = "intake-only"
    HIDDEN = "hidden"


class Known(StrEnum):
    """Whether something is so, as far as anybody has asked. An absent answer is UNKNOWN, never NO."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# What a service may ask for before it helps; "yes" means that it asks.
ASKED: Final = ("immigration_status", "identification", "police_report", "proof_of_trafficking")
GENDERS: Final = ("women", "men", "transgender", "nonbinary")
TRAFFICKING: Final = ("labor", "sex")
# Whom a service says it is for. Never a sign of anything (design/safety.md 5).
POPULATIONS: Final = ("immigrants", "indigenous", "youth", "lgbtq", "parents", "disabled", "men", "women")
# What a program offers to those who want to take part (coverage A20, E5).
OFFERS: Final = ("trainings", "events", "services", "volunteering", "donations", "goods")
# What a non-profit does, as the source documents list it (coverage D14).
ORGANIZATION_ROLES: Final = (
    "direct-services",
    "awareness",
    "policy",
    "law-enforcement-partner",
    "professional-training",
    "rebuilding",
)
PROFILE_FIELDS: Final = {
    "service": (
        "front_gate",
        "serves",
        "asks",
        "takes",
        "referrals",
        "kind",
        "translations",
        "verification",
        "sources",
    ),
    "organization": ("translations", "roles", "offers", "collaboration", "heading", "sources"),
    "location": ("visibility", "county"),
    "schedule": ("timezone_name", "holidays"),
}
