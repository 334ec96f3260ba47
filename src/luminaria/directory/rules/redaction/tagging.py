"""What a listing can be chosen by and found by. Made from what is shown and from nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from luminaria.directory.rules.hsds import GENDERS, OFFERS, ORGANIZATION_ROLES, POPULATIONS
from luminaria.directory.rules.languages import codes_of
from luminaria.directory.rules.listing import Document, ListedPlace, Tag

_STATEWIDE: Final = re.compile(
    r"\b(?:state-?\s?wide|whole state|entire state|all counties|nation-?\s?wide|national"
    r"|todo el estado|estatal|todo el pa[ií]s|nacional)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Atlas:
    """Counties by their names and by their towns (casefolded), how the state is called, and its time zone."""

    counties: Mapping[str, str] = field(default_factory=dict)
    towns: Mapping[str, str] = field(default_factory=dict)
    state: frozenset[str] = frozenset()
    zone: str = "UTC"

    def county(self, text: str) -> str:
        """The id of the county that a name means; a bare county name, "X County", or one of its towns."""
        name = re.sub(r"\s+", " ", text.casefold()).strip(" .,")
        for cut in (
            name,
            re.sub(r"\s+county\b.*$|^(?:el\s+)?condado de\s+", "", name),
            name.split(",")[0].strip(),
        ):
            if cut in self.counties:
                return self.counties[cut]
        return self.towns.get(name, "") or self.towns.get(name.split(",")[0].strip(), "")

    def of_place(self, location: Document) -> str:
        """The county of a public place: as stated, by its address's region, or by its town."""
        for address in [*(location.get("addresses") or ())]:
            if location.get("county"):
                break
            found = self.county(str(address.get("region") or "")) or self.county(
                str(address.get("city") or "")
            )
            if found:
                return found
        stated = str(location.get("county") or "")
        return self.county(stated) or stated


def counties(document: Document, places: Iterable[ListedPlace], atlas: Atlas) -> tuple[frozenset[str], bool]:
    """Counties that are served, by stated areas and public places, and whether the whole state is."""
    found = {place.county for place in places if place.county}
    statewide = False
    for area in document.get("service_areas") or ():
        said = [str(area.get(name) or "") for name in ("name", "extent", "description")]
        statewide |= any(
            _STATEWIDE.search(text) or text.casefold().strip() in atlas.state for text in said if text
        )
        for part in re.split(r"[;,/]|\band\b|\by\b", f"{said[0]};{said[1] if len(said[1]) < 200 else ''}"):
            if county := atlas.county(part):
                found.add(county)
    return frozenset(found), statewide


def tags(
    document: Document,
    organization: Document | None,
    places: tuple[ListedPlace, ...],
    terms: Mapping[UUID, Document],
    atlas: Atlas,
) -> frozenset[tuple[Tag, str]]:
    """Every tag of a listing."""
    areas, _ = counties(document, places, atlas)
    found = {(Tag.COUNTY, county) for county in areas}
    found |= set(_of_terms(document, terms))
    found |= {(Tag.LANGUAGE, code) for one in _with_languages(document, places) for code in _codes(one)}
    serves = document.get("serves") or {}
    found |= _chosen(Tag.SERVES, serves.get("populations"), POPULATIONS)
    found |= _chosen(Tag.GENDER, serves.get("genders"), GENDERS)
    held = organization or {}
    found |= _chosen(Tag.OFFERS, held.get("offers"), OFFERS)
    found |= _chosen(Tag.ROLE, held.get("roles"), ORGANIZATION_ROLES)
    heading = held.get("heading")
    found |= {(Tag.HEADING, one) for one in (heading if isinstance(heading, list) else [heading]) if one}
    return frozenset((kind, str(code)[:80]) for kind, code in found)


def _chosen(tag: Tag, given: Any, known: tuple[str, ...]) -> set[tuple[Tag, str]]:
    return {(tag, one) for one in known if isinstance(given, list) and one in given}


def _of_terms(document: Document, terms: Mapping[UUID, Document]) -> Iterator[tuple[Tag, str]]:
    for term in terms_of(document, terms):
        yield from ((Tag.TERM, str(term[name])) for name in ("id", "code") if term.get(name))
        if term.get("taxonomy_id"):
            yield Tag.TAXONOMY, str(term["taxonomy_id"])
        yield from ((Tag.NEED, str(need)) for need in term.get("needs") or ())


def terms_of(document: Document, terms: Mapping[UUID, Document]) -> Iterator[Document]:
    """The terms that a document's attributes name, as far as they are known."""
    for attribute in document.get("attributes") or ():
        term = terms.get(UUID(attribute["taxonomy_term_id"]))
        if term:
            yield term


def _with_languages(document: Document, places: tuple[ListedPlace, ...]) -> Iterator[Document]:
    yield document
    for place in places:
        yield place.document
        yield place.document.get("location") or {}


def _codes(document: Document) -> Iterator[str]:
    for language in document.get("languages") or ():
        yield from codes_of(str(language.get("code") or ""), str(language.get("name") or ""))


def words(
    document: Document,
    organization: Document | None,
    places: tuple[ListedPlace, ...],
    terms: Mapping[UUID, Document],
) -> dict[str, str]:
    """What a search by words looks into, for each language of the pages."""
    shared = [str(organization.get("name") or "")] if organization else []
    shared += [place.city for place in places]
    return {
        locale: _joined([*_spoken(document, locale), *shared, *_named(document, terms, locale)])
        for locale in ("en", "es")
    }


_SEARCHED: Final = ("name", "alternate_name", "description", "eligibility_description", "application_process")


def _spoken(document: Document, locale: str) -> Iterator[str]:
    said = (document.get("translations") or {}).get(locale) or {}
    for name in _SEARCHED:
        own = document.get(name)
        if isinstance(own, str) and (name in ("name", "alternate_name") or not said.get(name)):
            yield own
        if isinstance(said, Mapping) and isinstance(said.get(name), str):
            yield said[name]
    program = document.get("program") or {}
    yield str(program.get("name") or "")
    yield from (str(language.get("name") or "") for language in document.get("languages") or ())


def _named(document: Document, terms: Mapping[UUID, Document], locale: str) -> Iterator[str]:
    for term in terms_of(document, terms):
        said = (term.get("translations") or {}).get(locale) or {}
        yield str(said.get("name") or term.get("name") or "")


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
