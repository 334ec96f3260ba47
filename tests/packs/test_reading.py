"""The reading measure: syllables by rule, held against known words and a known text."""

import pytest

from luminaria.packs import Pack
from luminaria.packs.check.findings import Books
from luminaria.packs.check.reading import english_syllables, measure, spanish_syllables, split
from luminaria.packs.check.texts import plain

ENGLISH = {
    "a": 1, "help": 1, "someone": 2, "advocate": 3, "people": 2, "language": 2, "languages": 3, "police": 2,
    "danger": 2, "organisation": 5, "interpreter": 4, "night": 1, "closed": 1, "wanted": 2, "pages": 2,
    "trusted": 2, "little": 2, "doesn’t": 2, "immigration": 4, "business": 2, "kitchen": 2, "911": 1,
}  # fmt: skip
SPANISH = {
    "casa": 2, "persona": 3, "policía": 4, "día": 2, "teléfono": 4, "quien": 1, "guía": 2, "miedo": 2,
    "ciudad": 2, "lea": 2, "agua": 2, "pagué": 2, "muy": 1, "oír": 2, "cualquiera": 3, "hay": 1, "ruido": 2,
}  # fmt: skip
HARD = (
    "Multidisciplinary organisations facilitate comprehensive identification of exploited individuals, "
    "notwithstanding considerable jurisdictional complications affecting interagency collaboration."
)


@pytest.mark.parametrize(("word", "count"), ENGLISH.items())
def test_english_syllables(word: str, count: int) -> None:
    assert english_syllables(word) == count


@pytest.mark.parametrize(("word", "count"), SPANISH.items())
def test_spanish_syllables(word: str, count: int) -> None:
    assert spanish_syllables(word) == count


def test_sentences_end_at_their_marks() -> None:
    assert split("Call now. Is it safe? “Yes.” Go on") == ("Call now.", "Is it safe?", "“Yes.”", "Go on")


def test_a_plain_text_is_easy_and_an_office_text_is_not() -> None:
    easy = measure(["You can stop at any time. No name is needed. Call day or night."], "en")
    assert easy.flesch_kincaid() < 3
    assert measure([HARD], "en").flesch_kincaid() > 15


@pytest.mark.parametrize("locale", ["en", "es"])
def test_help_reads_easily_as_a_whole(new_mexico: Pack, locale: str) -> None:
    books = Books.of(new_mexico.source)
    texts = [plain(text.value) for text in books.texts if text.locale == locale and text.level == "help"]
    measured = measure(texts, locale)
    assert measured.words > 2000
    assert measured.sentence_length < 15
    assert measured.flesch_kincaid() <= 5 if locale == "en" else measured.fernandez_huerta() >= 70
