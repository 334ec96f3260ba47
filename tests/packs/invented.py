"""A jurisdiction that does not exist, in a folder of its own: other numbers, other law, other words."""

from pathlib import Path

from luminaria.packs.source import JURISDICTIONS

PACK = """
code = "zaruma"
locales = ["es", "en"]
name.en = "Zaruma"
name.es = "Zaruma"
timezone = "America/Guayaquil"
country = "EC"
contact_kinds = ["emergency", "hotline"]
[dock]
call = "c-lantern"
text = "c-lantern"
danger = "c-112"
[clocks]
launch = ["c-lantern"]
never_hidden = ["c-112", "c-lantern"]
never_called = ["c-112"]
[says]
child-duty.en = "In Zaruma, ask the night council."
child-duty.es = "En Zaruma, pregunte al consejo."
"""
FRONT = 'status = "sourced"\nsource = "the invented gazette"\nsource_date = "2026"\nreviewed_by = "not yet"\n'
CONTACT = """
[[contact]]
id = "{id}"
kind = "{kind}"
{front}
printed_by.en = "the gazette"
printed_by.es = "la gaceta"
name.en = "{name}"
name.es = "{name}"
{more}
[[contact.channel]]
kind = "call"
value = "{number}"
display = "{number}"
{text}
"""
ALWAYS = 'situations = ["danger"]\ncounties = "all"\nopen = { always = true }'
NIGHTS = """
situations = ["talk"]
counties = ["high"]
ages = [12, 21]
language_codes = ["es", "interpreter"]
[contact.open]
monday = ["09:00-12:00", "22:00-06:00"]
sunday = ["20:00-24:00"]
"""
SITUATIONS = """
[[situation]]
id = "danger"
label.en = "I am in danger"
label.es = "Estoy en peligro"
[[situation]]
id = "talk"
label.en = "I want to talk"
label.es = "Quiero hablar"
[[situation]]
id = "unused"
label.en = "Nobody is there for this"
label.es = "Nadie atiende esto"
"""
TEXT = """
[[contact.channel]]
kind = "text"
value = "55555"
display = "55555"
checked = "2026-01"
language_codes = ["es"]
"""
DANGER = (
    FRONT
    + """
[[way]]
id = "advocate"
contact = "c-lantern"
title.en = "Call {c-lantern}"
title.es = "Llame al {c-lantern}"
steps.en = ["Call."]
steps.es = ["Llame."]
"""
)
SIGNS = """
evidence_help.en = "It is said beside each."
evidence_help.es = "Se dice en cada una."
caveats.en = ["One sign proves nothing."]
caveats.es = ["Una señal no prueba nada."]
not_signs.en = ["How someone looks."]
not_signs.es = ["Cómo se ve alguien."]
[evidence]
listed.en = "Listed."
listed.es = "En una lista."
[child]
contact = "c-lantern"
laws = ["z-1"]
title.en = "A child"
title.es = "Un menor"
text.en = ["Call."]
text.es = ["Llame."]
"""
SETTING = (
    FRONT
    + """
order = 1
title.en = "Salt works"
title.es = "Salinas"
lead.en = "Stay calm."
lead.es = "Mantenga la calma."
summary.en = "For salt workers."
summary.es = "Para salineros."
[[sign]]
id = "unpaid"
evidence = "listed"
"""
    + FRONT
    + """
printed_by.en = "the gazette"
printed_by.es = "la gaceta"
title.en = "No pay"
title.es = "Sin paga"
text.en = "They get no pay."
text.es = "No les pagan."
otherwise.en = ["a late pay day"]
otherwise.es = ["una paga tardía"]
"""
)
LAW = (
    '[[law]]\nid = "z-1"\ntopic = "child"\ncitation = "Code of Zaruma 1"\n'
    + FRONT.replace("sourced", "verified")
    + 'printed_by.en = "the code"\nprinted_by.es = "el código"\n'
    + 'title.en = "Tell"\ntitle.es = "Avise"\ntext.en = "Tell the council."\ntext.es = "Avise al consejo."\n'
)
GUIDE = (
    FRONT
    + """
start = "who"
danger_to = "danger"
until_you_know.en = ["Stay calm."]
until_you_know.es = ["Mantenga la calma."]
[[question]]
id = "who"
title.en = "Who?"
title.es = "¿Quién?"
[[question.answer]]
id = "ME"
to = "danger"
label.en = "Me"
label.es = "Yo"
[[leaf]]
id = "danger"
danger = true
contacts = ["c-lantern"]
tell_to = "contact"
title.en = "Call"
title.es = "Llame"
now.en = ["Call."]
now.es = ["Llame."]
not_now.en = ["Do not wait."]
not_now.es = ["No espere."]
tell.en = "Call."
tell.es = "Llame."
help_anyway.en = ["Be kind."]
help_anyway.es = ["Sea amable."]
child.en = "{say-child-duty}"
child.es = "{say-child-duty}"
"""
)
LIST = (
    FRONT
    + """
covers = ["D4"]
ordered = true
printed_by.en = "the gazette"
printed_by.es = "la gaceta"
title.en = "Tricks"
title.es = "Trampas"
[[item]]
id = "false-job"
title.en = "A job that is not real"
title.es = "Un trabajo falso"
link = "/salt-and-law/"
[[item]]
id = "debt"
title.en = "A debt that grows"
title.es = "Una deuda que crece"
text.en = "Each day it is more."
text.es = "Cada día es más."
"""
)
FIGURE = """
[[figure]]
id = "{id}"
year = "{year}"
{superseded}
claim.en = "{many} calls came in."
claim.es = "Hubo {many} llamadas."
publisher.en = "the council"
publisher.es = "el consejo"
caveat.en = "Calls only."
caveat.es = "Solo llamadas."
"""
LINK = """
[[link]]
id = "{id}"
url = "https://www.council.example/{path}"
checked_on = "{checked}"
faith = true
title.en = "The night council"
title.es = "El consejo de la noche"
about.en = "Who they are."
about.es = "Quiénes son."
"""
DAY = """
[[day]]
id = "{id}"
start = "{start}"
end = "{end}"
rule = "yearly"
title.en = "{en}"
title.es = "{es}"
"""
COUNTIES = (
    FRONT
    + """
view_box = "0 0 100 100"
[kind]
one.en = "quarter"
one.es = "barrio"
many.en = "quarters"
many.es = "barrios"
[[county]]
id = "high"
name = "Alto"
seat = "Plaza"
path = "M0 0L9 0L9 9Z"
label = [10, 20.5]
hospital = "h-dawn"
[[county]]
id = "low"
name = "Bajo"
hospital = "h-dawn"
[[county]]
id = "far"
name = "Lejos"
"""
)
HOSPITAL = """
[[hospital]]
id = "h-dawn"
name = "Hospital del Alba"
place = "Plaza"
county = "high"
printed_by.en = "the gazette"
printed_by.es = "la gaceta"
""" + FRONT.replace("sourced", "verified")
PAGE = (
    "+++\n{said}\n"
    + FRONT
    + """grade = "law"
group = "rights"
order = 20
covers = ["B13", "C2"]
+++
@list tricks

@figure f-new

@link l-council

@signs salt

@calendar

@contact c-lantern

Tell or report it as you like.
"""
)


