"""The pages of the room, as three members at three desks use them. No script runs in any of them."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from luminaria.kernel import clock as house_clock
from luminaria.people.rules import Role
from luminaria.referrals import pages
from luminaria.referrals.models import Referral
from luminaria.referrals.rules import State
from tests import factories
from tests.conftest import MovableClock
from tests.programs import ProgramClient
from tests.referrals.scene import NEW_ADDRESS, Scene, scene

pytestmark = pytest.mark.django_db
TICKED = ("CHOSEN_NAME", "LANGUAGE", "WORK")
SIGNED = {
    "capacity": "SURVIVOR",
    "method": "PAPER",
    "identity": "IN_PERSON",
    "language": "Spanish",
    "signature": "Wren",
    "spoke_of_risks": "on",
    "choice_shown": "on",
}


def at_desk(actor: factories.OpenMember) -> ProgramClient:
    client = ProgramClient("desk")
    factories.signed_in(client, actor)
    return client


class Form:
    """The form of a new request, filled in beside the person."""

    def __init__(self, here: Scene) -> None:
        self.here, self.client = here, at_desk(here.ana)
        self.address = f"/referrals/new/{here.case_id}/"
        self.html = self.client.get(self.address).content.decode()
        self.data = {
            "once": self.hidden("once"),
            "service": str(here.service_id),
            "purpose": "Claim the pay",
            "until": "14",
            **{f"pick-{code}": "on" for code in TICKED},
            "text-CHOSEN_NAME": "Wren",
            "text-LANGUAGE": "Spanish",
            "text-WORK": "Cleaning <b>rooms</b>",
        }

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.html)
        return found.group(1) if found else ""

    def press(self, step: str, **changes: str) -> int:
        answer = self.client.post(
            self.address, {**self.data, **changes, "step": step, "seen": self.hidden("seen")}
        )
        self.html, self.location = answer.content.decode(), answer.get("Location", "")
        return int(answer.status_code)

    def give(self) -> UUID:
        assert self.press("preview") == 200
        assert self.press("give", **SIGNED) == 302
        return UUID(self.data["once"])


def shared_part(html: str) -> str:
    """From the heading of the shared page to its last line."""
    found = re.search(r"<h2>Shared with .*?Questions: .*?</p>", html, re.DOTALL)
    assert found, "no shared page"
    return found.group(0)


def main_of(page: bytes) -> bytes:
    """What a page says, without the chrome around it."""
    return page.partition(b"<main")[2].partition(b"</main>")[0]


def test_the_preview_is_the_very_page_that_the_other_side_reads() -> None:
    here = scene()
    form = Form(here)
    form.press("preview")
    preview = shared_part(form.html)
    form.press("give", **SIGNED)
    packet_id = here.packet_id(UUID(form.data["once"]))
    received = at_desk(here.lena).get(f"/referrals/received/{packet_id}/").content.decode()
    assert shared_part(received) == preview
    assert "Cleaning &lt;b&gt;rooms&lt;/b&gt;" in preview
    packet = here.read(packet_id).packet
    assert packet is not None
    assert pages.packet_page(packet).strip() == preview


def test_nothing_is_given_that_was_not_on_the_page_that_was_looked_at() -> None:
    here = scene()
    form = Form(here)
    form.press("preview")
    assert form.press("give", **SIGNED, **{"text-WORK": "Other words"}) == 422
    assert "it is new since you last looked" in form.html
    assert "Other words" in shared_part(form.html)
    with factories.inside(here.ana):
        assert not Referral.objects.exists()


def test_looking_asks_for_no_signature_and_giving_does() -> None:
    form = Form(scene())
    assert "Name or mark that they sign with" not in form.html
    assert form.press("preview") == 200
    assert 'name="language" value="Spanish"' in form.html
    assert form.press("give") == 422
    for sentence in ("Write the name or mark", "what is good and what is risky", "this is their choice"):
        assert sentence in form.html
    assert 'value="Claim the pay"' in form.html
    assert "Cleaning &lt;b&gt;rooms" in form.html


def test_pressing_give_twice_asks_once() -> None:
    here = scene()
    form = Form(here)
    form.press("preview")
    seen = form.html
    assert form.press("give", **SIGNED) == 302
    first, form.html = form.location, seen
    assert form.press("give", **SIGNED) == 302
    assert form.location == first
    with factories.inside(here.ana):
        assert Referral.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"service": ""}, "Choose the organisation to ask."),
        ({"purpose": ""}, "Say what they may use it for."),
        ({"until": "OTHER"}, "Choose the last day."),
        ({"until": "OTHER", "until_day": "2020-01-01"}, "Choose a day after today."),
        ({"text-WORK": " "}, "Write the words for"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(changes: dict[str, str], sentence: str) -> None:
    form = Form(scene())
    assert form.press("preview", **changes) == 422
    assert sentence in form.html
    assert "Wren" in form.html


def test_a_day_more_than_a_year_away_needs_a_new_signature() -> None:
    form = Form(scene())
    day = (house_clock.now() + timedelta(days=400)).date().isoformat()
    assert form.press("preview", until="OTHER", until_day=day) == 422
    assert "one year at most" in form.html


def test_a23_an_address_in_the_case_is_on_no_page_of_the_other_side() -> None:
    here = scene()
    form = Form(here)
    assert NEW_ADDRESS in form.html
    packet_id = here.packet_id(form.give())
    desk = at_desk(here.lena)
    for address in ("/referrals/", f"/referrals/received/{packet_id}/"):
        assert NEW_ADDRESS not in desk.get(address).content.decode()


def test_the_whole_way_of_a_yes() -> None:
    here = scene()
    referral_id = Form(here).give()
    packet_id = here.packet_id(referral_id)
    lena, ana = at_desk(here.lena), at_desk(here.ana)
    assert "Asks for an answer" in lena.get("/referrals/").content.decode()
    assert lena.get(f"/referrals/received/{packet_id}/").status_code == 200
    assert "They have read it" in ana.get("/referrals/").content.decode()
    answer = lena.post(f"/referrals/received/{packet_id}/yes/", {"words": "Tuesday at ten"})
    assert answer.status_code == 302
    sent = ana.get(f"/referrals/{referral_id}/").content.decode()
    assert "They said yes" in sent
    assert "Tuesday at ten" in sent


def test_when_its_day_is_over_the_sender_no_longer_reads_that_it_is_open(clock: MovableClock) -> None:
    here = scene()
    referral_id = here.refer()
    here.accept(here.packet_id(referral_id))
    clock.forward(days=15)
    html = at_desk(here.ana).get(f"/referrals/{referral_id}/").content.decode()
    assert "Open to them" not in html
    assert "It is deleted on their side." in html


def test_the_whole_way_of_taking_it_back() -> None:
    here = scene()
    referral_id = Form(here).give()
    packet_id = here.packet_id(referral_id)
    lena, ana = at_desk(here.lena), at_desk(here.ana)
    assert "Wren" in lena.get(f"/referrals/received/{packet_id}/").content.decode()
    assert "cannot be taken back" in ana.get(f"/referrals/{referral_id}/take-back/").content.decode()
    assert ana.post(f"/referrals/{referral_id}/take-back/", {"how": "SPOKEN"}).status_code == 422
    assert (
        ana.post(f"/referrals/{referral_id}/take-back/", {"how": "SPOKEN", "told": "on"}).status_code == 302
    )
    closed = lena.get(f"/referrals/received/{packet_id}/").content.decode()
    assert "The person took this back. This cannot be opened here again." in closed
    assert "Wren" not in closed
    assert lena.post(f"/referrals/received/{packet_id}/copies/", {"copies": "DELETED"}).status_code == 302
    assert "We deleted our copies" in ana.get(f"/referrals/{referral_id}/").content.decode()


def test_a_yes_that_comes_too_late_says_so_and_shows_how_it_stands() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    here.revoke(referral_id)
    answer = at_desk(here.lena).post(f"/referrals/received/{packet_id}/yes/", {"words": "Come"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "This has ended. Nothing was recorded." in html
    assert "What to do now" in html


def test_a_no_needs_to_say_whose_it_is_and_a_reason_that_fits() -> None:
    here = scene()
    referral_id = here.refer()
    address = f"/referrals/received/{here.packet_id(referral_id)}/no/"
    lena = at_desk(here.lena)
    assert lena.post(address, {"no_words": "Kept words"}).status_code == 422
    unfit = lena.post(address, {"decider": "SURVIVOR", "reason": "NO_ROOM", "no_words": "Kept words"})
    assert "Kept words" in unfit.content.decode()
    assert lena.post(address, {"decider": "SURVIVOR", "reason": "NOT_NOW"}).status_code == 302
    assert here.sent(referral_id).state == State.DECLINED_BY_SURVIVOR


def test_strangers_find_nothing_and_the_same_nothing() -> None:
    here = scene()
    referral_id = here.refer()
    packet_id = here.packet_id(referral_id)
    mo = at_desk(here.mo)
    there = [
        f"/referrals/{referral_id}/",
        f"/referrals/{referral_id}/take-back/",
        f"/referrals/received/{packet_id}/",
        f"/referrals/new/{here.case_id}/",
    ]
    nowhere = main_of(mo.get(f"/referrals/{packet_id}/").content)
    for address in there:
        answer = mo.get(address)
        assert (answer.status_code, main_of(answer.content)) == (404, nowhere)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST, Role.COORDINATOR, Role.TRAINER])
def test_who_works_neither_cases_nor_intake_has_no_list(role: Role) -> None:
    home = factories.organisation("Casa")
    clerk = factories.member(home, {role})
    assert at_desk(clerk).get("/referrals/").status_code == 403


def test_empty_lists_say_what_will_appear() -> None:
    here = scene()
    html = at_desk(here.mo).get("/referrals/").content.decode()
    assert "Nobody has asked you" in html
    assert "You have asked no service yet" in html


def test_the_case_has_a_door_and_shows_how_its_requests_stand() -> None:
    here = scene()
    referral_id = here.refer()
    html = at_desk(here.ana).get(f"/cases/{here.case_id}/").content.decode()
    assert f"/referrals/new/{here.case_id}/" in html
    assert f"/referrals/{referral_id}/" in html


def test_the_services_of_a_case_begin_a_request_with_that_service_chosen() -> None:
    here = scene()
    desk = at_desk(here.ana)
    page = desk.get(f"/cases/{here.case_id}/services/").content.decode()
    begun = re.search(rf'<form[^>]*action="(/referrals/new/{here.case_id}/)">(.*?)</form>', page, re.DOTALL)
    assert begun
    sent = dict(re.findall(r'name="(step|service)" value="([^"]*)"', begun[2]))
    assert sent == {"step": "begin", "service": str(here.service_id)}
    answer = desk.post(begun[1], sent)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'value="{here.service_id}" selected' in html
    assert "Before this can be given" not in html
