"""What families must not say of their hidden places, for the guards of their words."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from luminaria.directory.models import HiddenName, Record
from luminaria.directory.rules.redaction.cutting import plain
from luminaria.directory.rules.redaction.unsaid import Mark, Unsaid
from luminaria.people.names import server_key


def unsaid(families: Iterable[UUID]) -> dict[UUID, Unsaid]:
    """Of each of these families, by its organization or a service without one."""
    wanted, marks = list(families), defaultdict(set)
    for row in HiddenName.objects.filter(family__in=wanted):
        marks[row.family].add(Mark(row.words, row.digest))
    return {family: Unsaid(family, server_key(), frozenset(marks[family])) for family in wanted}


def unsaid_at(service_id: UUID) -> Unsaid:
    """What a service must not say. Its own name and its organization's are no secret, whatever bears them."""
    owner = Record.objects.values_list("organization_id", flat=True).get(id=service_id)
    family = owner or service_id
    names = Record.objects.filter(id__in={family, service_id}).values_list("name", flat=True)
    return unsaid([family])[family].but(map(plain, names))
