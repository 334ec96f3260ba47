"""Whether a place may be seen: what its profile states, what words say in any language, what it is.

A place is withheld when anything says so; only a stated visibility lifts what is assumed by kind alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from luminaria.directory.rules.hsds import Visibility

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
_PLACE: Final = (
    r"(?:locations?|addresse?s?|sites?|places?|facilit(?:y|ies)|shelters?|whereabouts|housing|residences?"
    r"|homes?)"
)
_HIDDEN: Final = (
    r"(?:confidential|undisclosed|secret|unlisted|unpublished|non-?disclosed|withheld|suppressed|redacted|concealed"
    r"|not\s+(?:be\s+|publicly\s+)?(?:disclosed|published|listed|given|public|released|shared|available|revealed)"
    r"|never\s+(?:be\s+)?(?:disclosed|published|given|shared|revealed)|kept\s+(?:private|secret|confidential))"
)
_LUGAR: Final = (
    r"(?:direcci[oó]n|direcciones|ubicaci[oó]n|domicilio|lugar|sitio|albergue|refugio|casa|localizaci[oó]n)"
)
_SECRETO: Final = (
    r"(?:confidencial(?:es)?|secret[oa]s?|reservad[oa]s?|ocult[oa]s?|no\s+(?:se\s+)?(?:divulga\w*|publica\w*"
    r"|revela\w*|comparte\w*|da\w*\s+a\s+conocer|est[aá]\s+disponible)|protegid[oa]s?|privad[oa]s?)"
)
_GIVEN: Final = r"(?:given|provided|available|disclosed|shared|released|obtained)"
_SECRET: Final = re.compile(
    rf"\b(?:{_HIDDEN}|hidden|secured?|protected|private)\s+(?:\w+\s+){{0,2}}{_PLACE}\b"
    rf"|\b{_PLACE}\W+(?:\w+\W+){{0,4}}?{_HIDDEN}\b"
    rf"|\b{_PLACE}\s+(?:is\s+|are\s+|will\s+be\s+)?{_GIVEN}\s+(?:only\s+)?(?:up)?on\s+(?:request|intake|screening|acceptance)"
    rf"|\b{_PLACE}\s+(?:is\s+|are\s+|will\s+be\s+)?{_GIVEN}\s+(?:only\s+)?(?:after|at|during|by|when|once|to)\b"
    rf"|\b(?:call|phone|text|contact|ask)\b[^.;]{{0,30}}?\bfor\s+(?:the\s+|an?\s+|our\s+|exact\s+|specific\s+)*{_PLACE}\b"
    r"|\bsafe[\s-]?house\b|\bno\s+(?:public\s+|published\s+|street\s+)address\b"
    rf"|\b{_LUGAR}\W+(?:\w+\W+){{0,4}}?{_SECRETO}|\b{_SECRETO}\s+{_LUGAR}\b"
    rf"|\bllam\w+\b[^.;]{{0,40}}\b(?:direcci[oó]n|ubicaci[oó]n|domicilio)\b"
    r"|\bcasas?\s+(?:segura|de\s+seguridad)s?\b|\bdirecci[oó]n\s+a\s+solicitud"
    r"|\b(?:adresse|lieu|endroit|foyer)\s+(?:\w+\s+){0,3}(?:confidentiel\w*|secr[eè]te?|non\s+divulgu\w+|tenue?\s+secr)"
    r"|\b(?:endere[cç]o|local|morada|abrigo)\s+(?:\w+\s+){0,3}(?:confidencial|sigilos[oa]|secret[oa]|n[aã]o\s+divulgad[oa])"
    r"|\b(?:geheime|vertrauliche|anonyme)r?\s+(?:adresse|ort|unterkunft)|\badresse\s+(?:\w+\s+){0,2}(?:geheim|vertraulich|anonym)"
    r"|\bfrauenhaus\b|\b(?:indirizzo|luogo)\s+(?:\w+\s+){0,2}(?:segreto|riservato|protetto|confidenziale)"
    r"|\badres\s+(?:\w+\s+){0,2}(?:poufny|tajny|geheim|gizli)|\bgizli\s+adres|\badr[eè]s\s+(?:\w+\s+){0,2}(?:konfidansy[eè]l|sekr[eè])"
    r"|địa\s+(?:chỉ|điểm)\s+(?:\w+\s+){0,3}(?:bí\s+mật|bảo\s+mật|giữ\s+kín|không\s+(?:công\s+bố|tiết\s+lộ))|nơi\s+bí\s+mật"
    r"|\b(?:lihim|kumpidensyal)\s+na\s+(?:lokasyon|lugar|address|tirahan)|\b(?:lokasyon|tirahan)\s+ay\s+(?:lihim|kumpidensyal)"
    r"|(?:地址|地点|地點|位置|住所|所在地|场所|場所)[^。；]{0,6}?(?:保密|秘密|不公开|不公開|非公開|隐藏|隱藏)"
    r"|(?:保密|秘密|不公开|不公開|非公開)的?(?:地址|地点|地點|位置|住所|场所|場所)"
    r"|(?:주소|위치|장소)[^.]{0,6}?(?:비공개|비밀|기밀)|(?:비공개|비밀|기밀)\s?(?:주소|위치|장소|쉼터)"
    r"|(?:адрес\w*|мест\w*|місц\w*)\s+(?:\w+\s+){0,3}(?:не\s+\w+|скрыт\w*|конфиденц\w*|конфіденц\w*|секрет\w*|таємн\w*|закрыт\w*)"
    r"|(?:конфиденц\w*|конфіденц\w*|секретн\w*|таємн\w*)\s+(?:адрес\w*|мест\w*|місц\w*)"
    r"|(?:عنوان|موقع|مكان)\s+(?:\w+\s+){0,2}(?:سري|سرّي|سرية|غير\s+معلن)|(?:آدرس|محل)\s+(?:\w+\s+){0,2}(?:محرمانه|مخفی)"
    r"|(?:पता|स्थान)\s+(?:\S+\s+){0,2}(?:गोपनीय|गुप्त)|(?:गोपनीय|गुप्त)\s+(?:पता|स्थान)",
    re.IGNORECASE,
)
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
    return any(_is_secret(text) for text in texts(value))


@lru_cache(maxsize=16384)
def _is_secret(text: str) -> bool:
    """The long pattern runs only where a word for a place and a word for a secret stand at all."""
    if text.isascii():
        spelled = text.casefold()
        if not any(stem in spelled for stem in _PLACE_STEMS) or not any(stem in spelled for stem in _STEMS):
            return False
    return bool(_SECRET.search(text))


# Stems of every word of _SECRET that is written in plain letters; a test holds them against its examples.
_PLACE_STEMS: Final = (
    "locat", "address", "site", "place", "facilit", "shelter", "whereabout", "hous", "residen", "home",
    "direcci", "ubicaci", "domicilio", "lugar", "sitio", "albergue", "refugio", "casa", "localiza", "adres",
    "lieu", "endroit", "foyer", "endere", "local", "morada", "abrigo", "ort", "unterkunft", "frauenhaus",
    "indirizzo", "luogo", "lokasyon", "tirahan",
)  # fmt: skip
_STEMS: Final = (
    "confiden", "konfiden", "disclos", "secret", "sekr", "segret", "unlisted", "publish", "withheld",
    "suppress", "redact", "conceal", "hidden", "secur", "protec", "privat", "not", "never", "kept", "given",
    "provided", "available", "shared", "releas", "obtained", "for", "safe", "no", "reservad", "ocult",
    "divulg", "public", "revel", "compart", "conocer", "disponible", "llam", "segur", "solicitud",
    "sigilos", "geheim", "vertraulich", "anonym", "frauenhaus", "riservat", "protett", "poufny", "tajny",
    "gizli", "lihim", "kumpiden",
)  # fmt: skip


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
