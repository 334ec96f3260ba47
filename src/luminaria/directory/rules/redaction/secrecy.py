"""Whether a place may be seen: what its profile states, what words say in any language, what it is.

A place is withheld when anything says so; only a stated visibility lifts what is assumed by kind alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.redaction.secret_words import is_secret

Document = Mapping[str, Any]

_ORDER: Final = (Visibility.PUBLIC, Visibility.INTAKE_ONLY, Visibility.HIDDEN)
# Words that other standards and exports use for the same three answers.
_SAID: Final = {
    "public": Visibility.PUBLIC,
    "open": Visibility.PUBLIC,
    "intake-only": Visibility.INTAKE_ONLY,
    "intake only": Visibility.INTAKE_ONLY,
    "intake_only": Visibility.INTAKE_ONLY,
    "confidential": Visibility.INTAKE_ONLY,
    "hidden": Visibility.HIDDEN,
    "redacted": Visibility.HIDDEN,
    "private": Visibility.HIDDEN,
}
# In the name or the lines of a place itself one such word is enough.
_BARE: Final = re.compile(
    r"\b(?:confidential|undisclosed|withheld|secret|redacted|suppressed|unlisted|confidencial|secret[oa]|reservad[oa]"
    r"|no\s+divulgad[oa]|not\s+disclosed|call\s+for|llame\s+para|confidentiel\w*|vertraulich|geheim)\b"
    r"|保密|秘密|非公開|비공개|비밀|секрет|конфиденц|سري|bí\s+mật|bảo\s+mật",
    re.IGNORECASE,
)
_VIOLENCE: Final = (
    r"(?:domestic\s+(?:and\s+\w+\s+)?(?:violence|abuse)|(?:intimate|partner|family|dating|gender[-\s]based)\s+\w*\s*violence"
    r"|battered|abused\s+(?:women|spouse|partner)|dv\b|traffick\w*|sexual(?:ly)?\s+exploit\w*|exploitation|stalking"
    r"|violencia\s+(?:dom[eé]stica|familiar|intrafamiliar|de\s+(?:g[eé]nero|pareja))|trata\b|explotaci[oó]n|maltrat\w+"
    r"|femmes\s+battues|violence\s+conjugale)"
)
_SHELTER: Final = (
    r"(?:shelter\w*|refuge|safe[\s-]?home|transitional\s+(?:housing|living)|emergency\s+(?:housing|lodging)|residential"
    r"|crisis\s+housing|albergue\w*|refugio\w*|casa\s+de\s+acogida|vivienda\s+(?:de\s+)?(?:transici[oó]n|emergencia)|hogar)"
)
_BOTH: Final = re.compile(
    rf"{_VIOLENCE}[^.;]{{0,60}}{_SHELTER}|{_SHELTER}[^.;]{{0,60}}{_VIOLENCE}", re.IGNORECASE
)
_DANGER: Final = re.compile(_VIOLENCE, re.IGNORECASE)
_BED: Final = re.compile(_SHELTER, re.IGNORECASE)
_TEXTS: Final = (
    "name", "alternate_name", "description", "alert", "application_process", "eligibility_description",
    "transportation", "attention", "address_1", "address_2", "notes", "wait_time", "fees_description",
)  # fmt: skip

# A plain dictionary is told at once; the wider question takes long, and this one is asked of every value.
_MAPPINGS: Final = (dict, Mapping)
_NESTED: Final = (list, tuple, *_MAPPINGS)
# What has a visibility of its own, or is not said about the place.
_OTHERS: Final = frozenset(
    {"organization", "metadata", "taxonomy_term", "service", "services", "program"}
    | {"service_at_locations", "location", "locations"}
)


def strictest(*given: Visibility) -> Visibility:
    """The one that shows least; PUBLIC when nothing is given."""
    return max(given, key=_ORDER.index, default=Visibility.PUBLIC)


def stated(document: Document) -> Visibility | None:
    """What the profile states. A word that we do not know hides: whoever wrote it wanted something kept."""
    said = document.get("visibility")
    if said is None or said == "":
        return None
    return _SAID.get(str(said).strip().casefold(), Visibility.HIDDEN)


def texts(value: Any) -> Iterator[str]:
    """Every free text in a document, of nested ones and of translations too."""
    if isinstance(value, _MAPPINGS):
        for name, child in value.items():
            if isinstance(child, str) and name in _TEXTS:
                yield child
            elif name not in _OTHERS:
                yield from _texts_of(name, child)
    elif isinstance(value, list | tuple):
        for child in value:
            if not isinstance(child, str):
                yield from texts(child)


def _texts_of(name: str, child: Any) -> Iterator[str]:
    if name == "translations" and isinstance(child, _MAPPINGS):
        yield from _translated(child)
    elif isinstance(child, _NESTED):
        yield from texts(child)


def _translated(translations: Mapping[str, Any]) -> Iterator[str]:
    for fields in translations.values():
        if isinstance(fields, Mapping):
            yield from (text for text in fields.values() if isinstance(text, str))


def says_secret(value: Any) -> bool:
    """Whether any text says that a place is kept secret."""
    return any(is_secret(text) for text in texts(value))


def names_secret(location: Document) -> bool:
    """Whether the name or an address line of a place is itself such a word: "Confidential"."""
    lines = [location.get("name"), location.get("alternate_name")]
    for address in location.get("addresses") or ():
        if isinstance(address, Mapping):
            lines += [address.get(line) for line in ("address_1", "address_2", "attention", "city")]
    return any(isinstance(line, str) and bool(_BARE.search(line)) for line in lines)


def shelters_from_violence(service: Document) -> bool:
    """Whether a service is a place to stay for people who flee violence, exploitation or trafficking."""
    named = " ".join([*_words(service, "name", "alternate_name"), *_terms(service)])
    said = " ".join([named, *_words(service, "description")])
    serves = service.get("serves")
    freed = bool(serves.get("trafficking")) if isinstance(serves, Mapping) else False
    if service.get("kind") == "shelter" and (freed or _DANGER.search(said)):
        return True
    return _shelters(named, said)


@lru_cache(maxsize=16384)
def _shelters(named: str, said: str) -> bool:
    if not _DANGER.search(said):
        return False
    return bool(_BOTH.search(said)) or bool(_DANGER.search(named) and _BED.search(named))


def _words(document: Document, *names: str) -> Iterator[str]:
    for name in names:
        text = document.get(name)
        if isinstance(text, str):
            yield text


def _terms(service: Document) -> Iterator[str]:
    for attribute in service.get("attributes") or ():
        term = attribute.get("taxonomy_term") if isinstance(attribute, Mapping) else None
        if isinstance(term, Mapping):
            yield from _words(term, "name")


def of_service(service: Document) -> Visibility:
    """The least that a service asks for all its places, whatever each of them states."""
    floor = stated(service) or Visibility.PUBLIC
    return strictest(floor, Visibility.INTAKE_ONLY) if says_secret(service) else floor


def of_place(
    location: Document, services: Iterable[Document] = (), ats: Iterable[Document] = ()
) -> Visibility:
    """Who may learn where a place is, from all that is known of it and of what happens there."""
    services = tuple(services)
    return weighed(
        location,
        ats=tuple(ats),
        floors=[of_service(service) for service in services],
        sheltering=any(shelters_from_violence(service) for service in services),
    )


def weighed(
    location: Document, *, ats: Iterable[Document], floors: Iterable[Visibility], sheltering: bool
) -> Visibility:
    """The same, when what its services ask for it is known already."""
    ats = tuple(ats)
    secret = names_secret(location) or says_secret(location) or any(says_secret(at) for at in ats)
    own = stated(location)
    if own is None:
        own = Visibility.INTAKE_ONLY if sheltering else Visibility.PUBLIC
    stricter = [one for at in ats if (one := stated(at))]
    return strictest(own, *floors, *stricter, Visibility.INTAKE_ONLY if secret else Visibility.PUBLIC)
