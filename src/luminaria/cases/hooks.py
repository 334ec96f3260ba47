"""What later rooms put on the page of a case: doors beside its title, panels in its side column."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.kernel.hooks import Hook
from luminaria.people.rules import OpenMember


@dataclass(frozen=True)
class CaseDoor:
    """Something that can be done from a case, such as asking a service."""

    label: str
    url: str
    order: int = 100


case_doors: Hook[[OpenMember, UUID], CaseDoor | None] = Hook("case_doors")
"""Given who looks and the case; None where this member may not."""


@dataclass(frozen=True)
class ServiceDoor:
    """Where a service can be asked for this case: by a form that posts its id as `service` and `step`."""

    label: str
    url: str
    step: str
    receiving: frozenset[UUID]


service_doors: Hook[[OpenMember, UUID], ServiceDoor | None] = Hook("service_doors")
"""Given who looks and the case; None where this member may not ask. `receiving` can be asked from here."""

case_panels: Hook[[OpenMember, UUID], str] = Hook("case_panels")
"""Rendered, safe HTML of one card each; an empty string shows nothing."""

case_closed: Hook[[OpenMember, UUID], None] = Hook("case_closed")
"""Called in the transaction that closes a case, as when its releases must end with it."""
