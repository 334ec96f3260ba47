"""Addresses that outsiders rely on, and what stands at the others."""

import pytest

from luminaria.packs import pack
from tests.learn.conftest import Reader


@pytest.mark.parametrize(
    ("accepted", "locale"),
    [
        ("", "en"),
        ("es-MX,es;q=0.9,en;q=0.5", "es"),
        ("de", "en"),
        ("en;q=0.2, es;q=0.8", "es"),
        ("es;q=nan?", "en"),
    ],
)
def test_front_goes_to_the_readers_language(reader: Reader, accepted: str, locale: str) -> None:
    response = reader.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, f"/{locale}/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize(
    "path", ["/fr/", "/xx/help/", "/EN/help/", "/en/no-such-page/", "/en/signs/no-such-place/"]
)
def test_unknown_address_is_not_found(reader: Reader, path: str) -> None:
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/es/no-such-page/", "/es/signs/no-such-place/", "/es/a/b/c"])
def test_not_found_speaks_the_readers_language_and_keeps_the_numbers(reader: Reader, path: str) -> None:
    body = reader.get(path).content.decode()
    assert pack().words("es")["error.not_found_title"] in body
    assert pack().dock("es").call.href in body
    assert "no-such" not in body.partition("<main")[2]


@pytest.mark.parametrize("path", ["/en", "/es/help", "/en/signs/hotel"])
def test_a_forgotten_last_stroke_is_forgiven(reader: Reader, path: str) -> None:
    response = reader.get(path)
    assert (response.status_code, response["Location"]) == (302, f"{path}/")


def test_a_stroke_never_leads_out_of_the_house(reader: Reader) -> None:
    for path in ("//evil.example", "/%2Fevil.example", "/\\evil.example"):
        response = reader.get(path)
        assert response.status_code == 404 or not response["Location"].startswith(("//", "/\\", "http"))


def test_health_says_only_that(reader: Reader) -> None:
    response = reader.get("/health")
    assert (response.status_code, response.content) == (200, b"ok\n")
