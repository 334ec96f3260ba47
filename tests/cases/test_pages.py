"""The pages of case work, as a member at a browser without JavaScript uses them."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luminaria.cases import actions, hooks
from luminaria.cases.models import Case
from luminaria.cases.rules import Card
from luminaria.kernel import clock as house_clock
from luminaria.ledger.models import Leaf
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting
from tests.databases import database_role
from tests.programs import ProgramClient
from tests.report import setting as intake

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input type="hidden" name="(seen|once)" value="([^"]*)"')
SOON = (house_clock.now().date() + timedelta(days=7)).isoformat()


NOWHERE = "00000000-0000-4000-8000-000000000000"


def plain(page: Any) -> str:
    """The page without the token that is new on every page."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())


def at_desk(actor: OpenMember) -> ProgramClient:
    desk = ProgramClient("desk")
    factories.signed_in(desk, actor)
    return desk


def hidden(page: Any) -> dict[str, str]:
    return dict(HIDDEN.findall(page.content.decode()))


def fill(browser: ProgramClient, address: str, fields: dict[str, str]) -> Any:
    """Open the form, fill it in, send it, follow."""
    return browser.post(address, hidden(browser.get(address)) | fields, follow=True)


def test_from_an_empty_list_to_a_case_with_everything_in_it() -> None:
    house = setting.house()
    browser = at_desk(house.lena)
    assert "No case yet" in browser.get("/cases/").content.decode()
    lena = str(house.lena.member_id)
    opened = fill(browser, "/cases/open/", {"name": "Wren", "reach_by": "Text", "leader": lena})
    assert "Only its team and supervisors know that it exists" in opened.content.decode()
    case = opened.redirect_chain[-1][0].partition("?")[0]
    fill(browser, f"{case}wants/", {"words": "To sleep.", "read_back": "on"})
    fill(browser, f"{case}needs/new/", {"domain": "HOUSING", "words": "A bed", "state": "UNDER_WAY"})
    fill(browser, f"{case}plan/", {"exits": "Side door.", "review_on": SOON, "together": "on"})
    fill(browser, f"{case}notes/new/", {"words": "We talked."})
    fill(browser, f"{case}card/", {"name": "Sol", "reach_by": "Call"})
    page = browser.get(case).content.decode()
    for said in ("Sol", "To sleep.", "A bed", "Under way", "Side door.", "We talked.", "Call."):
        assert said in page
    assert "Sol" in browser.get("/cases/").content.decode()


def test_a_need_moves_on() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    need_id = setting.need(house.lena, case_id)
    browser = at_desk(house.lena)
    page = fill(
        browser, f"/cases/{case_id}/needs/{need_id}/", {"domain": "HEALTH", "words": "Teeth", "state": "MET"}
    )
    assert "Met" in page.content.decode()


@pytest.mark.parametrize(
    ("part", "fields", "sentence"),
    [
        ("wants/", {"words": ""}, "Write what they said, in their words."),
        ("plan/", {"exits": "Kept words.", "review_on": "2020-01-01"}, "This day has passed."),
        ("needs/new/", {"words": "Kept words.", "state": "MET"}, "Choose what it is about."),
        ("notes/new/", {"words": ""}, "The note is empty."),
        ("close/", {"words": "Kept words."}, "Choose why it closes."),
    ],
)
def test_a_form_that_does_not_pass_says_why_and_keeps_what_was_typed(
    part: str, fields: dict[str, str], sentence: str
) -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    browser = at_desk(house.lena)
    page = fill(browser, f"/cases/{case_id}/{part}", fields)
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert "Kept words." in text or "Kept words." not in fields.values()


def test_when_a_colleague_was_quicker_both_texts_are_on_the_page_and_the_next_save_is_knowing() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    browser, address = at_desk(house.lena), f"/cases/{case_id}/wants/"
    form = hidden(browser.get(address)) | {"words": "My typed words."}
    setting.wants(house.dee, case_id, "What Dee wrote down.")
    refused = browser.post(address, form)
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "Someone else changed this" in text
    assert "What Dee wrote down." in text
    assert "My typed words." in text
    saved = browser.post(address, hidden(refused) | {"words": "My typed words."})
    assert saved.status_code == 302


