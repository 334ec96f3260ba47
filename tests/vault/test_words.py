"""The word lists: frozen, apart, plain."""

import re
from hashlib import sha256
from importlib.resources import files

import pytest

from luminaria.vault.words import LANGUAGES, LIST_LENGTH, folded, places, word_list

FROZEN = {
    "en": "630b9fd7bcbbb53f16681afa86d2db3533c11474ead13a3e20bc5277d5546283",
    "es": "99c9d427053cd7090649ef63a554d4dfd89305c89684e9cc5fb68a6c2d2f6dbb",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_never_change(language: str) -> None:
    raw = (files("luminaria.vault") / "wordlists" / f"{language}.txt").read_bytes()
    assert sha256(raw).hexdigest() == FROZEN[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_7776_words_that_fold_apart(language: str) -> None:
    assert len(word_list(language)) == LIST_LENGTH == 6**5
    assert len({folded(word) for word in word_list(language)}) == LIST_LENGTH


def test_no_word_stands_in_both() -> None:
    assert len(places()) == 2 * LIST_LENGTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_short_and_of_letters(language: str) -> None:
    shape = re.compile(r"[a-z]{3,10}" if language == "en" else r"[a-záéíóúüñ]{4,9}")
    assert [word for word in word_list(language) if not shape.fullmatch(word)] == []


FRIGHTENING = """victim police sheriff officer rescue kill murder dead death die blood gun knife weapon
 slave slavery trafficking captive kidnap prison jail arrest rape sex sexy nude naked porn prostitute whore
 escort pimp drug drugs heroin cocaine deport immigrant border alien illegal visa passport owner beat hit
 hurt pain fear terror threat abuse assault violent mother father child baby husband wife alone hide escape
 víctima policía alguacil rescate matar asesino muerto muerte morir sangre pistola cuchillo arma esclavo
 trata cautivo secuestro prisión cárcel arresto violar violación sexo desnudo porno prostituta puta droga
 heroína cocaína deportar migrante inmigrante frontera ilegal visa pasaporte dueño golpear golpe dolor
 ayuda ayudar albergue amparo libertad cliente madama jaula guardia residente consulado chingón pinche
 mame naco sancho juana federico chicano indígena xenofobia
 miedo terror amenaza abuso madre padre hijo niño bebé esposo esposa solo sola esconder huir escapar"""


def test_no_word_frightens_or_gives_the_paper_away() -> None:
    assert {folded(word) for word in FRIGHTENING.split()} & set(places()) == set()
