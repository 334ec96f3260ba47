"""load_services: the directory holds what the pack and this instance's own organisations say."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from luminaria.directory.actions.line_checks import checks_of_calls
from luminaria.directory.actions.list_services import list_services
from luminaria.directory.actions.listed_terms import keep_terms
from luminaria.directory.actions.source_records import Said, SourceRecords, dispute
from luminaria.directory.models import Conflict, Record, Source
from luminaria.directory.rules import recorded
from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.listing import FACTS
from luminaria.directory.rules.recorded import Offering
from luminaria.kernel import clock
from luminaria.packs import Pack, pack
from luminaria.packs.rules import NotInPack, Service, Taxonomy, Term
from luminaria.packs.rules.taxonomies import term_id
from luminaria.people.compartment import every_compartment
from luminaria.people.models import IntakeEpoch, Organisation

PACK, INSTANCE = "pack", "instance"
# A law-enforcement organisation never receives an envelope; an employer never receives a person.
RECEIVING_KINDS = (Organisation.Kind.PROVIDER, Organisation.Kind.LEGAL)
_KIND_WORDS = {Organisation.Kind.PROVIDER: "Survivor services", Organisation.Kind.LEGAL: "Legal help"}
_KINDS = ("taxonomy", "taxonomy_term", "organization", "service")


def load_services() -> int:
    """Bring the records of the pack and of this instance to what they say now; how many services there are.

    Run by the owner (init, demo, and a chore). Writes only what differs. What is gone from the pack is kept
    and marked, since referrals name it; what was decided at the desk stands. Calls to lines count as looks.
    """
    with transaction.atomic():
        from_pack = _FromPack(pack(), SourceRecords.of(_pack_source()))
        from_pack.keep()
        own = SourceRecords.of(_source(INSTANCE, "The organisations of this instance"))
        for organisation in _receiving():
            _keep_own(own, organisation, from_pack)
        for held in (from_pack.records, own):
            held.say_gone(_KINDS)
        looked = checks_of_calls()
    moved = from_pack.records.moved | own.moved | looked
    rows = Record.objects.filter(kind="service", source_id__in=(PACK, INSTANCE))
    if moved:
        list_services(rows.values_list("id", flat=True))
        keep_terms(clock.now())
    return rows.filter(gone_on=None).count()


def _source(code: str, name: str, read_on: date | None = None) -> Source:
    read_at = datetime.combine(read_on, time(12), UTC) if read_on else None
    row, made = Source.objects.get_or_create(code=code, defaults={"name": name[:200], "read_at": read_at})
    if not made and (row.name, row.read_at) != (name[:200], read_at):
        row.name, row.read_at = name[:200], read_at
        row.save()
    return row


def _pack_source() -> Source:
    read_on = pack().source.document.get("services", {}).get("read_on")
    return _source(PACK, pack().name, read_on if isinstance(read_on, date) else None)


class _FromPack:
    """The pack's taxonomies, organizations and services as records. English first where the pack has it."""

    def __init__(self, said: Pack, records: SourceRecords) -> None:
        self.said, self.records = said, records
        self.base = "en" if "en" in said.locales else said.default_locale
        self.others = tuple(locale for locale in said.locales if locale != self.base)

    def keep(self) -> None:
        for taxonomy in self.said.taxonomies(self.base):
            self._taxonomy(taxonomy)
        by_organization: dict[str, list[Service]] = {}
        for one in self.services[self.base].values():
            by_organization.setdefault(one.organization, []).append(one)
        for code, services in by_organization.items():
            organization = self._organization(code, [one.id for one in services])
            for one in services:
                self._service(one, organization)

    @cached_property
    def services(self) -> dict[str, dict[str, Service]]:
        """Every service on record, by language and id."""
        return {
            locale: {one.id: one for one in self.said.known_services(locale)} for locale in self.said.locales
        }

    def _taxonomy(self, taxonomy: Taxonomy) -> None:
        spoken = {locale: self.said.taxonomy(taxonomy.code, locale) for locale in self.others}
        document = recorded.taxonomy_document(taxonomy, spoken)
        hidden = taxonomy.licensed
        self.records.keep(Said("taxonomy", taxonomy.code, taxonomy.id, document, do_not_list=hidden))
        for term in taxonomy.terms:
            self._term(taxonomy, term, {locale: one.term(term.code) for locale, one in spoken.items()})

    def _term(self, taxonomy: Taxonomy, term: Term, spoken: dict[str, Term | None]) -> None:
        said = {locale: one for locale, one in spoken.items() if one}
        document = recorded.term_document(taxonomy, term, said, self.base)
        columns = {
            "taxonomy_id": taxonomy.id,
            "parent_id": term_id(taxonomy.code, term.parent) if term.parent else None,
        }
        code = f"{taxonomy.code}/{term.code}"
        self.records.keep(Said("taxonomy_term", code, term.id, document, columns=columns))

    def _id(self, kind: str, external_id: str) -> UUID:
        otherwise = recorded.record_id(self.said.code, kind, external_id)
        return self.records.id_of(kind, external_id, otherwise)

    def _organization(self, code: str, ids: list[str]) -> Record:
        offering = {
            locale: Offering(
                self.said.organizations(locale).get(code), tuple(self.services[locale][id] for id in ids)
            )
            for locale in (self.base, *self.others)
        }
        id = self._id("organization", code)
        document = recorded.organization_document(id, self.base, offering)
        codes = {"take-part": document.get("offers", []), "roles": document.get("roles", [])}
        codes["headings"] = [document["heading"]] if "heading" in document else []
        document["attributes"] = recorded.attributes(id, self._terms(codes))
        return self.records.keep(Said("organization", code, id, document))

    def _terms(self, codes: dict[str, list[str]]) -> list[UUID]:
        return [term_id(taxonomy, code) for taxonomy, some in codes.items() for code in some]

    def term_ids(self, codes: tuple[str, ...], populations: tuple[str, ...] = ()) -> list[UUID]:
        """The terms of these codes, those above them, the law's that they stand for, and whom it serves."""
        try:
            found = [term.code for term in self.said.taxonomy(recorded.BARE, self.base).above(codes)]
        except NotInPack:
            return []
        ids = [term_id(recorded.BARE, code) for code in found]
        for taxonomy in self.said.taxonomies(self.base):
            ids += [term.id for term in taxonomy.terms if set(term.terms) & set(found)]
            ids += [
                term.id
                for term in taxonomy.terms
                if taxonomy.profile == "serves" and term.code in populations
            ]
        return ids

    def _service(self, one: Service, organization: Record) -> None:
        id = self._id("service", one.id)
        spoken = {locale: self.services[locale][one.id] for locale in self.others}
        terms = self.term_ids(one.terms, one.serves.populations)
        said = Said(
            "service",
            one.id,
            id,
            recorded.service_document(id, one, spoken, terms),
            status=recorded.status_of(one),
            visibility=Visibility.INTAKE_ONLY if one.shelter else Visibility.PUBLIC,
            columns={"organization_id": organization.id},
            why=" ".join(part for part in (one.fact.hold, one.notes) if part),
        )
        row = self.records.keep(said)
        for other in one.otherwise:
            self._otherwise(row, other.fact, other.says, other.source, other.date)

    def _otherwise(self, row: Record, fact: str, says: str, who: str, when: str) -> None:
        """Another source says otherwise: asked once, whatever was decided since."""
        source = _source(slugify(f"read-{who}")[:80], f"{who}, {when}" if when else who)
        if not Conflict.objects.filter(record=row, field=fact, source=source).exists():
            held = {part: row.document[part] for part in FACTS[fact] if part in row.document}
            dispute(row, fact, held, {"words": says}, source)


