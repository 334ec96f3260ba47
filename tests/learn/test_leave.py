"""Leaving works without scripts, says nothing, and leaves nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import override_settings

from luminaria.kernel import clock
from luminaria.packs import pack
from luminaria.ui.leaving import leaving
from tests.learn.conftest import Reader
from tests.learn.reading import Words

heard: list[str] = []


@pytest.fixture
def listener() -> Iterator[list[str]]:
    def listen(request: HttpRequest, response: HttpResponseBase) -> None:
        heard.append(request.path)
        raise OSError("the database is down")

    others = list(leaving._listeners)
    leaving._listeners[:] = [listen]
    heard.clear()
    yield heard
    leaving._listeners[:] = others


@pytest.mark.parametrize(
    ("path", "accepted", "locale"), [("/leave", "es", "es"), ("/leave", "", "en"), ("/leave/es", "en", "es")]
)
def test_leaving_ends_and_goes_on(
    reader: Reader, listener: list[str], path: str, accepted: str, locale: str
) -> None:
    reader.cookies["lp_open"] = "something"
    response = reader.get(path, headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (303, f"/{locale}/today/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert response.cookies["lp_open"]["max-age"] == 0
    assert listener == [path]


def test_leaving_can_go_to_a_page_that_the_instance_chose(reader: Reader, listener: list[str]) -> None:
    with override_settings(LUMINARIA_LEAVE_TARGET="https://weather.example/{locale}"):
        assert reader.get("/leave/es")["Location"] == "https://weather.example/es"


@pytest.mark.parametrize("locale", pack().locales)
def test_neutral_page_says_nothing_about_us(reader: Reader, locale: str) -> None:
    with clock.fixed(datetime(2026, 11, 22, 5, 0, tzinfo=UTC)):
        response = reader.get(f"/{locale}/today/")
    page = Words(response.content.decode())
    assert "Luminaria" not in response.content.decode()
    assert [href for _, href in page.links] == ["data:,"]
    assert "21" in page.pieces[0], "the day of the place, not of Greenwich"
    assert not response.cookies


def test_neutral_page_is_in_the_readers_language(reader: Reader) -> None:
    with clock.fixed(datetime(2026, 11, 24, 20, 0, tzinfo=UTC)):
        spanish = Words(reader.get("/es/today/").content.decode()).text
        english = Words(reader.get("/en/today/").content.decode()).text
    assert "24 de noviembre de 2026" in spanish
    assert "Luna llena" in spanish
    assert "Nov. 24, 2026" in english
    assert "Full moon" in english


@pytest.mark.parametrize("path", ["/en/", "/es/help/", "/en/guide/", "/es/not-a-page/"])
def test_every_page_has_the_way_out_first(reader: Reader, path: str) -> None:
    links = [href for name, href in Words(reader.get(path).content.decode()).links if name == "href"]
    assert links[:3] == ["data:,", "#main", f"/leave/{path[1:3]}"]


def test_a_cookie_of_a_production_host_is_deleted_as_it_was_set(reader: Reader, listener: list[str]) -> None:
    reader.cookies["__Host-lp_open"] = "something"
    deleted = reader.get("/leave/en").cookies["__Host-lp_open"]
    assert (deleted["max-age"], deleted["secure"], deleted["path"], deleted["domain"]) == (0, True, "/", "")
