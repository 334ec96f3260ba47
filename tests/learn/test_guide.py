"""The guide: every path of the tree, at one address that says nothing, keeping nothing."""

import re
from pathlib import Path

import pytest

from luminaria.learn.rules import walk
from luminaria.packs import Pack, load, pack
from luminaria.packs.rules import Guide, Leaf, Question
from luminaria.packs.rules.guide import MOST_QUESTIONS
from tests.learn.conftest import Reader
from tests.learn.reading import Words
from tests.packs.invented import build

POLICE = re.compile(r"police|polic[ií]a|\b911\b|\b112\b", re.IGNORECASE)
HANDS_OFF = re.compile(r"^(do not|no |you do not|para hablar)", re.IGNORECASE)


def answered(guide: Guide) -> list[tuple[str, ...]]:
    """Every way of answering, as codes, from the start to a leaf."""
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        codes = waiting.pop()
        here = walk(guide, codes).here
        if isinstance(here, Leaf):
            found.append(codes)
        else:
            waiting += [(*codes, answer.code) for answer in here.answers]
    return found


PATHS = [(locale, codes) for locale in pack().locales for codes in answered(pack().guide(locale))]
ASKED = sorted({(locale, codes[:end]) for locale, codes in PATHS for end in range(len(codes))})


@pytest.mark.parametrize(("locale", "codes"), PATHS)
def test_every_path_ends_with_somebody_to_turn_to(
    reader: Reader, locale: str, codes: tuple[str, ...]
) -> None:
    response = reader.post(f"/{locale}/guide/", {"walked": " ".join(codes[:-1]), "answer": codes[-1]})
    leaf = walk(pack().guide(locale), codes).here
    assert isinstance(leaf, Leaf)
    page = Words(response.content.decode())
    assert response.status_code == 200
    assert not response.cookies
    assert leaf.title in page.pieces
    for one in leaf.contact_ids:
        contact = pack().contact(one, locale)
        assert ("href", contact.main.href) in page.links
        assert contact.printed in page.text
        assert contact.called in page.text
    assert all(line in page.text for line in (*leaf.now, *leaf.not_now, *leaf.help_anyway))
    assert leaf.tell in page.text
    assert (("href", f"/{locale}/report/") in page.links) == (leaf.tell_to == "report")


@pytest.mark.parametrize(("locale", "codes"), PATHS)
def test_every_path_states_the_duty_about_children_and_shows_the_three_ways(
    reader: Reader, locale: str, codes: tuple[str, ...]
) -> None:
    body = reader.post(f"/{locale}/guide/", {"walked": " ".join(codes)}).content.decode()
    text = Words(body).text
    assert pack().source.document["pack"]["says"]["child-duty"][locale] in text
    assert body.count('id="danger"') == 1
    assert all(way.title in text for way in pack().danger(locale))


@pytest.mark.parametrize(("locale", "codes"), ASKED)
def test_danger_is_one_step_from_every_question(reader: Reader, locale: str, codes: tuple[str, ...]) -> None:
    page = Words(reader.post(f"/{locale}/guide/", {"walked": " ".join(codes)}).content.decode())
    assert len(codes) < MOST_QUESTIONS
    assert all(way.title in page.text for way in pack().danger(locale))
    assert ("href", "#danger") in page.links


@pytest.mark.parametrize("locale", pack().locales)
def test_every_page_that_a_leaf_sends_on_to_is_there(reader: Reader, locale: str) -> None:
    leaves = pack().guide(locale).leaves
    wanted = {entry["id"]: entry.get("read", []) for entry in pack().source.document["guide"]["leaf"]}
    for id, leaf in leaves.items():
        assert [one.href for one in leaf.read] == [f"/{locale}{href}" for href in wanted[id]]
        for one in leaf.read:
            body = reader.get(one.href).content.decode()
            assert one.title in Words(body).text
    assert sum(len(leaf.read) for leaf in leaves.values()) >= len(leaves)


