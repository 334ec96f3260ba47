"""The guide and the questionnaires."""

from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import Answer, Asked, Choice, Guide, Leaf, PackBroken, Question, Questionnaire
from luminaria.packs.rules.guide import Onward
from luminaria.packs.source import Document


def guide(speech: Speech, document: Document) -> Guide:
    """The what-should-I-do tree. Raises PackBroken when the pack has none that may be shown."""
    table = document.get("guide", {})
    if not table or not fact(table).public:
        raise PackBroken("guide.toml is missing or not yet sourced.")
    return Guide(
        start=table["start"],
        until_you_know=speech.texts(table["until_you_know"]),
        questions={entry["id"]: _question(speech, entry, table["danger_to"]) for entry in table["question"]},
        leaves={entry["id"]: _leaf(speech, document, entry) for entry in table["leaf"]},
        fact=fact(table),
    )


def _question(speech: Speech, entry: Document, danger_to: str) -> Question:
    return Question(
        id=entry["id"],
        title=speech.text(entry["title"]),
        lead=speech.text(entry.get("lead")),
        why=speech.text(entry.get("why")),
        danger_to=danger_to,
        answers=tuple(
            Answer(
                code=answer["id"],
                label=speech.text(answer["label"]),
                help=speech.text(answer.get("help")),
                to=answer["to"],
            )
            for answer in entry["answer"]
        ),
    )


def _leaf(speech: Speech, document: Document, entry: Document) -> Leaf:
    return Leaf(
        id=entry["id"],
        title=speech.text(entry["title"]),
        lead=speech.text(entry.get("lead")),
        contact_ids=tuple(entry["contacts"]),
        now=speech.texts(entry["now"]),
        not_now=speech.texts(entry["not_now"]),
        tell=speech.text(entry["tell"]),
        tell_to=entry["tell_to"],
        help_anyway=speech.texts(entry["help_anyway"]),
        child=speech.text(entry["child"]),
        danger=bool(entry.get("danger", False)),
        read=tuple(_onward(speech, document, href) for href in _shown(speech, document, entry)),
    )


def _shown(speech: Speech, document: Document, entry: Document) -> list[str]:
    """The addresses of `read` that a reader can open: a leaf never sends to a page that is not there."""
    return [href for href in entry.get("read", ()) if _title(speech, document, href)]


def _onward(speech: Speech, document: Document, href: str) -> Onward:
    return Onward(title=_title(speech, document, href), href=f"/{speech.locale}{href}")


def _title(speech: Speech, document: Document, href: str) -> str:
    """What the page calls itself: a page of text, a place with its signs, or a part of the site."""
    parts = href.strip("/").split("/")
    if len(parts) == 2:
        place = document.get("settings", {}).get(parts[1], {})
        return speech.text(place["title"]) if fact(place).public else ""
    page = document.get("pages", {}).get(speech.locale, {}).get(parts[0], {}).get("front", {})
    if page:
        return speech.filled(page["title"]) if fact(page).public else ""
    return speech.words.get(f"{parts[0]}.title", "")


def questionnaires(speech: Speech, document: Document) -> dict[str, Questionnaire]:
    """Every public questionnaire by code."""
    return {
        code: Questionnaire(
            code=code,
            title=speech.text(table["title"]),
            questions=tuple(_asked(speech, entry) for entry in table["question"]),
            looks=speech.texts(table.get("looks", ())),
            happenings=speech.texts(table.get("happenings", ())),
        )
        for code, table in document.get("questionnaires", {}).items()
        if fact(table).public
    }


def _asked(speech: Speech, entry: Document) -> Asked:
    return Asked(
        id=entry["id"],
        kind=entry["kind"],
        label=speech.text(entry["label"]),
        help=speech.text(entry.get("help")),
        choices=tuple(
            Choice(
                code=choice["id"],
                label=speech.text(choice["label"]),
                help=speech.text(choice.get("help")),
                clock=choice.get("clock", ""),
                shows=choice.get("shows", ""),
            )
            for choice in entry.get("choice", [])
        ),
        optional=bool(entry.get("optional", True)),
        max_length=int(entry.get("max_length", 0)),
        when={id: tuple(codes) for id, codes in entry.get("when", {}).items()},
        gentle=speech.text(entry.get("gentle")),
        note=speech.text(entry.get("note")),
    )
