"""What later rooms put on the page of a report."""

from dataclasses import dataclass
from uuid import UUID

from luminaria.kernel.hooks import Hook
from luminaria.people.rules import OpenMember


@dataclass(frozen=True)
class ReportDoor:
    """Something that can be done from a report, such as opening a case."""

    label: str
    url: str


report_doors: Hook[[OpenMember, UUID], ReportDoor | None] = Hook("report_doors")
"""Given who looks and the report; None where this member may not."""