TAXONOMIES = """
[[taxonomy]]
id = "services"
version = "3"
{front}
title.en = "Kinds of help"
title.es = "Tipos de ayuda"
text.en = "What they do."
text.es = "Lo que hacen."
[[taxonomy.term]]
id = "lamps"
needs = ["SAFETY"]
title.en = "A lamp at night"
title.es = "Una luz de noche"
[[taxonomy.term]]
id = "lamp-oil"
parent = "lamps"
title.en = "Oil for it"
title.es = "Aceite para la luz"
[[taxonomy]]
id = "tricks-known"
list = "ruses"
{front}
title.en = "Tricks they know"
title.es = "Trampas que conocen"
text.en = "In their words."
text.es = "En sus palabras."
[[taxonomy.term]]
id = "debt"
terms = ["lamps"]
[[taxonomy.term]]
id = "job"
item = "false-job"
[[taxonomy]]
id = "licensed"
licensed = true
{front}
title.en = "Under licence"
title.es = "Con licencia"
text.en = "Empty."
text.es = "Vacía."
"""
SERVICES = """
read_on = 2026-11-01
[[line]]
id = "c-lantern"
terms = ["lamps"]
[[service]]
id = "p-harbour"
name = "Harbour of Zaruma"
kind = "shelter"
{front}
printed_by.en = "the gazette"
printed_by.es = "la gaceta"
shelter = true
terms = ["lamp-oil"]
counties = ["high"]
ages = ["unknown", 24]
services.en = "A place to stay."
services.es = "Un lugar donde quedarse."
area.en = "Alto"
area.es = "Alto"
[[service.otherwise]]
fact = "area"
says = "Bajo"
source = "An old map"
date = "1990"
[[service]]
id = "p-rumour"
name = "A rumour"
{rumour}
"""


