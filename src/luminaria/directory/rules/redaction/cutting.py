"""Free text says where nothing is: a place is said by its address, a number by its telephone field.

The rule holds for every text of every service, whether or not one of its places must not be seen: then no
text differs because a hidden place exists. What the entry prints in its fields may stand in its text.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_NUMBER: Final = r"(?:#\s?)?\d{1,6}(?:[-/]\d{1,4})?(?:[-\s]?[a-h])?"
_TYPE: Final = (
    r"(?:streets?|st|avenues?|ave|av|roads?|rd|lanes?|ln|blvd|boulevard|bulevar|parkway|pkwy|highway|hwy|freeway"
    r"|turnpike|causeway|calle|camino|avenida|paseo|vereda|placita|carretera|callej[oó]n|calzada)"
)
_LOOSE: Final = (  # such words mean other things too: "30 days by court order"
    r"(?:drive|dr|courts?|ct|place|pl|plaza|way|circle|cir|trail|trl|terrace|ter|loop|square|sq|alley|row|route|rte"
    r"|pike|crossing|bypass|run|path|point|ridge|park|hills?|mesa|bend|grove|manor|walk)"
)
_NOT_A_NAME: Final = (
    r"(?:a|an|the|in|of|for|and|or|to|by|with|at|on|per|from|each|every|is|are|our|your|their|this|that|any|one|days?"
    r"|hours?|beds?|rooms?|weeks?|months?|years?|minutes?|people|persons?|famil(?:y|ies)|women|men|children|youth|times?"
    r"|percent|adults?|miles?|blocks?|meals?|visits?|sessions?|served|units?|spaces?|counties|safe|food|free|de|en|y"
    r"|para|con|d[ií]as?|horas?|camas?|personas?|familias|semanas?|meses|años?|por|del?|la|el|los|las|al?|hrs?|am|pm)"
)
_KIND: Final = (
    r"(?:calle|camino|avenida|av|ave|paseo|vereda|placita|carretera|callej[oó]n|calzada|bulevar|blvd|boulevard|rue"
    r"|rua|ulica|đường|phố)"
)
_COMPASS: Final = r"(?:[nsew]|n[ew]|s[ew]|north|south|east|west)\.?"
_WORD: Final = r"[\w.'’\-]+"
_NAME: Final = rf"(?!{_NOT_A_NAME}\b){_WORD}"

_STREETS: Final = re.compile(
    rf"\b{_NUMBER},?\s+(?:{_NAME}\s+){{0,4}}?{_TYPE}\b\.?(?:\s+{_COMPASS}\b)?"
    rf"|\b{_NUMBER},?\s+(?:{_NAME}\s+){{1,3}}?{_LOOSE}\b\.?(?:\s+{_COMPASS}\b)?"
    rf"|\b{_NUMBER},?\s+{_KIND}\.?\s+{_WORD}"
    rf"|\b{_KIND}\.?\s+(?:{_NAME},?\s+){{1,5}}?(?:n[.oº°]*\s*|no\.?\s*|n[uú]m(?:ero)?\.?\s*|#\s*)?\d{{1,6}}\b"
    r"|\b(?:\d{1,3}(?:st|nd|rd|th)|(?-i:[A-Z][\w'’]+))\s+(?-i:Street|Avenue|Boulevard|Blvd|Ave|St\.|Rd|Road)(?![\w])"
    r"|\b(?:county|state|forest)\s+r(?:oa)?d\.?\s+[a-z]?\d{1,4}|\b(?-i:CR|SR|NM|US|I)-\d{1,3}\b|\b(?-i:US|NM)\s+\d{1,3}\b(?!/)"
    r"|\b(?:hwy|highway|interstate|mile\s+marker|kil[oó]metro|km|milepost|exit|salida)\s*[-#.]?\s?\d{1,4}[a-z]?\b"
    r"|\bp\.?\s?o\.?\s*box\s+\d+|\bpost\s+office\s+box\s+\d+|\bapartado\s+(?:postal\s+)?\d+"
    r"|\b(?:apt|apartment|suite|ste|bldg|edificio|apartamento|depto)\.?\s*#?\s?\d{1,5}[a-z]?\b"
    r"|\b\w+(?:stra(?:ss|ß)e|str\.|gasse|weg|platz)\s+\d{1,4}\b"
    r"|[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|弄)\s*[\d一二三四五六七八九十百零]+\s*(?:号|號|弄|巷)?"
    r"|\b(?:ул|улица|просп|проспект|вул|вулиця)\.?\s+[\w.-]+(?:\s+[\w.-]+)?,?\s+\d{1,4}"
    r"|(?:شارع|طريق)\s+\w+(?:\s+\w+)?",
    re.IGNORECASE,
)
_CROSSINGS: Final = re.compile(
    r"\b(?i:corners?\s+of|intersections?\s+(?:of|with)|junction\s+of|crossroads\s+of)\s+(?:[A-Z0-9]|the\s)"
    r"|\b(?i:cross[-\s]streets?|esquina\s+(?:con|de|y)|cruce\s+(?:de|con)|intersecci[oó]n\s+(?:de|con)"
    r"|entre\s+(?:la\s+|las\s+)?calles?)\b"
    r"|\b\d{1,3}(?:st|nd|rd|th)\s+(?:and|&|at|y)\s+[A-Z0-9]|\b[A-Z]\w+\s+(?:and|&|at|y|@)\s+\d{1,3}(?:st|nd|rd|th)\b"
    r"|\b[A-Z]\w+\s+(?i:street|st|avenue|ave|road|rd|blvd|drive|dr)\.?\s*(?:&|/|@|and|y)\s*[A-Z0-9]",
)
_THING: Final = (
    r"(?i:church|school|park|hospital|library|store|mall|station|gas\s+station|police|court|courthouse|post\s+office"
    r"|bridge|river|market|bank|cemetery|plaza|clinic|fire|stadium|university|college|airport|casino|restaurant|motel"
    r"|hotel|supermarket|laundromat|tracks|highway|freeway|water|dam|arroyo|ditch|bus|fairground|theat(?:er|re)|gym"
    r"|iglesia|escuela|parque|biblioteca|tienda|estaci[oó]n|gasolinera|mercado|banco|cementerio|puente|r[ií]o|correo"
    r"|universidad|motel|hotel|polic[ií]a|corte|tribunal|farmacia|pharmacy|walmart)"
)
_ARTICLE: Final = (
    r"(?i:the\s+|a\s+|an\s+|our\s+|old\s+|la\s+|el\s+|los\s+|las\s+|un\s+|una\s+|l[ao]\s+viej[ao]\s+)*"
)
_LANDMARKS: Final = re.compile(
    r"\b(?i:across\s+(?:the\s+(?:street|road)\s+)?from|next\s+door\s+to|kitty[-\s]corner|catty[-\s]corner|same\s+building\s+as"
    r"|upstairs\s+from|turn\s+(?:left|right)\s|frente\s+a|enfrente\s+de|al\s+lado\s+de|detr[aá]s\s+de|a\s+la\s+vuelta\s+de"
    r"|mismo\s+edificio|punto\s+de\s+referencia|doble\s+a\s+la|a\s+(?:una|dos|tres|cuatro|\d+)\s+cuadras?"
    r"|(?:a|one|two|three|few|\d+)\s+blocks?\s+(?:\w+\s+){0,2}(?:from|of|away)"
    r"|(?:\d+|few|short)[-\s](?:minutes?|min|metres?|meters?|feet|yards?)\s+(?:\w+\s+){0,2}(?:from|of)\s"
    r"|miles?\s+(?:north|south|east|west)\w*\s+of"
    r"|(?:blue|red|green|yellow|brown|pink|gr[ae]y|black|stone|brick|adobe)\s+(?:house|door|gate|building)"
    r"|white\s+(?:door|gate|building)|(?:casa|puerta|port[oó]n|edificio)\s+(?:azul|roj[oa]|verde|amarill[oa]|rosa|gris))"
    rf"|\b(?i:next\s+to|beside|behind|opposite|in\s+front\s+of|adjacent\s+to|near|close\s+to|off\s+of|junto\s+al?|cerca\s+del?"
    rf"|pr[oó]ximo\s+al?)\s+{_ARTICLE}(?:{_THING}\b|[A-ZÁÉÍÓÚÑ][\w'’]{{2,}}|\d)"
    r"|\b(?i:located|situated|ubicad[oa]s?|situad[oa]s?|queda(?:mos)?)\s+(?i:at|on|near|off|behind|en\s+(?:la\s+)?calle)\s",
)
_COORDINATES: Final = re.compile(
    r"-?\d{1,3}[.,]\d{3,}\s*°?\s*[NSns]?\s*[,;/\s]\s*-?\d{1,3}[.,]\d{3,}"
    r"|\d{1,3}\s*°\s*\d{1,2}"
    r"|\b(?:lat(?:itude|itud|\.)?|lon(?:gitude|gitud|g)?\.?|lng)\s*[:=]?\s*-?\d{1,3}[.,]\d+"
    r"|(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b"
    r"|/{3}[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+"
    r"|\bgeo:-?\d",
    re.IGNORECASE,
)
MAPS: Final = re.compile(
    r"(?:maps?\.app|goo\.gl/maps|google\.[a-z.]+/maps|maps\.google|maps\.apple|bing\.com/maps|mapquest\."
    r"|openstreetmap\.|osm\.org|waze\.|w3w\.co|what3words|plus\.codes|here\.com|yandex\.[a-z]+/maps"
    r"|arcgis\.|/@-?\d{1,3}\.\d+,|[?&](?:ll|q|daddr|destination|saddr|center|query)=)",
    re.IGNORECASE,
)
_POSTCODES: Final = re.compile(r"(?<![\d$€,.#-])\b\d{5}(?:-\d{4})?\b(?![\d%]|,\d|\.\d)")
_TELEPHONES: Final = re.compile(
    r"(?<![\w.])(?:\+\s?\d{1,3}[\s.-]?)?(?:1[\s.-])?\(?\d{3}\)?[\s./-]{0,2}(?:\d{3}[\s.-]?\d{4}|[A-Z]{3}[\s.-]?[A-Z]{4})\b"
    r"|(?<![\w.$-])\d{3}[-.\s]\d{4}\b"
    r"|\+\d[\d\s().-]{6,16}\d"
    r"|\b1?[-\s]?8(?:00|33|44|55|66|77|88)[-\s][A-Z0-9][A-Z0-9-]{5,}\b",
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_WEB: Final = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:org|com|net|gov|us|edu|info)\b(?:/\S*)?", re.I
)

_SHORT: Final = (
    "st ave av rd dr blvd ln ct pl hwy rte ste apt no mt ft n s e w ne nw se sw col esq tel ph ext mr mrs ms"
    " sr sra dra lic p o p.o bldg rm fl cir pkwy ter sq num núm"
)
_BREAK: Final = re.compile(r"(?<=[.!?;。！？؟])(?:\s+|(?<=[。！？]))|\s*[\n\r\u2028\u2029•|]+\s*")
_SAME: Final = {
    "street": "st", "avenue": "ave", "av": "ave", "road": "rd", "drive": "dr", "lane": "ln", "court": "ct",
    "boulevard": "blvd", "place": "pl", "highway": "hwy", "parkway": "pkwy", "circle": "cir", "north": "n",
    "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw", "southeast": "se",
    "southwest": "sw", "avenida": "ave", "trail": "trl", "terrace": "ter", "square": "sq", "suite": "ste",
}  # fmt: skip


@dataclass(frozen=True)
class Allowed:
    """What an entry prints in its own fields, and so may repeat in its text."""

    streets: tuple[str, ...] = ()
    postcodes: frozenset[str] = frozenset()
    telephones: frozenset[str] = frozenset()
    links: bool = True
    everything: bool = False


NOTHING: Final = Allowed(links=False)
# For words that are about no place at all: the terms of a taxonomy.
ANYTHING: Final = Allowed(everything=True)


def digits(written: str) -> str:
    """The ten digits of a number of this continent, or all its digits; letters by the keypad."""
    found = re.sub(r"\D", "", written.upper().translate(_KEYPAD))
    return found[1:] if len(found) == 11 and found[0] == "1" else found


_KEYPAD: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def plain(street: str) -> str:
    """A street in one spelling, so that "500 Central Avenue SW" and "500 central ave. sw" are the same."""
    words = re.findall(r"\w+", street.casefold())
    return " " + " ".join(_SAME.get(word, word) for word in words) + " "


@lru_cache(maxsize=4096)
def cut(text: str, allowed: Allowed = NOTHING) -> str:
    """The text without each sentence that says where something is, or how to call it, beyond the fields."""
    if not text or allowed.everything or not betrays(text, allowed):
        return text
    kept: list[str] = []
    for part in sentences(text):
        if betrays(part, allowed):
            continue
        if kept and betrays(f"{kept[-1]} {part}", allowed):
            # What is told across a line break: neither half stays.
            kept.pop()
        else:
            kept.append(part)
    left = " ".join(kept)
    if not betrays(left, allowed):
        return left
    # What is told across three sentences: what is left is looked through as one text, or given up.
    return "" if left == text else cut(left, allowed)


def betrays(text: str, allowed: Allowed = NOTHING) -> bool:
    """Whether text names a street, crossing, landmark, coordinate, postcode, map or number not allowed."""
    if _LANDMARKS.search(text) or _CROSSINGS.search(text) or MAPS.search(text):
        return True
    if not allowed.links and (_MAIL.search(text) or _WEB.search(text)):
        return True
    return _names_a_street(text, allowed) or _tells_by_figures(text, allowed)


def names_a_place(name: str) -> bool:
    """Whether a name holds an address or coordinate: names cannot be cut."""
    return bool(_HAS_FIGURE.search(name)) and (
        any(any(mark.isdigit() for mark in found.group()) for found in _STREETS.finditer(name))
        or bool(_COORDINATES.search(name))
    )


def _names_a_street(text: str, allowed: Allowed) -> bool:
    found = (plain(one.group()) for one in _STREETS.finditer(text))
    return any(not any(name in street for street in allowed.streets) for name in found)


def _tells_by_figures(text: str, allowed: Allowed) -> bool:
    if not _HAS_FIGURE.search(text):
        return False
    if _COORDINATES.search(text):
        return True
    if any(digits(found.group()) not in allowed.telephones for found in _TELEPHONES.finditer(text)):
        return True
    codes = (found.group() for found in _POSTCODES.finditer(_TELEPHONES.sub(" ", text)))
    return any(code[:5] not in allowed.postcodes and not code.endswith("000") for code in codes)


_HAS_FIGURE: Final = re.compile(r"\d|/{3}|\+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; "St. Paul" and "123 Elm St. Apt. 4" are not taken apart."""
    parts: list[str] = []
    for piece in _BREAK.split(text):
        if not piece:
            continue
        if parts and _is_short(parts[-1]):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return parts


def _is_short(part: str) -> bool:
    """Whether a part ends in an abbreviation, so that it goes on behind its full stop."""
    last = part.rsplit(None, 1)[-1].casefold() if part.split() else ""
    return last.endswith(".") and last.rstrip(".").lstrip("(") in _SHORT.split()
