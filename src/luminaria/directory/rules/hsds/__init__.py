"""The Human Services Data Specification (HSDS) 3.1: its objects, and what our profile adds to them."""

from luminaria.directory.rules.hsds.catalogue import OBJECTS, ROOTS, Field, Shape, shape_of_table
from luminaria.directory.rules.hsds.profile import (
    ASKED,
    GENDERS,
    OFFERS,
    ORGANIZATION_ROLES,
    POPULATIONS,
    PROFILE_FIELDS,
    PROFILE_VERSION,
    TRAFFICKING,
    VERSION,
    Known,
    Visibility,
)

__all__ = [
    "ASKED",
    "GENDERS",
    "OBJECTS",
    "OFFERS",
    "ORGANIZATION_ROLES",
    "POPULATIONS",
    "PROFILE_FIELDS",
    "PROFILE_VERSION",
    "ROOTS",
    "TRAFFICKING",
    "VERSION",
    "Field",
    "Known",
    "Shape",
    "Visibility",
    "shape_of_table",
]
