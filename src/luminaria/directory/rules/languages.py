"""Languages as people write them, and their BCP 47 codes (RFC 5646: the shortest ISO 639 code)."""

import re
from collections.abc import Iterator
from typing import Final

# code: its three-letter codes, and names in English, in Spanish and its own.
_TABLE: Final = """
en eng: english inglés ingles
es spa: spanish español espanol castellano castilian
nv nav: navajo diné dine dine bizaad diné bizaad
vi vie: vietnamese vietnamita tiếng việt
zh zho chi cmn: chinese mandarin chino mandarín mandarin chinese 中文 普通话 chinese (mandarin)
yue: cantonese cantonés 廣東話 chinese (cantonese) chinese, cantonese
ar ara: arabic árabe arabe العربية
fr fra fre: french francés frances français
pt por: portuguese portugués portugues português
ru rus: russian ruso русский
tl tgl fil: tagalog filipino
ko kor: korean coreano 한국어
ht hat: haitian creole haitian kreyòl kreyol creole criollo haitiano criollo
fa fas per: farsi persian persa dari فارسی
de deu ger: german alemán aleman deutsch
it ita: italian italiano
ja jpn: japanese japonés japones 日本語
hi hin: hindi हिन्दी
ur urd: urdu اردو
pa pan: punjabi panjabi
bn ben: bengali bangla
gu guj: gujarati
ta tam: tamil
te tel: telugu
ml mal: malayalam
ne nep: nepali
my mya bur: burmese birmano
km khm: khmer cambodian
lo lao: lao laotian
th tha: thai tailandés
hmn: hmong
id ind: indonesian indonesio
ms msa may: malay
so som: somali somalí
sw swa: swahili kiswahili suajili
am amh: amharic amárico አማርኛ
ti tir: tigrinya
om orm: oromo
rw kin: kinyarwanda
rn run: kirundi
ln lin: lingala
yo yor: yoruba
ig ibo: igbo
ha hau: hausa
pl pol: polish polaco polski
uk ukr: ukrainian ucraniano українська
ro ron rum: romanian rumano
hu hun: hungarian húngaro
cs ces cze: czech checo
el ell gre: greek griego
he heb: hebrew hebreo
tr tur: turkish turco
ku kur: kurdish kurdo
ps pus: pashto pastún
uz uzb: uzbek
hy hye arm: armenian armenio
ka kat geo: georgian georgiano
sr srp: serbian serbio
hr hrv: croatian croata
bs bos: bosnian bosnio
sq sqi alb: albanian albanés
nl nld dut: dutch holandés neerlandés
sv swe: swedish sueco
yi yid: yiddish
zun: zuni
kee: keres eastern keres western keres
tew: tewa
twf: tiwa
tow: towa jemez
apm: mescalero apache apache
apj: jicarilla apache
hop: hopi
quc: k'iche' kiche quiché k'iche
mam: mam
kek: q'eqchi' kekchi q'eqchi
kjb: q'anjob'al kanjobal
nah: nahuatl náhuatl
mix: mixtec mixteco
zap: zapotec zapoteco
qu que: quechua
ase: american sign language asl sign language lengua de señas lenguaje de señas sign
lsm mfs: mexican sign language
"""


def _read() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        codes, _, names = line.partition(": ")
        first = codes.split()[0]
        known |= dict.fromkeys(codes.split(), first)
        # Names of several words are found as runs of the line: every run of up to three words is a name.
        words = names.split(" ")
        for length in (1, 2, 3):
            for start in range(len(words) - length + 1):
                known.setdefault(" ".join(words[start : start + length]), first)
    return known


_KNOWN: Final = _read()
_PART: Final = re.compile(r"[;,/&|]|\band\b|\by\b|\be\b", re.IGNORECASE)


def code_of(written: str) -> str:
    """The code of one language by its code or its name; "" for one that we do not know."""
    word = written.strip().casefold()
    if re.fullmatch(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", word):
        word = re.split(r"[-_]", word)[0]
    return _KNOWN.get(word, "") or _KNOWN.get(re.sub(r"\s*\(.*\)$", "", word), "")


def codes_of(code: str, name: str) -> Iterator[str]:
    """The codes that a language entry means: by its code, else by a name that may list several."""
    if found := code_of(code):
        yield found
        return
    if found := code_of(name):
        yield found
        return
    yield from (found for part in _PART.split(name) if (found := code_of(part)))
