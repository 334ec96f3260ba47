"""What a pack has on record, in the shape of HSDS with our profile. No framework in here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

from luminaria.directory.rules.listing import Document
from luminaria.packs.rules import Collaboration, Opening, Organization, Reach, Service, Taxonomy, Term
from luminaria.packs.rules.opening import WEEKDAYS

# Ids of records are made from the pack and the pack's own ids: a feed names them alike for ever.
NAMES: Final = UUID("b4f3a0de-6c3f-5d0e-8d5e-6f0f6a7b1c22")
BARE: Final = "services"  # the taxonomy whose codes stand alone, without its name before them
LINES: Final = frozenset({"hotline", "crisis-line", "child-protection"})
_TYPES: Final = {"call": "voice", "text": "text", "tty": "tty"}
_WEB: Final = ("web", "chat")
_INTERPRETER: Final = "interpreter"
_HOST: Final = re.compile(r"[\w-]+(\.[\w-]+)+(/[\w./-]*)?")
Spoken = Mapping[str, Service]


def record_id(pack: str, kind: str, external_id: str) -> UUID:
    """The identity of a record that came from a pack."""
    return uuid5(NAMES, f"{pack}:{kind}:{external_id}")


def status_of(one: Service) -> str:
    """How far it may be shown: named is said without a way to reach it; what is held back is unverified."""
    if one.fact.public:
        return one.fact.status if one.reachable else "named"
    return "unverified" if one.fact.hold else one.fact.status


def taxonomy_document(taxonomy: Taxonomy, spoken: Mapping[str, Taxonomy]) -> Document:
    """A taxonomy. `spoken` has it in the other languages."""
    said = {locale: {"name": one.title, "description": one.text} for locale, one in spoken.items()}
    return _full(
        {
            "name": taxonomy.title,
            "description": taxonomy.text or taxonomy.title,
            "version": taxonomy.version,
            "translations": said,
        }
    )


def term_code(taxonomy: str, code: str) -> str:
    """The code of a term as records bear it."""
    return code if taxonomy == BARE else f"{taxonomy}/{code}"


def term_document(taxonomy: Taxonomy, term: Term, spoken: Mapping[str, Term], language: str) -> Document:
    """A term, with the needs that it answers."""
    said = {
        locale: {"name": one.title, "description": one.text or one.title} for locale, one in spoken.items()
    }
    return _full(
        {
            "code": term_code(taxonomy.code, term.code),
            "name": term.title,
            "description": term.text or term.title,
            "taxonomy": taxonomy.title,
            "language": language,
            "needs": list(term.needs),
            "translations": said,
        }
    )


@dataclass(frozen=True)
class Offering:
    """Who offers services, in one language: its own words where it has some, else those of its service."""

    named: Organization | None
    services: tuple[Service, ...]

    @property
    def name(self) -> str:
        return self.named.name if self.named else self.services[0].name

    @property
    def text(self) -> str:
        return (self.named.text if self.named else self.services[0].services) or self.name

    @property
    def together(self) -> Collaboration | None:
        """The collaboration that it is, if it is one."""
        return next((one.collaboration for one in self.services if one.collaboration), None)


def organization_document(id: UUID, base: str, offering: Mapping[str, Offering]) -> Document:
    """Who offers services. A telephone stands there only when each of them may be reached."""
    own = offering[base]
    reachable = all(one.reachable for one in own.services)
    phones = [phone for one in own.services for phone in _phones(id, one.channels)] if reachable else []
    aliases = own.named.aliases if own.named else own.services[0].aliases
    others = {locale: one for locale, one in offering.items() if locale != base}
    return _full(
        {
            "name": own.name,
            "alternate_name": "; ".join(aliases),
            "description": _sentence(own.text),
            "phones": phones[:1],
            "roles": _union(one.roles for one in own.services),
            "offers": _union(one.offers for one in own.services),
            "heading": next((one.heading for one in own.services if one.heading), ""),
            "collaboration": _together(offering, base),
            "translations": {
                locale: {"name": one.name, "description": _sentence(one.text)}
                for locale, one in others.items()
            },
        }
    )


def _together(offering: Mapping[str, Offering], base: str) -> Document:
    own = offering[base].together
    if own is None:
        return {}
    spoken = {locale: said for locale, one in offering.items() if (said := one.together)}
    return _full(
        {
            "kind": own.kind,
            "area": {locale: one.area for locale, one in spoken.items()},
            "contact": _full({locale: one.contact for locale, one in spoken.items()}),
            "checked": own.checked,
        }
    )


def service_document(id: UUID, one: Service, spoken: Spoken, terms: Iterable[UUID]) -> Document:
    """A service: what its sources say, and nothing that they do not. `spoken` has the other languages."""
    codes = [code for code in one.language_codes if code != _INTERPRETER]
    interpreted = one.languages if _INTERPRETER in one.language_codes else ""
    phones = _phones(id, one.channels)
    sites = [reach for reach in one.channels if reach.kind in _WEB and _HOST.fullmatch(reach.display)]
    return _full(
        {
            "name": one.name,
            "alternate_name": "; ".join(one.aliases),
            "description": _sentence(one.services),
            "status": "active",
            "url": _site(one, sites),
            "additional_urls": [
                {
                    "id": str(uuid5(id, f"url:{reach.display}")),
                    "label": reach.kind,
                    "url": _https(reach.display),
                }
                for reach in sites
            ],
            "interpretation_services": interpreted,
            "eligibility_description": _sentence(one.audience),
            "minimum_age": one.ages[0],
            "maximum_age": one.ages[1],
            "phones": phones,
            "schedules": list(schedules(id, one.opening)) if one.opening else [],
            "service_areas": _areas(id, one),
            "languages": [{"id": str(uuid5(id, f"language:{code}")), "code": code} for code in codes],
            "attributes": attributes(id, terms),
            "kind": "hotline" if one.kind in LINES else "shelter" if one.shelter else "other",
            "serves": _full(
                {name: list(getattr(one.serves, name)) for name in ("genders", "populations", "trafficking")}
            ),
            "translations": {locale: _translated(said, interpreted) for locale, said in spoken.items()},
            "sources": [_source(one, spoken)],
        }
    )


def _translated(said: Service, interpreted: str) -> Document:
    return _full(
        {
            "name": said.name,
            "description": _sentence(said.services),
            "eligibility_description": _sentence(said.audience),
            "interpretation_services": said.languages if interpreted else "",
            "service_areas": [{"name": said.area}] if said.area else [],
        }
    )


def _source(one: Service, spoken: Spoken) -> Document:
    said = {locale: {"name": other.printed_by} for locale, other in spoken.items() if other.printed_by}
    return _full(
        {"name": one.printed_by or one.fact.source, "date": one.fact.source_date, "translations": said}
    )


def attributes(id: UUID, terms: Iterable[UUID]) -> list[Document]:
    """Attributes that name these terms, each once."""
    return [
        {"id": str(uuid5(id, f"attribute:{term}")), "taxonomy_term_id": str(term)}
        for term in dict.fromkeys(terms)
    ]


def _phones(id: UUID, channels: Iterable[Reach]) -> list[Document]:
    return [
        _full(
            {
                "id": str(uuid5(id, f"phone:{reach.kind}:{reach.display}")),
                "number": reach.display,
                "type": _TYPES[reach.kind],
                "description": reach.body,
                "languages": [
                    {"id": str(uuid5(id, f"phone:{reach.kind}:{reach.display}:{code}")), "code": code}
                    for code in reach.language_codes
                    if code != _INTERPRETER
                ],
            }
        )
        for reach in channels
        if reach.kind in _TYPES
    ]


def _site(one: Service, sites: list[Reach]) -> str:
    if one.web and _HOST.fullmatch(one.web):
        return _https(one.web)
    return _https(sites[0].display) if sites else ""


def _https(host: str) -> str:
    return f"https://{host}/" if "/" not in host else f"https://{host}"


def _areas(id: UUID, one: Service) -> list[Document]:
    """One area in the words of the source; its counties by their ids, or the whole state."""
    extent = "statewide" if "all" in one.counties else ";".join(one.counties)
    if not (one.area or extent):
        return []
    kind = "state" if extent == "statewide" else "county" if extent else ""
    area = {"id": str(uuid5(id, "area")), "name": one.area, "extent": extent, "extent_type": kind}
    return [_full(area)]


def schedules(id: UUID, opening: Opening) -> Iterator[Document]:
    """The hours as weekly rules on the clock of the line's own place."""
    days = [day[:2].upper() for day in WEEKDAYS]
    spans = {(0, 24 * 60): days} if opening.always else {}
    for day, hours in zip(days, () if opening.always else opening.week, strict=False):
        for span in hours:
            spans.setdefault(span, []).append(day)
    for (opens, closes), on in spans.items():
        yield {
            "id": str(uuid5(id, f"schedule:{opens}-{closes}")),
            "freq": "WEEKLY",
            "byday": ",".join(on),
            "opens_at": _clock(opens),
            "closes_at": _clock(closes),
            "timezone_name": opening.zone,
        }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _sentence(said: str) -> str:
    """As it stands on a page: with a capital at its beginning and a full stop at its end."""
    said = said.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said[-1:] in '.?!' else '.'}" if said else ""


def _union(codes: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(code for some in codes for code in some))


def _full(document: dict[str, Any]) -> Document:
    """Without what is empty: absent means that nobody knows."""
    return {name: value for name, value in document.items() if value not in (None, "", [], {}, ())}
