"""Organizations that keep a place secret, and the places of theirs that everybody may know."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from luminaria.directory.models import Record
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import Document


def keepers(source: str = "", among: Iterable[UUID | None] | None = None) -> set[UUID]:
    """Organizations of which a place, or the place of a service, is secret: of a source, or among some."""
    secret = Record.objects.exclude(visibility=Visibility.PUBLIC)
    services = Record.objects.filter(kind="service", organization_id__isnull=False)
    owned = secret.filter(kind="location", organization_id__isnull=False)
    if source:
        secret, owned = secret.filter(source_id=source), owned.filter(source_id=source)
    if among is not None:
        chosen = [id for id in among if id]
        services = services.filter(organization_id__in=chosen)
        owned = owned.filter(organization_id__in=chosen)
        doors = secret.filter(kind="service_at_location", service_id__in=services.values("id"))
    else:
        doors = secret.filter(kind="service_at_location")
    found = set(services.filter(id__in=doors.values("service_id")).values_list("organization_id", flat=True))
    found |= set(owned.values_list("organization_id", flat=True))
    return {id for id in found if id}


def open_places(organization_ids: Iterable[UUID]) -> dict[UUID, list[Document]]:
    """Of each organization, the places and doors that nobody keeps secret."""
    chosen = list(organization_ids)
    found: dict[UUID, list[Document]] = defaultdict(list)
    services = Record.objects.filter(kind="service", organization_id__in=chosen)
    owners = dict(services.values_list("id", "organization_id"))
    public = Record.objects.filter(visibility=Visibility.PUBLIC, gone_on=None)
    at_home: dict[UUID, set[UUID]] = defaultdict(set)
    for at in public.filter(kind="service_at_location", service_id__in=services.values("id")):
        owner = owners.get(at.service_id) if at.service_id else None
        if owner:
            found[owner].append(at.document)
            if at.location_id:
                at_home[at.location_id].add(owner)
    for place in public.filter(kind="location", id__in=list(at_home)):
        for owner in at_home[place.id]:
            found[owner].append(place.document)
    for place in public.filter(kind="location", organization_id__in=chosen):
        if place.organization_id:
            found[place.organization_id].append(place.document)
    return dict(found)
