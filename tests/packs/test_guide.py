"""Properties of the what-should-I-do tree, over every path and in every language."""

import pytest

from luminaria.packs import Pack
from luminaria.packs.rules import Guide, NotInPack, Question
from luminaria.packs.rules.guide import MOST_QUESTIONS


@pytest.fixture(params=["en", "es"])
def guide(new_mexico: Pack, request: pytest.FixtureRequest) -> Guide:
    return new_mexico.guide(request.param)


def test_no_path_is_a_dead_end(guide: Guide) -> None:
    paths = list(guide.paths())
    assert len(paths) >= 10
    assert all(path[-1] in guide.leaves for path in paths)


def test_no_path_asks_more_than_six_questions(guide: Guide) -> None:
    assert max(len(path) - 1 for path in guide.paths()) <= MOST_QUESTIONS
    assert guide.questions_left(guide.start) <= MOST_QUESTIONS


def test_every_leaf_is_reached(guide: Guide) -> None:
    danger = next(iter(guide.questions.values())).danger_to
    assert {path[-1] for path in guide.paths()} | {danger} == set(guide.leaves)


def test_danger_is_one_step_from_every_question(guide: Guide) -> None:
    for question in guide.questions.values():
        assert guide.leaves[question.danger_to].danger


def test_every_leaf_ends_with_a_human_being_who_is_not_police(guide: Guide, new_mexico: Pack) -> None:
    for leaf in guide.leaves.values():
        named = [new_mexico.contact(id, "en") for id in leaf.contact_ids]
        assert named and not named[0].police


def test_every_leaf_says_all_five_things_and_the_duty_about_children(guide: Guide) -> None:
    for leaf in guide.leaves.values():
        assert leaf.now and leaf.not_now and leaf.tell and leaf.help_anyway
        assert "New Mexico" in leaf.child or "Nuevo México" in leaf.child


def test_both_languages_have_the_same_tree(new_mexico: Pack) -> None:
    english, spanish = new_mexico.guide("en"), new_mexico.guide("es")
    assert list(english.paths()) == list(spanish.paths())
    assert english.leaves.keys() == spanish.leaves.keys()


def test_a_step_that_is_not_there_is_refused(guide: Guide) -> None:
    assert isinstance(guide.step(guide.start), Question)
    with pytest.raises(NotInPack):
        guide.step("nowhere")
