"""Signs by setting, and laws."""

from luminaria.packs.building.speech import Speech, fact, public
from luminaria.packs.rules import ChildBox, Law, PackBroken, Setting, Sign
from luminaria.packs.source import Document, merged


def settings(speech: Speech, document: Document, laws: dict[str, Law]) -> dict[str, Setting]:
    """Every public setting by code, in the order that the pack gives them."""
    made = [
        _setting(speech, document, code, entry, laws)
        for code, entry in document.get("settings", {}).items()
        if fact(entry).public
    ]
    return {setting.code: setting for setting in sorted(made, key=lambda setting: setting.order)}


def _setting(speech: Speech, document: Document, code: str, entry: Document, laws: dict[str, Law]) -> Setting:
    library = document.get("signs", {})
    shared = {sign["id"]: sign for sign in library.get("sign", [])}
    signs = [merged(shared.get(sign["id"], {}), sign) for sign in entry.get("sign", [])]
    return Setting(
        code=code,
        title=speech.text(entry["title"]),
        lead=speech.text(entry["lead"]),
        summary=speech.text(entry["summary"]),
        order=int(entry.get("order", 0)),
        signs=tuple(_sign(speech, sign, library["evidence"]) for sign in public(signs)),
        not_signs=speech.texts(library.get("not_signs")) + speech.texts(entry.get("not_signs")),
        caveats=speech.texts(library["caveats"]),
        evidence_help=speech.text(library["evidence_help"]),
        child=child_box(speech, library["child"], laws),
        fact=fact(entry),
    )


def _sign(speech: Speech, entry: Document, evidence: Document) -> Sign:
    grade = entry.get("evidence", "")
    if grade not in evidence:
        raise PackBroken(f"The sign {entry['id']} has no evidence grade of signs.toml.")
    return Sign(
        id=entry["id"],
        title=speech.text(entry["title"]),
        text=speech.text(entry["text"]),
        otherwise=speech.texts(entry["otherwise"]),
        evidence=grade,
        evidence_text=speech.text(evidence[grade]),
        printed=speech.printed(entry),
        fact=fact(entry),
    )


def child_box(speech: Speech, entry: Document, laws: dict[str, Law]) -> ChildBox:
    """What stands beside the signs when it may be a child. Raises PackBroken for a law not public."""
    missing = [id for id in entry["laws"] if id not in laws]
    if missing:
        raise PackBroken(f"The child box cites {missing[0]}, which is not a public law of the pack.")
    return ChildBox(
        title=speech.text(entry["title"]),
        text=speech.texts(entry["text"]),
        contact_id=entry["contact"],
        laws=tuple(laws[id] for id in entry["laws"]),
    )


def laws(speech: Speech, document: Document) -> dict[str, Law]:
    """Every law row that may be shown, by id."""
    files = document.get("law", {}).values()
    entries = [entry for file in files for entry in file.get("law", [])]
    return {entry["id"]: _law(speech, entry) for entry in public(entries)}


def _law(speech: Speech, entry: Document) -> Law:
    printed = speech.printed(entry)
    return Law(
        id=entry["id"],
        topic=entry["topic"],
        title=speech.text(entry["title"]),
        text=speech.text(entry["text"]),
        citation=entry["citation"],
        printed=printed,
        caption=speech.words.say("law.caption", citation=entry["citation"], printed=printed),
        fact=fact(entry),
    )