@pytest.mark.parametrize("locale", pack().locales)
def test_the_whole_tree_on_one_page_says_every_end(reader: Reader, locale: str) -> None:
    text = Words(reader.get(f"/{locale}/guide/whole/").content.decode()).text
    leaves = pack().guide(locale).leaves
    reached = {walk(pack().guide(locale), codes).here.id for codes in answered(pack().guide(locale))}
    for id in reached:
        leaf = leaves[id]
        said = (leaf.title, leaf.tell, leaf.child, *leaf.now, *leaf.not_now, *leaf.help_anyway)
        assert all(line in text for line in said)


@pytest.fixture(params=["us_nm", "zaruma"])
def some_pack(request: pytest.FixtureRequest, tmp_path: Path) -> Pack:
    """The pack of the house, and one that does not exist."""
    return load("zaruma", (build(tmp_path),)) if request.param == "zaruma" else pack()


def test_police_is_never_the_only_way_nor_the_first(some_pack: Pack) -> None:
    for locale in some_pack.locales:
        guide = some_pack.guide(locale)
        for codes in answered(guide):
            leaf = walk(guide, codes).here
            assert isinstance(leaf, Leaf)
            contacts = [some_pack.contact(id, locale) for id in leaf.contact_ids]
            assert contacts and not contacts[0].police
            assert not POLICE.search(leaf.now[0])
            told = [line for line in (*leaf.now, *leaf.help_anyway, leaf.tell) if POLICE.search(line)]
            assert [line for line in told if line.lower().startswith(("call", "llame"))] == []
            assert all(HANDS_OFF.match(line) for line in leaf.not_now if POLICE.search(line))


def test_every_path_is_short_and_ends_in_every_language_alike(some_pack: Pack) -> None:
    paths = {locale: answered(some_pack.guide(locale)) for locale in some_pack.locales}
    first = next(iter(paths.values()))
    assert first
    for locale, own in paths.items():
        guide = some_pack.guide(locale)
        assert own == first
        assert max(len(codes) for codes in own) <= MOST_QUESTIONS
        for codes in own:
            leaf = walk(guide, codes).here
            assert isinstance(leaf, Leaf)
            assert leaf.contact_ids and leaf.now and leaf.not_now and leaf.tell and leaf.help_anyway
            assert some_pack.source.document["pack"]["says"]["child-duty"][locale] in leaf.child
        for question in guide.questions.values():
            assert guide.leaves[question.danger_to].danger


@pytest.mark.parametrize("locale", pack().locales)
def test_a_question_keeps_what_was_answered_only_in_the_page(reader: Reader, locale: str) -> None:
    guide = pack().guide(locale)
    first = guide.step(guide.start)
    assert isinstance(first, Question)
    onward = next(answer for answer in first.answers if isinstance(guide.step(answer.to), Question))
    response = reader.post(f"/{locale}/guide/", {"walked": "", "answer": onward.code})
    body = response.content.decode()
    assert guide.step(onward.to).title in body
    assert f'name="walked" value="{onward.code}"' in body
    assert not response.cookies
    back = reader.post(f"/{locale}/guide/", {"walked": onward.code, "back": "1"})
    assert first.title in back.content.decode()


def test_another_language_takes_the_answers_along(reader: Reader) -> None:
    guide = pack().guide("en")
    first = guide.step(guide.start)
    assert isinstance(first, Question)
    onward = next(answer for answer in first.answers if isinstance(guide.step(answer.to), Question))
    body = reader.post("/en/guide/", {"answer": onward.code}).content.decode()
    assert '<form method="post" action="/es/guide/">' in body
    spanish = reader.post("/es/guide/", {"walked": onward.code}).content.decode()
    assert pack().guide("es").step(onward.to).title in spanish


@pytest.mark.parametrize("walked", ["", "no-such", "x " * 500, "<script>", "\x00"])
def test_nonsense_stays_at_a_question(reader: Reader, walked: str) -> None:
    response = reader.post("/en/guide/", {"walked": walked, "answer": "no-such"})
    guide = pack().guide("en")
    assert response.status_code == 200
    assert guide.step(guide.start).title in response.content.decode()
    assert "<script>alert" not in response.content.decode()


def test_progress_counts_what_may_follow() -> None:
    guide = pack().guide("en")
    for codes in answered(guide):
        for length in range(len(codes)):
            stand = walk(guide, codes[:length])
            assert stand.number == length + 1
            assert stand.number <= stand.of