PAPER = (
    FRONT
    + """
pocket = ["c-lantern", "c-112"]
slip = "c-lantern"
[[plain]]
id = "watch"
contact = "c-112"
label.en = "The watch"
label.es = "La guardia"
"""
)
HELP_PAGE = """+++
title = "{title}"
lead = "{lead}"
help = true
{front}
+++
## {heading} {{c-112}} {{#emergency}}

{lead}

## {title} {{#when .bag}}

- {lead}
"""


def _help(locale: str, title: str, heading: str, lead: str) -> dict[str, str]:
    """The two pages that the frame of every page leads to."""
    text = HELP_PAGE.format(title=title, heading=heading, lead=lead, front=FRONT)
    return {f"pages/{locale}/help.md": text, f"pages/{locale}/phone.md": text}


def _kinds() -> dict[str, str]:
    """One file of each kind that a page may name."""
    english = 'title = "Salt and law"\nlead = "What the law says."\nwarning = "This page speaks of debt."'
    spanish = 'title = "Sal y ley"\nlead = "Lo que dice la ley."\nwarning = "Esta página habla de deudas."'
    return {
        "lists/tricks.toml": LIST,
        "lists/ruses.toml": LIST.replace("Tricks", "Ruses").replace("Trampas", "Ardides"),
        "figures.toml": FIGURE.format(id="f-new", year="2025", many="40", superseded=FRONT)
        + FIGURE.format(id="f-old", year="2019", many="30", superseded=FRONT + 'superseded_by = "f-new"'),
        "links.toml": LINK.format(id="l-council", path="help", checked="2026-10-01")
        + FRONT
        + LINK.format(id="l-gazette", path="news", checked="")
        + FRONT,
        "calendar.toml": DAY.format(
            id="long-night", start="12-20", end="01-06", en="Long night", es="Noche larga"
        )
        + FRONT
        + DAY.format(id="salt-day", start="03-05", end="", en="Salt day", es="Día de la sal")
        + FRONT,
        "counties.toml": COUNTIES,
        "hospitals.toml": HOSPITAL,
        **_help("en", "Talk to someone", "If you call", "Day or night."),
        **_help("es", "Hable con alguien", "Si llama", "De día o de noche."),
        "paper.toml": PAPER,
        "taxonomies.toml": TAXONOMIES.format(front=FRONT),
        "services.toml": SERVICES.format(
            front=FRONT.replace("sourced", "verified"), rumour=FRONT.replace("sourced", "unverified")
        ),
        "never.toml": "[pattern]\n'24[.]9' = \"an old number\"\n",
        "pages/en/salt-and-law.md": PAGE.format(said=english),
        "pages/es/salt-and-law.md": PAGE.format(said=spanish),
    }


def _own_numbers(words: str) -> str:
    """Strings of the interface may name the country's two lines; here those are others."""
    return words.replace("{c-911", "{c-112").replace("{c-nhth", "{c-lantern")


def build(root: Path) -> Path:
    """Write the jurisdiction `zaruma` below `root` and give back `root`."""
    folder = root / "zaruma"
    contacts = [
        CONTACT.format(id="c-112", kind="emergency", front=FRONT.replace("sourced", "verified"), name="Watch",
                       more="police = true\n" + ALWAYS, number="112", text=""),
        CONTACT.format(id="c-lantern", kind="hotline", front=FRONT, name="Lantern", more=NIGHTS,
                       number="2345678901", text=TEXT),
    ]  # fmt: skip
    files = {
        "pack.toml": PACK,
        "contacts.toml": "".join(contacts),
        "danger.toml": DANGER,
        "situations.toml": SITUATIONS,
        "signs.toml": SIGNS,
        "guide.toml": GUIDE,
        "settings/salt.toml": SETTING,
        "law/code.toml": LAW,
    } | _kinds()
    for locale in ("en", "es"):
        for words in sorted((JURISDICTIONS / "us" / "locale" / locale).glob("*.toml")):
            files[f"locale/{locale}/{words.name}"] = _own_numbers(words.read_text(encoding="utf-8"))
    for name in ("questionnaires/report.toml", "letter.toml"):
        files[name] = (JURISDICTIONS / "us" / name).read_text(encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return root


def change(path: Path, old: str, new: str) -> None:
    """Replace one string in a file that has it."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not say {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