def test_pressing_twice_writes_one_note_and_opens_one_case() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    browser, address = at_desk(house.lena), f"/cases/{case_id}/notes/new/"
    form = hidden(browser.get(address)) | {"words": "We talked."}
    for _ in range(2):
        assert browser.post(address, form).status_code == 302
    opening = hidden(browser.get("/cases/open/")) | {"name": "Sol", "leader": str(house.lena.member_id)}
    for _ in range(2):
        browser.post("/cases/open/", opening)
    with factories.inside(house.lena):
        assert len(actions.read_case(actor=house.lena, case_id=case_id).notes) == 1
        assert Case.objects.count() == 2


def _every_address(case_id: UUID, need_id: UUID, note_id: UUID) -> list[tuple[str, str]]:
    base = f"/cases/{case_id}/"
    forms = ["card/", "wants/", "plan/", "needs/new/", f"needs/{need_id}/", "notes/new/", "close/", "reopen/"]
    looks = ["", "readers/", "report/", f"notes/{note_id}/", "team/", *forms]
    presses = [*forms, *(f"team/{deed}/" for deed in ("add", "remove", "keep-out", "lift", "give-key"))]
    return [("get", base + part) for part in looks] + [("post", base + part) for part in presses]


def test_whoever_is_outside_finds_the_same_missing_page_at_every_address() -> None:
    house, other = setting.house(), setting.house("Other house")
    case_id = setting.open_case(house.lena)
    need_id, note_id = setting.need(house.lena, case_id), setting.note(house.lena, case_id)
    kept_out = house.dee
    with factories.inside(house.lena):
        actions.exclude_member(
            actor=house.lena, case_id=case_id, member_id=kept_out.member_id, ground="CONFLICT"
        )
    form = {
        "words": "x",
        "seen": "0",
        "once": str(note_id),
        "member": str(house.lena.member_id),
        "ground": "WISH",
        "reason": "DONE",
        "domain": "FOOD_CLOTHING",
        "state": "MET",
        "review_on": SOON,
    }
    for stranger in (house.tobias, kept_out, other.dee):
        browser = at_desk(stranger)
        for method, address in _every_address(case_id, need_id, note_id):
            ask, told = getattr(browser, method), form if method == "post" else {}
            page, nothing = ask(address, told), ask(address.replace(str(case_id), NOWHERE), told)
            assert (page.status_code, plain(page)) == (404, plain(nothing)), (method, address)
    with factories.inside(house.lena):
        assert actions.read_case(actor=house.lena, case_id=case_id).card.version == 1


def test_the_list_of_a_stranger_says_nothing_about_it() -> None:
    house = setting.house()
    empty = plain(at_desk(house.tobias).get("/cases/"))
    setting.open_case(house.lena)
    assert plain(at_desk(house.tobias).get("/cases/")) == empty


def test_the_team_changes_by_form() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    browser, team = at_desk(house.lena), f"/cases/{case_id}/team/"
    tobias, dee = {"member": str(house.tobias.member_id)}, {"member": str(house.dee.member_id)}
    assert "can read what was written" in browser.post(f"{team}add/", tobias, follow=True).content.decode()
    assert "The key has turned" in browser.post(f"{team}remove/", tobias, follow=True).content.decode()
    out = browser.post(f"{team}keep-out/", dee | {"ground": "WISH"}, follow=True).content.decode()
    assert "the person’s wish" in out
    assert "no longer kept out" in browser.post(f"{team}lift/", dee, follow=True).content.decode()
    assert "holds the key now" in browser.post(f"{team}give-key/", dee, follow=True).content.decode()
    refused = browser.post(f"{team}remove/", {"member": str(house.lena.member_id)})
    assert (refused.status_code, "Someone must stay" in refused.content.decode()) == (422, True)


def test_who_keeps_themselves_out_lands_in_the_list() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    form = {"member": str(house.dee.member_id), "ground": "CONFLICT"}
    page = at_desk(house.dee).post(f"/cases/{case_id}/team/keep-out/", form, follow=True)
    assert page.redirect_chain[-1][0] == "/cases/?said=kept-out"


