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

case_panels: Hook[[OpenMember, UUID], str] = Hook("case_panels")
"""Rendered, safe HTML of one card each; an empty string shows nothing."""

case_closed: Hook[[OpenMember, UUID], None] = Hook("case_closed")
"""Called in the transaction that closes a case, as when its releases must end with it."""
