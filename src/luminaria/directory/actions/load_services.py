"""load_services: the directory says what the pack and this instance's own organisations say."""

import re

from django.db import transaction

from luminaria.directory.models import Service
from luminaria.directory.rules import names_a_street, needs_of
from luminaria.packs import pack
from luminaria.packs.rules import NotInPack
from luminaria.packs.rules import Service as PackService
from luminaria.people.compartment import every_compartment
from luminaria.people.models import IntakeEpoch, Organisation

# A law-enforcement organisation never receives an envelope; an employer never receives a person.
RECEIVING_KINDS = (Organisation.Kind.PROVIDER, Organisation.Kind.LEGAL)
_KIND_WORDS = {Organisation.Kind.PROVIDER: "survivor services", Organisation.Kind.LEGAL: "legal help"}


def load_services(*, locale: str = "en") -> int:
    """Bring the directory to what is known now and return how many services it offers.

    Run by the owner (init, demo, and a chore). What is gone from the pack is kept and marked, since
    referrals name it. A service whose free text holds a street is not loaded.
    """
    with transaction.atomic():
        kept = [_load_organisation(organisation) for organisation in _receiving()]
        kept += [
            _load_from_pack(service, locale)
            for service in pack().services(locale)
            if not names_a_street(f"{service.services} {service.area} {service.notes}")
        ]
        Service.objects.exclude(code__in=kept).exclude(status=Service.Status.GONE).update(
            status=Service.Status.GONE
        )
    return len(kept)


def _receiving() -> list[Organisation]:
    with every_compartment():
        ready = set(IntakeEpoch.objects.filter(retired_on=None).values_list("organisation_id", flat=True))
    return [one for one in Organisation.objects.filter(kind__in=RECEIVING_KINDS) if one.id in ready]


def _load_organisation(organisation: Organisation) -> str:
    code = f"organisation:{organisation.id}"
    kind = _KIND_WORDS[Organisation.Kind(organisation.kind)]
    values = {
        "organisation": organisation,
        "name": organisation.name,
        "what": kind.capitalize(),
        "needs": sorted(needs_of(kind)),
        "channels": {"phone": organisation.phone} if organisation.phone else {},
        "source": "The organisation itself, on this instance",
        "status": Service.Status.OWN,
    }
    return _keep(code, values)


def _load_from_pack(service: PackService, locale: str) -> str:
    values = {
        "name": service.name,
        "what": service.services,
        "area": service.area,
        "languages": service.languages,
        "needs": sorted(needs_of(service.kind)),
        "channels": _channels(service, locale),
        "shelter": service.shelter,
        "source": service.fact.source,
        "source_date": service.fact.source_date,
        "called_on": service.fact.called_on,
        "status": Service.Status.VERIFIED,
    }
    return _keep(service.id, values)


def _keep(code: str, values: dict[str, object]) -> str:
    """Write a service only where it differs, so that the scheduled run usually writes nothing."""
    row = Service.objects.filter(code=code).first() or Service(code=code)
    if row._state.adding or any(getattr(row, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return code


def _channels(service: PackService, locale: str) -> dict[str, str]:
    channels = {"web": service.web} if re.fullmatch(r"[\w.:/-]+", service.web) else {}
    try:
        contact = pack().contact(service.contact_id, locale)
    except NotInPack:
        return channels
    call = contact.channel("call")
    return channels | ({"phone": call.display} if call else {})
