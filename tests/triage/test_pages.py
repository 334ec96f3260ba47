"""The pages of the inbox, as a member at a browser without JavaScript uses them."""

import re
from typing import Any

import pytest

from luminaria.people.rules import OpenMember, Role
from luminaria.triage import actions
from tests import factories
from tests.programs import ProgramClient
from tests.triage import setting

pytestmark = pytest.mark.django_db
HIDDEN = re.compile(r'<input type="hidden" name="(seen_\w+)" value="([^"]*)"')


def plain(page: Any) -> str:
    """The page without the token that is new on every page."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.content.decode())


def at_desk(actor: OpenMember) -> ProgramClient:
    desk = ProgramClient("desk")
    factories.signed_in(desk, actor)
    return desk


def seen(page: Any) -> dict[str, str]:
    return dict(HIDDEN.findall(page.content.decode()))


def test_the_list_carries_no_story() -> None:
    desk = setting.intake()
    sent = setting.came(desk, {"about": "ME", "danger": "YES", "story": "ZEBRA kept my papers"}, hours=2)
    page = at_desk(desk.ana).get("/inbox/").content.decode()
    assert "Danger now" in page
    assert "For themself" in page
    assert "waiting 2 h" in page
    assert "ZEBRA" not in page
    assert "read_report" not in setting.verbs_on(sent.report_id)


def test_an_empty_inbox_says_what_will_stand_there() -> None:
    page = at_desk(setting.intake().ana).get("/inbox/").content.decode()
    assert "Nobody waits for an answer" in page


def test_opening_is_logged_and_the_band_stands_above_the_words() -> None:
    desk = setting.intake()
    sent = setting.came(desk, {"about": "ME", "danger": "YES", "reach": "HERE", "story": "ZEBRA words"})
    page = at_desk(desk.ana).get(f"/inbox/{sent.report_id}/").content.decode()
    assert page.index("Someone is in danger now") < page.index("Only here, with their code")
    assert page.index("Only here, with their code") < page.index("ZEBRA words")
    assert "2 words · What would you like to say?" in page
    assert setting.verbs_on(sent.report_id).count("read_report") == 1


def test_one_press_takes_and_answers_and_comes_back_to_the_report() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    browser, address = at_desk(desk.ana), f"/inbox/{sent.report_id}/"
    form = seen(browser.get(address)) | {"words": "We can talk."}
    answered = browser.post(f"{address}answer/", form)
    assert (answered.status_code, answered["Location"]) == (302, f"{address}?said=answered")
    assert "We can talk." in browser.get(answered["Location"]).content.decode()
    assert setting.owner(desk.ana, sent.report_id) == desk.ana.member_id


def test_when_it_changed_hands_the_words_are_kept_and_the_next_press_is_knowing() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    browser, address = at_desk(desk.ana), f"/inbox/{sent.report_id}/"
    form = seen(browser.get(address)) | {"words": "My long answer."}
    with factories.inside(desk.ben):
        actions.assign_report(
            actor=desk.ben, report_id=sent.report_id, member_id=desk.ben.member_id, seen_owner=None
        )
    refused = browser.post(f"{address}answer/", form)
    text = refused.content.decode()
    assert refused.status_code == 409
    assert "Ben Prueba has it now" in text
    assert "My long answer." in text
    again = browser.post(f"{address}answer/", seen(refused) | {"words": "My long answer."})
    assert again.status_code == 302


def test_an_empty_answer_is_a_sentence_and_not_an_answer() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    browser, address = at_desk(desk.ana), f"/inbox/{sent.report_id}/"
    refused = browser.post(f"{address}answer/", seen(browser.get(address)) | {"words": "  "})
    assert "The answer is empty" in refused.content.decode()


def test_assigning_closing_and_resting_by_form() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    browser, address = at_desk(desk.ana), f"/inbox/{sent.report_id}/"
    form = {"member": str(desk.ana.member_id), **seen(browser.get(address))}
    assert browser.post(f"{address}assign/", form).status_code == 302
    assert "1 report is yours" in browser.get("/inbox/rest/").content.decode()
    rested = browser.post("/inbox/rest/", {"member": str(desk.ben.member_id)}, follow=True)
    assert "Handed over. Rest well." in rested.content.decode()
    closing = {"reason": "ANSWERED", **seen(browser.get(address))}
    closed = browser.post(f"{address}close/", closing, follow=True)
    assert "It is closed." in closed.content.decode()


def test_a_case_worker_finds_no_inbox_and_a_stranger_signs_in_first() -> None:
    desk = setting.intake()
    sent = setting.came(desk)
    lena = at_desk(factories.member(desk.home, {Role.CASE_WORKER}))
    for address in ("/inbox/", f"/inbox/{sent.report_id}/", "/inbox/rest/"):
        assert lena.get(address).status_code == 403
        assert "/sign-in/" in ProgramClient("desk").get(address).get("Location", "/sign-in/")


def test_a_report_of_another_house_is_missing_as_any_other() -> None:
    desk, other = setting.intake(), setting.intake("Other house")
    sent = setting.came(desk)
    browser = at_desk(other.ana)
    missing = browser.get(f"/inbox/{sent.report_id}/")
    nothing = browser.get("/inbox/00000000-0000-4000-8000-000000000000/")
    assert plain(missing) == plain(nothing)
    assert (missing.status_code, nothing.status_code) == (404, 404)
    assert browser.post(f"/inbox/{sent.report_id}/assign/", {"member": "none"}).status_code == 404


def test_no_address_carries_words() -> None:
    desk = setting.intake()
    sent = setting.came(desk, {"about": "ME", "story": "ZEBRA"})
    page = at_desk(desk.ana).get(f"/inbox/{sent.report_id}/").content.decode()
    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', page) if "ZEBRA" in link]
