"""Reads of the directory."""

from uuid import UUID

from luminaria.directory.models import Service
from luminaria.directory.rules import Choices, Option, answers, covers


def services_near(*, need: str = "", area: str = "", without: UUID | None = None) -> Choices:
    """Services for a need in an area, those who can receive here first, called ones before uncalled.

    `without` is the organisation that asks; it is not offered to itself.
    """
    rows = Service.objects.exclude(status=Service.Status.GONE).order_by("name")
    offered = [
        option_of(row)
        for row in rows
        if not without or row.organisation_id != without
        if answers(row.needs, need) and covers(row.area, area)
    ]
    offered.sort(key=lambda option: (option.called_on is None, option.name.casefold()))
    return Choices(
        here=tuple(option for option in offered if option.receives_here),
        by_phone=tuple(option for option in offered if not option.receives_here),
    )


def service(service_id: UUID) -> Option | None:
    """One service, or None."""
    row = Service.objects.filter(id=service_id).first()
    return option_of(row) if row else None


def option_of(row: Service) -> Option:
    """A row as it is offered."""
    return Option(
        id=row.id,
        name=row.name,
        what=row.what,
        area=row.area,
        languages=row.languages,
        phone=str(row.channels.get("phone", "")),
        printed=f"{row.source}, {row.source_date}" if row.source_date else row.source,
        called_on=row.called_on,
        organisation_id=row.organisation_id,
        needs=frozenset(row.needs),
    )