def _receiving() -> Iterator[Organisation]:
    with every_compartment():
        ready = set(IntakeEpoch.objects.filter(retired_on=None).values_list("organisation_id", flat=True))
    return (one for one in Organisation.objects.filter(kind__in=RECEIVING_KINDS) if one.id in ready)


def _keep_own(own: SourceRecords, organisation: Organisation, said: _FromPack) -> None:
    """An organisation of this instance. It stands on no public page before somebody lists it at the desk."""
    code = f"organisation:{organisation.id}"
    ids = {
        kind: own.id_of(kind, code, recorded.record_id(INSTANCE, kind, code))
        for kind in ("organization", "service")
    }
    phones = [{"id": str(organisation.id), "number": organisation.phone}] if organisation.phone else []
    what = _KIND_WORDS[Organisation.Kind(organisation.kind)]
    common = {"name": organisation.name, "description": what}
    own.keep(Said("organization", code, ids["organization"], common, status="own"))
    document = common | {
        "status": "active",
        "kind": "other",
        "phones": phones,
        "attributes": recorded.attributes(ids["service"], said.term_ids(_own_terms(said, organisation.kind))),
    }
    own.keep(
        Said(
            "service",
            code,
            ids["service"],
            {name: value for name, value in document.items() if value},
            status="own",
            do_not_list=True,
            columns={"organization_id": ids["organization"], "receiver_id": organisation.id},
        )
    )


def _own_terms(said: _FromPack, kind: str) -> tuple[str, ...]:
    taxonomies = said.said.taxonomies(said.base)
    return tuple(term.code for one in taxonomies for term in one.terms if kind in term.own)
