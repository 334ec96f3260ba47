"""The strings of the interface."""

import pytest
from django.template import Context, Template

from luminaria.packs import Pack
from luminaria.packs.rules import MissingWord, NotInPack, PackBroken, Words
from luminaria.packs.source import language


def test_both_languages_have_the_same_keys_and_none_is_empty(new_mexico: Pack) -> None:
    english, spanish = new_mexico.words("en"), new_mexico.words("es")
    assert set(english) == set(spanish)
    assert all(english.values()) and all(spanish.values())


def test_a_key_can_be_walked_or_asked_for_whole(new_mexico: Pack) -> None:
    words = new_mexico.words("en")
    assert words["leave.now"] == words.leave["now"] == "Leave now"
    assert set(words.status.me) >= {"wrote", "agreed"}


def test_places_are_filled(new_mexico: Pack) -> None:
    assert new_mexico.words("es").say("shell.step", n=2, of=5) == "Paso 2 de 5"


@pytest.mark.parametrize("template", ["{{ words.leave.nowhere }}", "{{ words.nowhere.now }}"])
def test_a_template_that_asks_for_a_missing_string_fails_loudly(new_mexico: Pack, template: str) -> None:
    with pytest.raises(MissingWord):
        Template(template).render(Context({"words": new_mexico.words("en")}))


def test_say_in_a_template_escapes_what_it_fills_in(new_mexico: Pack) -> None:
    template = Template('{% load packs %}{% say "status.me.agreed" name=who %}')
    shown = template.render(Context({"words": new_mexico.words("en"), "who": "<b>x</b>"}))
    assert shown == "You agreed that we may ask &lt;b&gt;x&lt;/b&gt;"


def test_a_missing_place_is_told() -> None:
    with pytest.raises(MissingWord):
        Words({"a.b": "{n} of {of}"}).say("a.b", n=1)


def test_an_unknown_language_is_not_answered_in_english(new_mexico: Pack) -> None:
    with pytest.raises(NotInPack):
        new_mexico.words("fr")


def test_a_language_nobody_described_is_refused() -> None:
    with pytest.raises(PackBroken, match=r"languages/xx\.toml"):
        language("xx")


def test_languages_are_named_in_their_own_words(new_mexico: Pack) -> None:
    assert [new_mexico.language_name(locale) for locale in new_mexico.locales] == ["English", "Español"]


def test_a_third_party_reads_nothing_that_tells_of_a_person(new_mexico: Pack) -> None:
    for locale in new_mexico.locales:
        other = new_mexico.words(locale).status.other
        assert set(other) == {"received", "read", "question", "finished"}
        assert all("{" not in said for said in other.values())
