"""The band above everything, and the line that says what the covered words answer."""

from dataclasses import dataclass
from datetime import timedelta

from luminaria.triage import rules


@dataclass(frozen=True)
class Given:
    """An opened answer."""

    id: str
    codes: tuple[str, ...] = ()
    text: str = ""
    asked: str = "Asked?"
    kind: str = "choice"


def test_danger_a_child_and_police_are_said_as_they_said_it() -> None:
    facts = rules.facts(
        [Given("danger", ("YES",)), Given("child", ("NOT_SURE",)), Given("police", ("TALK",))],
        organisation="Cedar Lamp",
        code_kept=True,
    )
    assert facts.is_danger
    assert facts.danger == ("Someone is in danger now, they say.", "A child may be part of this.")
    assert facts.see == ("Cedar Lamp only. Their choice.", "They want to talk about police first.")


def test_without_answers_nothing_is_guessed() -> None:
    facts = rules.facts([], organisation="Cedar Lamp", code_kept=True)
    assert (facts.is_danger, facts.danger) == (False, ("They did not say.",))
    assert facts.reach == ("They did not say. Answer only here.",)


def test_how_to_reach_them_carries_number_hours_word_and_message() -> None:
    answers = [
        Given("reach", ("CALL",)),
        Given("reach_number", text="the blue phone"),
        Given("reach_hours", text="after four"),
        Given("reach_word", text="garden"),
        Given("reach_message", ("NO",)),
    ]
    facts = rules.facts(answers, organisation="Cedar Lamp", code_kept=True)
    assert facts.reach == (
        "They may be called: the blue phone, after four.",
        "Never leave a message.",
        "Begin with “garden”.",
    )
    assert rules.safe_contact(answers) == {
        "reach_by": "Call the blue phone",
        "reach_when": "after four",
        "code_word": "garden",
        "voicemail": "NO",
    }


def test_who_kept_no_code_is_not_answered_into_the_void() -> None:
    facts = rules.facts([Given("reach", ("HERE",))], organisation="Cedar Lamp", code_kept=False)
    assert "nobody could read an answer here" in facts.reach[-1]


def test_the_line_says_which_questions_and_how_many_words_and_nothing_about_anybody() -> None:
    answers = [
        Given("danger", ("YES",), "Yes"),
        Given("story", text="one two three", asked="What would you like to say?"),
        Given("place", text="", asked="Where?"),
    ]
    assert rules.speaks_of(answers) == "3 words · What would you like to say?"


def test_spans_are_said_as_people_say_them() -> None:
    spans = [timedelta(seconds=5), timedelta(minutes=6), timedelta(hours=47), timedelta(days=3)]
    assert [rules.span_words(span) for span in spans] == ["a moment", "6 min", "47 h", "3 days"]
