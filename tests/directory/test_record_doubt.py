"""record_doubt: "this was wrong", without an account and without a word about the reader."""

import pytest

from luminaria.directory.actions import record_doubt as module
from luminaria.directory.actions.record_doubt import NoSuchAnswer, record_doubt
from luminaria.directory.models import Doubt
from luminaria.directory.rules.answers import WRONG
from luminaria.kernel.errors import NotFound
from luminaria.ledger.models import Leaf
from tests.conftest import MovableClock
from tests.databases import database_role
from tests.directory import world
from tests.directory.pages.reading import main
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _listed() -> None:
    world.new_world()
    module._taken.clear()


def _press(public: ProgramClient, code: str, locale: str = "en", service_id: object = world.LEGAL) -> object:
    return public.post(f"/{locale}/services/{service_id}/wrong/", {"code": code})


@pytest.mark.parametrize("code", WRONG)
def test_a_press_makes_one_row_of_entry_code_and_day(public: ProgramClient, code: str) -> None:
    answer = _press(public, code)
    assert answer.status_code == 200
    row = Doubt.objects.get()
    assert (row.service_id, row.code, row.settled_on) == (world.LEGAL, code, None)
    columns = {field.name for field in Doubt._meta.get_fields()}
    assert columns == {"id", "service_id", "code", "doubted_on", "settled_on"}
    with database_role("owner"):
        assert Leaf.objects.filter(verb="record_doubt", obj=world.LEGAL, actor=None).count() == 1


def test_pressing_often_makes_one_row_a_day(public: ProgramClient, clock: MovableClock) -> None:
    for _ in range(5):
        assert _press(public, "PHONE").status_code == 200
    assert Doubt.objects.count() == 1
    clock.forward(days=1)
    _press(public, "PHONE")
    assert Doubt.objects.count() == 2


def test_nobody_can_flood_the_desk(monkeypatch: pytest.MonkeyPatch, public: ProgramClient) -> None:
    monkeypatch.setattr(module, "MOST_A_DAY", 2)
    for code in WRONG:
        assert _press(public, code).status_code == 200
    assert Doubt.objects.count() == 2


def test_who_does_not_feel_safe_is_led_to_people(public: ProgramClient) -> None:
    answer = _press(public, "UNSAFE")
    html = answer.content.decode()
    inside = html[html.index("<main") : html.index("</main>")]
    assert "tel:" in inside
    assert 'href="/en/report/"' in inside
    assert "You can talk to someone now" in main(answer)
    assert "Gracias" in main(_press(public, "UNSAFE", "es"))


def test_who_was_refused_is_led_on(public: ProgramClient) -> None:
    assert "Someone else may help." in main(_press(public, "REFUSED"))


@pytest.mark.parametrize("code", ["", "x", "P" * 100_000, "PHONE\x00", "phone"])
def test_what_is_no_answer_is_asked_again(public: ProgramClient, code: str) -> None:
    answer = _press(public, code)
    assert answer.status_code == 422
    assert "Choose what was wrong." in main(answer)
    assert not Doubt.objects.exists()


def test_what_is_not_listed_cannot_be_doubted(public: ProgramClient) -> None:
    assert _press(public, "PHONE", service_id=world.FOREIGN).status_code == 404
    with pytest.raises(NotFound), database_role("public"):
        record_doubt(service_id=world.FOREIGN, code="PHONE")
    with pytest.raises(NoSuchAnswer):
        record_doubt(service_id=world.LEGAL, code="OTHER")
    assert not Doubt.objects.exists()


def test_a_look_and_another_site_record_nothing(public: ProgramClient) -> None:
    path = f"/en/services/{world.LEGAL}/wrong/"
    assert public.get(path).status_code == 302
    assert public.post(path, {"code": "PHONE"}, headers={"sec-fetch-site": "cross-site"}).status_code == 302
    assert public.post(path, {"code": "PHONE"}, headers={"origin": "https://evil.example"}).status_code == 302
    assert not Doubt.objects.exists()


def test_the_answer_keeps_nothing_of_the_reader(public: ProgramClient) -> None:
    answer = _press(public, "HOURS")
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
