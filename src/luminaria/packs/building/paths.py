"""The guide and the questionnaires."""

from luminaria.packs.building.speech import Speech, fact
from luminaria.packs.rules import Answer, Asked, Choice, Guide, Leaf, PackBroken, Question, Questionnaire
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
        leaves={entry["id"]: _leaf(speech, entry) for entry in table["leaf"]},
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


def _leaf(speech: Speech, entry: Document) -> Leaf:
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
    )


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