def test_closing_says_what_will_happen_and_reopening_needs_a_note() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    browser = at_desk(house.lena)
    assert "can come back to this same case" in browser.get(f"/cases/{case_id}/close/").content.decode()
    closed = fill(browser, f"/cases/{case_id}/close/", {"reason": "THEIR_CHOICE", "words": "Enough now."})
    assert "Closed: They want to stop" in closed.content.decode()
    assert "closed" in browser.get("/cases/?show=closed").content.decode().lower()
    refused = fill(browser, f"/cases/{case_id}/notes/new/", {"words": "Too late."})
    assert "This case is closed." in refused.content.decode()
    assert "opens again with a note" in fill(browser, f"/cases/{case_id}/reopen/", {}).content.decode()
    again = fill(browser, f"/cases/{case_id}/reopen/", {"words": "They came back."})
    assert "The case is open again." in again.content.decode()


def test_from_a_report_the_safe_contact_is_carried_over_and_intake_hands_it_on() -> None:
    desk = intake.intake()
    answers = {"about": "ME", "reach": "CALL", "reach_number": "the blue phone", "reach_word": "garden"}
    sent = intake.sent_to(desk, answers)
    lena = factories.member(desk.home, {setting.Role.CASE_WORKER}, name="Lena")
    browser, address = at_desk(desk.ben), f"/cases/open/{sent.report_id}/"
    assert address in browser.get(f"/inbox/{sent.report_id}/").content.decode()
    page = browser.get(address)
    assert "Call the blue phone" in page.content.decode()
    form = hidden(page) | {"name": "Wren", "code_word": "garden", "leader": str(lena.member_id)}
    done = browser.post(address, form, follow=True)
    assert done.redirect_chain[-1][0] == "/inbox/?said=given"
    assert len(setting.sees(lena)) == 1
    assert "/cases/" not in browser.get(f"/inbox/{sent.report_id}/").content.decode()


def test_later_rooms_put_doors_and_panels_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    door = hooks.CaseDoor("Ask a service", "/referrals/new/")
    monkeypatch.setattr(hooks.case_doors, "_listeners", [lambda actor, case: door, lambda actor, case: None])
    monkeypatch.setattr(hooks.case_panels, "_listeners", [lambda actor, case: ""])
    assert "Ask a service" in at_desk(house.lena).get(f"/cases/{case_id}/").content.decode()


def _queries_of_page(browser: ProgramClient, case_id: UUID) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(f"/cases/{case_id}/").status_code == 200
    return len(asked)


def test_a_page_costs_as_many_queries_with_many_notes_and_needs_as_with_one() -> None:
    house = setting.house()
    case_id, browser = setting.open_case(house.lena), at_desk(house.lena)
    setting.need(house.lena, case_id)
    setting.note(house.lena, case_id)
    short = _queries_of_page(browser, case_id)
    for number in range(20):
        setting.need(house.lena, case_id, f"Need {number}")
        setting.note(house.lena, case_id)
    assert _queries_of_page(browser, case_id) == short


def test_no_words_in_an_address_or_in_the_ledger() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena, Card(name="ZEBRA"))
    page = at_desk(house.lena).get(f"/cases/{case_id}/").content.decode()
    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', page) if "ZEBRA" in link]
    with database_role("owner"):
        assert not [leaf for leaf in Leaf.objects.all() if "ZEBRA" in str(vars(leaf))]


def test_who_has_read_it_is_on_the_page_and_can_be_printed_without_names() -> None:
    house = setting.house()
    case_id = setting.open_case(house.lena)
    with factories.inside(house.dee):
        actions.read_case(actor=house.dee, case_id=case_id)
    browser = at_desk(house.lena)
    page = browser.get(f"/cases/{case_id}/").content.decode()
    assert "you, 1 time" in page
    assert "Dee, 1 time" in page
    sheet = browser.get(f"/cases/{case_id}/readers/").content.decode()
    assert "Supervisor" in sheet
    assert "Dee" not in sheet
