"""Words that say of a place that it is kept secret, in each language that feeds were seen in.

A way of saying it is a long pattern; it runs only where a stem of each of its parts stands in the text.
"""

import re
from functools import lru_cache
from typing import Final

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

_PLACES: Final = (
    "locat", "address", "site", "place", "facilit", "shelter", "whereabout", "housing", "residence", "home",
)  # fmt: skip
_HIDES: Final = (
    "confidential", "disclosed", "secret", "unlisted", "publi", "withheld", "suppressed", "redacted",
    "concealed", "hidden", "secure", "protected", "private", "not", "never", "kept",
)  # fmt: skip
_GIVES: Final = ("given", "provided", "available", "disclosed", "shared", "released", "obtained")
_LUGARES: Final = (
    "direcci", "ubicaci", "domicilio", "lugar", "sitio", "albergue", "refugio", "casa", "localizaci",
)  # fmt: skip
_OCULTA: Final = (
    "confidencial", "secret", "reservad", "ocult", "divulga", "publica", "revela", "comparte", "conocer",
    "disponible", "protegid", "privad",
)  # fmt: skip
Needs = tuple[tuple[str, ...], ...]
# Each way with what must stand in a text for it: of every group at least one stem, folded as `_folded` does.
# Of a text that has no stem of any first group, no way is asked.
WAYS: Final[tuple[tuple[Needs, re.Pattern[str]], ...]] = tuple(
    (needs, re.compile(pattern, re.IGNORECASE))
    for needs, pattern in (
        (
            (_PLACES, _HIDES),
            rf"\b(?:{_HIDDEN}|hidden|secured?|protected|private)\s+(?:\w+\s+){{0,2}}{_PLACE}\b"
            rf"|\b{_PLACE}\W+(?:\w+\W+){{0,4}}?{_HIDDEN}\b",
        ),
        (
            (_PLACES, _GIVES),
            rf"\b{_PLACE}\s+(?:is\s+|are\s+|will\s+be\s+)?{_GIVEN}\s+(?:only\s+)?(?:(?:up)?on\s+(?:request|intake"
            r"|screening|acceptance)|(?:after|at|during|by|when|once|to)\b)",
        ),
        (
            (_PLACES, ("for",), ("call", "phone", "text", "contact", "ask")),
            r"\b(?:call|phone|text|contact|ask)\b[^.;]{0,30}?\bfor\s+(?:the\s+|an?\s+|our\s+|exact\s+|specific\s+)*"
            rf"{_PLACE}\b",
        ),
        ((("house",), ("safe",)), r"\bsafe[\s-]?house\b"),
        ((("address",), ("no",)), r"\bno\s+(?:public\s+|published\s+|street\s+)address\b"),
        (
            (_LUGARES, _OCULTA),
            rf"\b{_LUGAR}\W+(?:\w+\W+){{0,4}}?{_SECRETO}|\b{_SECRETO}\s+{_LUGAR}\b",
        ),
        (
            (("direcci", "ubicaci", "domicilio"), ("llam",)),
            r"\bllam\w+\b[^.;]{0,40}\b(?:direcci[oó]n|ubicaci[oó]n|domicilio)\b",
        ),
        ((("casa",), ("segur",)), r"\bcasas?\s+(?:segura|de\s+seguridad)s?\b"),
        ((("direcci",), ("solicitud",)), r"\bdirecci[oó]n\s+a\s+solicitud"),
        (
            (("adresse", "lieu", "endroit", "foyer"), ("confidentiel", "secr", "divulgu")),
            r"\b(?:adresse|lieu|endroit|foyer)\s+(?:\w+\s+){0,3}(?:confidentiel\w*|secr[eè]te?|non\s+divulgu\w+"
            r"|tenue?\s+secr)",
        ),
        (
            (("endere", "local", "morada", "abrigo"), ("confidencial", "sigilos", "secret", "divulgad")),
            r"\b(?:endere[cç]o|local|morada|abrigo)\s+(?:\w+\s+){0,3}(?:confidencial|sigilos[oa]|secret[oa]"
            r"|n[aã]o\s+divulgad[oa])",
        ),
        (
            (("geheim", "vertraulich", "anonym"), ("adresse", "ort", "unterkunft")),
            r"\b(?:geheime|vertrauliche|anonyme)r?\s+(?:adresse|ort|unterkunft)"
            r"|\badresse\s+(?:\w+\s+){0,2}(?:geheim|vertraulich|anonym)",
        ),
        ((("frauenhaus",),), r"\bfrauenhaus\b"),
        (
            (("indirizzo", "luogo"), ("segreto", "riservato", "protetto", "confidenziale")),
            r"\b(?:indirizzo|luogo)\s+(?:\w+\s+){0,2}(?:segreto|riservato|protetto|confidenziale)",
        ),
        (
            (("adres",), ("poufny", "tajny", "geheim", "gizli")),
            r"\badres\s+(?:\w+\s+){0,2}(?:poufny|tajny|geheim|gizli)|\bgizli\s+adres",
        ),
        (
            (("adr",), ("konfidansy", "sekr")),
            r"\badr[eè]s\s+(?:\w+\s+){0,2}(?:konfidansy[eè]l|sekr[eè])",
        ),
        (
            (("lokasyon", "lugar", "address", "tirahan"), ("lihim", "kumpidensyal")),
            r"\b(?:lihim|kumpidensyal)\s+na\s+(?:lokasyon|lugar|address|tirahan)"
            r"|\b(?:lokasyon|tirahan)\s+ay\s+(?:lihim|kumpidensyal)",
        ),
    )
)
# In letters that no text of plain ones holds.
OTHER_LETTERS: Final = re.compile(
    r"địa\s+(?:chỉ|điểm)\s+(?:\w+\s+){0,3}(?:bí\s+mật|bảo\s+mật|giữ\s+kín|không\s+(?:công\s+bố|tiết\s+lộ))|nơi\s+bí\s+mật"
    r"|(?:地址|地点|地點|位置|住所|所在地|场所|場所)[^。；]{0,6}?(?:保密|秘密|不公开|不公開|非公開|隐藏|隱藏)"
    r"|(?:保密|秘密|不公开|不公開|非公開)的?(?:地址|地点|地點|位置|住所|场所|場所)"
    r"|(?:주소|위치|장소)[^.]{0,6}?(?:비공개|비밀|기밀)|(?:비공개|비밀|기밀)\s?(?:주소|위치|장소|쉼터)"
    r"|(?:адрес\w*|мест\w*|місц\w*)\s+(?:\w+\s+){0,3}(?:не\s+\w+|скрыт\w*|конфиденц\w*|конфіденц\w*|секрет\w*|таємн\w*|закрыт\w*)"
    r"|(?:конфиденц\w*|конфіденц\w*|секретн\w*|таємн\w*)\s+(?:адрес\w*|мест\w*|місц\w*)"
    r"|(?:عنوان|موقع|مكان)\s+(?:\w+\s+){0,2}(?:سري|سرّي|سرية|غير\s+معلن)|(?:آدرس|محل)\s+(?:\w+\s+){0,2}(?:محرمانه|مخفی)"
    r"|(?:पता|स्थान)\s+(?:\S+\s+){0,2}(?:गोपनीय|गुप्त)|(?:गोपनीय|गुप्त)\s+(?:पता|स्थान)",
    re.IGNORECASE,
)
_FIRST: Final = re.compile("|".join(sorted({stem for needs, _ in WAYS for stem in needs[0]})))


@lru_cache(maxsize=16384)
def is_secret(text: str) -> bool:
    """Whether a text says that a place is kept secret."""
    if not text.isascii() and OTHER_LETTERS.search(text):
        return True
    spelled = _folded(text)
    if not _FIRST.search(spelled):
        return False
    return any(_may(needs, spelled) and way.search(text) for needs, way in WAYS)


def _may(needs: Needs, spelled: str) -> bool:
    return all(any(stem in spelled for stem in group) for group in needs)


def _folded(text: str) -> str:
    """In small letters, with the two Turkish letters that a pattern takes for an i."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")
