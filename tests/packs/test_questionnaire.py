"""The questionnaire: who is asked what, what an answer sets in motion, and what is never asked."""

import pytest

from luminaria.packs import Pack
from luminaria.packs.check.trees import NEVER_ASKED
from luminaria.packs.rules import Questionnaire

LOOKS = {
    "en": [
        "An Asian girl with an old white man",
        "He has tattoos and she wears a short skirt",
        "two people of different ages",
        "She looks like she is from Mexico, black hair",
        "They are foreigners and speak with an accent",
        "A skinny woman, dirty clothes",
    ],
    "es": [
        "Una muchacha rubia con tatuajes",
        "Un señor blanco mucho mayor con una joven mexicana",
        "Son extranjeros y tienen acento",
        "Lleva una falda corta y maquillaje",
        "Una familia indígena con ropa vieja",
    ],
}
HAPPENINGS = {
    "en": [
        "The white man yelled at her and took her phone",
        "She said her boss keeps her passport",
        "A Mexican worker told me they are not paid",
        "They are locked in at night",
        "A woman cried in the lobby",
        "",
    ],
    "es": [
        "El jefe le quitó el pasaporte a un mexicano",
        "Ella lloraba y no la dejan salir",
        "Me dijo que no le pagan",
        "Los encierran de noche",
        "",
    ],
}


@pytest.fixture(params=["en", "es"])
def asking(new_mexico: Pack, request: pytest.FixtureRequest) -> tuple[str, Questionnaire]:
    return request.param, new_mexico.questionnaire("report", request.param)


def test_who_it_is_about_is_asked_first_and_danger_second(new_mexico: Pack) -> None:
    questions = new_mexico.questionnaire("report", "en").questions
    assert [question.id for question in questions[:2]] == ["about", "danger"]
    assert [choice.code for choice in questions[0].choices] == ["ME", "KNOW", "SAW"]


@pytest.mark.parametrize(
    ("about", "asked", "not_asked"),
    [
        ("ME", {"young", "story", "wants"}, {"child", "seen", "basis", "wants_other"}),
        ("KNOW", {"child", "seen", "basis", "wants_other"}, {"young", "story", "wants"}),
        ("SAW", {"child", "seen", "basis", "wants_other"}, {"young", "story", "wants"}),
    ],
)
def test_the_first_answer_chooses_the_branch(
    new_mexico: Pack, about: str, asked: set[str], not_asked: set[str]
) -> None:
    ids = {question.id for question in new_mexico.questionnaire("report", "en").asked({"about": about})}
    assert asked <= ids and not ids & not_asked


def test_a_number_is_asked_for_only_by_those_who_want_a_call(new_mexico: Pack) -> None:
    questionnaire = new_mexico.questionnaire("report", "en")
    here = {question.id for question in questionnaire.asked({"about": "ME", "reach": "HERE"})}
    call = {question.id for question in questionnaire.asked({"about": "ME", "reach": "CALL"})}
    assert "reach_number" not in here
    assert {"reach_number", "reach_hours", "reach_word", "reach_message"} <= call


@pytest.mark.parametrize(
    ("answers", "clock"),
    [
        ({"about": "ME", "danger": "YES", "young": "YES"}, "danger"),
        ({"about": "ME", "danger": "NO", "young": "YES"}, "child"),
        ({"about": "KNOW", "danger": "NOT_SURE", "child": "NOT_SURE"}, "child"),
        ({"about": "SAW", "danger": "NO", "child": "NO"}, "ordinary"),
        ({"about": "ME", "child": "YES"}, "ordinary"),
        ({}, "ordinary"),
    ],
)
def test_the_clock_follows_from_the_choices_asked(
    new_mexico: Pack, answers: dict[str, str], clock: str
) -> None:
    assert new_mexico.questionnaire("report", "es").clock_class(answers) == clock


def test_danger_shows_the_ways_and_does_not_stop_the_form(new_mexico: Pack) -> None:
    questionnaire = new_mexico.questionnaire("report", "en")
    answers = {"about": "ME", "danger": "YES", "police": "TALK"}
    assert questionnaire.panels(answers) == {"danger", "police"}
    assert questionnaire.asked(answers)[-1].kind == "organisation"


def test_only_two_questions_must_be_answered(asking: tuple[str, Questionnaire]) -> None:
    must = [question.id for question in asking[1].questions if not question.optional]
    assert must == ["about", "organisation"]


def test_nobody_is_asked_who_they_are(asking: tuple[str, Questionnaire]) -> None:
    for question in asking[1].questions:
        said = [question.id, question.label, *(choice.label for choice in question.choices)]
        assert not NEVER_ASKED.search(" ".join(said))


def test_police_are_never_a_recipient(asking: tuple[str, Questionnaire]) -> None:
    police = asking[1].question("police")
    assert police is not None and {choice.code for choice in police.choices} == {"TALK", "NO"}


def test_words_of_looks_alone_meet_a_gentle_question(asking: tuple[str, Questionnaire]) -> None:
    locale, questionnaire = asking
    assert [text for text in LOOKS[locale] if not questionnaire.only_looks(text)] == []


def test_words_of_what_was_done_or_said_meet_none(asking: tuple[str, Questionnaire]) -> None:
    locale, questionnaire = asking
    assert [text for text in HAPPENINGS[locale] if questionnaire.only_looks(text)] == []


def test_what_was_seen_carries_the_gentle_question_and_room_to_write(
    asking: tuple[str, Questionnaire],
) -> None:
    seen = asking[1].question("seen")
    assert seen is not None and seen.gentle and seen.max_length >= 10_000
