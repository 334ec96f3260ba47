"""What every template may use."""

import pytest
from django.test import RequestFactory

from luminaria.packs.context import locale_of, processor
from luminaria.packs.rules import Words


@pytest.mark.parametrize(
    ("path", "locale"),
    [("/es/help/", "es"), ("/en/", "en"), ("/", "en"), ("/fr/help/", "en"), ("/cases/", "en")],
)
def test_the_language_comes_from_the_address_only(path: str, locale: str) -> None:
    request = RequestFactory().get(path, HTTP_ACCEPT_LANGUAGE="es")
    assert locale_of(request) == locale


def test_the_switch_leads_to_the_same_page_in_the_other_language() -> None:
    given = processor(RequestFactory().get("/es/signs/hotel/"))
    languages = given["languages"]
    assert isinstance(languages, tuple)
    assert [(one.code, one.href, one.current) for one in languages] == [
        ("en", "/en/signs/hotel/", False),
        ("es", "/es/signs/hotel/", True),
    ]


def test_words_and_place_are_those_of_the_language() -> None:
    given = processor(RequestFactory().get("/es/"))
    assert isinstance(given["words"], Words)
    assert given["words"]["leave.now"] == "Salir ya"
    assert given["place"] == "Nuevo México"
