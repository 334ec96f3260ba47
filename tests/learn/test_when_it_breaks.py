"""When something breaks the numbers stay up, and nothing is said to be saved."""

import logging

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from luminaria.packs import pack
from luminaria.ui import failures, views
from tests.learn.conftest import Reader
from tests.programs import settings_of


def falls(request: HttpRequest, locale: str) -> HttpResponse:
    raise RuntimeError(request.POST.get("words", "nothing"))


urlpatterns = [path("<str:locale>/falls/", falls)]
handler404 = "luminaria.ui.views.not_found"
handler500 = "luminaria.ui.views.broken"


class Broken(Reader):
    """The public program with an address that falls."""

    def request(self, **request: object) -> object:
        with override_settings(**settings_of("public") | {"ROOT_URLCONF": __name__}):
            return super(Reader, self).request(**request)


@pytest.mark.parametrize("locale", pack().locales)
def test_a_fault_shows_the_numbers(locale: str) -> None:
    response = Broken().get(f"/{locale}/falls/")
    body = response.content.decode()
    assert response.status_code == 500
    assert pack().words(locale)["error.broken_title"] in body
    assert pack().dock(locale).call.href in body
    assert all(way.title in body for way in pack().danger(locale))
    assert "RuntimeError" not in body


@pytest.mark.parametrize("locale", pack().locales)
def test_a_failed_save_says_so(locale: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = Broken().post(f"/{locale}/falls/", {"words": "canary-of-the-form"})
    assert pack().words(locale)["error.not_sent_title"] in response.content.decode()
    assert "canary" not in response.content.decode() + caplog.text


def test_even_without_templates_there_is_a_page(monkeypatch: pytest.MonkeyPatch, rf: object) -> None:
    failures.prepared("broken", "/es/")  # as the program does at its start
    monkeypatch.setattr(views, "render_to_string", lambda *given: 1 / 0)
    response = Reader().get("/es/no-such-page/")
    assert response.status_code == 404
    assert pack().dock("es").call.href in response.content.decode()


def test_templates_that_fail_from_the_start_leave_the_last_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "_prepared", {})
    monkeypatch.setattr(views, "render_to_string", lambda *given: 1 / 0)
    assert failures.prepared("broken", "/es/") == failures.LAST_RESORT


def test_without_anything_prepared_there_is_still_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "_prepared", {})
    monkeypatch.setattr(failures.preparing, "_listeners", [])
    assert failures.prepared("broken", "/en/") == failures.LAST_RESORT
