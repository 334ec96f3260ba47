"""A search while the database is away: it says so, keeps what was typed, and shows the numbers."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from luminaria.directory.views import public_kept, public_search
from luminaria.packs import pack
from tests.directory import world
from tests.programs import ProgramClient

TYPED = {"where": "Gallup", "words": "someone <i>kind</i>", "need": "shelter", "open": "on"}


def _down(*given: object, **more: object) -> None:
    raise OperationalError("no/such/path")


def _main(answer: HttpResponse) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_search_says_that_it_did_not_work_and_keeps_what_was_typed(
    public: ProgramClient, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setattr(public_search, "origin", _down)
    answer = public.post(f"/{locale}/services/", TYPED)
    said, own, dock = _main(answer), pack().words(locale).directory, pack().dock(locale)
    assert answer.status_code == 503
    assert own["away_title"] in said and pack().words(locale)["error.not_sent_title"] not in said
    assert said.index(dock.call.href) < said.index("Gallup"), "the numbers stand first"
    assert 'value="Gallup"' in said and "someone &lt;i&gt;kind&lt;/i&gt;" in said
    assert 'value="shelter" selected' in said and "checked" in said
    assert "no/such/path" not in answer.content.decode()


@pytest.mark.parametrize("way", [{}, {"as": "neutral"}])
def test_what_was_gathered_is_not_lost(
    public: ProgramClient, monkeypatch: pytest.MonkeyPatch, way: dict[str, str]
) -> None:
    monkeypatch.setattr(public_kept, "chosen", _down)
    answer = public.post("/en/services/kept/", {"keep": [str(world.LEGAL), "no id"]} | way)
    said = _main(answer)
    assert answer.status_code == 503
    assert "We cannot show your page now" in said and pack().dock("en").call.href in said
    assert f'name="keep" value="{world.LEGAL}"' in said and "no id" not in said
    assert ('name="as" value="neutral"' in said) == bool(way)
    assert "Try again" in said
