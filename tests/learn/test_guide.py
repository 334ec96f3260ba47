"""The guide: every path of the tree, at one address that says nothing, keeping nothing."""

import pytest

from luminaria.learn.rules import walk
from luminaria.packs import pack
from luminaria.packs.rules import Guide, Leaf, Question
from tests.learn.conftest import Reader
from tests.learn.reading import Words


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
