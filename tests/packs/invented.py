"""A jurisdiction that does not exist, in a folder of its own: other numbers, other law, other words."""

from pathlib import Path

from luminaria.packs.source import JURISDICTIONS

PACK = """
code = "zaruma"
locales = ["es", "en"]
name.en = "Zaruma"
name.es = "Zaruma"
contact_kinds = ["emergency", "hotline"]
[dock]
call = "c-lantern"
text = "c-lantern"
danger = "c-112"
[clocks]
launch = ["c-lantern"]
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
{police}
[[contact.channel]]
kind = "call"
value = "{number}"
display = "{number}"
{text}
"""
TEXT = '[[contact.channel]]\nkind = "text"\nvalue = "55555"\ndisplay = "55555"'
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


def build(root: Path) -> Path:
    """Write the jurisdiction `zaruma` below `root` and give back `root`."""
    folder = root / "zaruma"
    contacts = [
        CONTACT.format(id="c-112", kind="emergency", front=FRONT.replace("sourced", "verified"), name="Watch",
                       police="police = true", number="112", text=""),
        CONTACT.format(id="c-lantern", kind="hotline", front=FRONT, name="Lantern", police="",
                       number="2345678901", text=TEXT),
    ]  # fmt: skip
    files = {
        "pack.toml": PACK,
        "contacts.toml": "".join(contacts),
        "danger.toml": DANGER,
        "signs.toml": SIGNS,
        "guide.toml": GUIDE,
        "settings/salt.toml": SETTING,
        "law/code.toml": LAW,
    }
    for locale in ("en", "es"):
        for words in sorted((JURISDICTIONS / "us" / "locale" / locale).glob("*.toml")):
            files[f"locale/{locale}/{words.name}"] = words.read_text(encoding="utf-8")
    questionnaire = JURISDICTIONS / "us" / "questionnaires" / "report.toml"
    files["questionnaires/report.toml"] = questionnaire.read_text(encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return root
