"""The two word lists: 7,776 words each; no word stands in both, whatever its case and accents."""

import unicodedata
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es")
LIST_LENGTH = 7776


def folded(word: str) -> str:
    """Lower case without accents: what two spellings of one word share."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def word_list(language: str) -> tuple[str, ...]:
    """The words of "en" or "es" in order."""
    if language not in LANGUAGES:
        language = "en"
    text = (files("luminaria.vault") / "wordlists" / f"{language}.txt").read_text(encoding="utf-8")
    return tuple(text.split())


@cache
def places() -> dict[str, int]:
    """Folded word to its place in its own list."""
    return {folded(word): place for language in LANGUAGES for place, word in enumerate(word_list(language))}
