"""The pages of the room, as a member meets them."""

import re

import pytest

from luminaria.people.models import Organisation
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.people.signing_in import PASSPHRASE, Person, digits, invited
from tests.programs import ProgramClient


def secret_in(page: str) -> str:
    """The app secret that a page carries."""
    found = re.search(r'name="app_secret" value="([A-Z2-7]+)"', page)
    assert found
    return found[1]


def test_somebody_joins_by_typing_a_code(desk: ProgramClient, home: Organisation) -> None:
    code = invited(home, "dee", {Role.INTAKE})
    secret = secret_in(desk.get("/join/").content.decode())

    page = desk.post(
        "/join/",
        {
            "name": "dee",
            "code": code,
            "passphrase": PASSPHRASE,
            "again": PASSPHRASE,
            "app_secret": secret,
            "app_code": digits(secret),
        },
    ).content.decode()

    assert len(re.findall(r"\b(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}\b", page)) == 10
    assert desk.get("/me/").status_code == 200


def test_a_slip_keeps_the_app_secret_and_never_the_passphrase(
    desk: ProgramClient, home: Organisation
) -> None:
    secret = secret_in(desk.get("/join/").content.decode())

    answer = desk.post("/join/", {"name": "dee", "code": "x", "passphrase": PASSPHRASE, "app_secret": secret})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert secret_in(page) == secret
    assert PASSPHRASE not in page


def test_the_code_of_an_invitation_stands_in_no_address(desk: ProgramClient, sol: OpenMember) -> None:
    factories.signed_in(desk, sol)

    answer = desk.post("/members/invite/", {"name": "Dee", "sign_in_name": "dee", "roles": ["INTAKE"]})

    assert answer.status_code == 200
    assert re.search(rb"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", answer.content)
    assert not re.search(rb'(?:href|action)="[^"]*(?:[0-9A-Z]{4}-){5}', answer.content)


def test_the_first_address_is_the_first_door_or_the_sign_in(desk: ProgramClient, sol: OpenMember) -> None:
    assert desk.get("/")["Location"] == "/sign-in/"
    factories.signed_in(desk, sol)
    assert desk.get("/")["Location"] in {"/members/", "/inbox/", "/cases/", "/directory/"}


def test_every_page_of_the_room_renders_and_says_what_is_empty(
    desk: ProgramClient, home: Organisation
) -> None:
    everything = factories.member(home, set(Role), name="Everything")
    factories.signed_in(desk, everything)

    for path, sentence in {
        "/me/": "Your account",
        "/me/app/": "Move to another authenticator app",
        "/me/notices/": "nothing that you have not read",
        "/members/": "Invite a colleague",
        "/members/invite/": "seven days",
        "/members/admit/": "Nobody waits",
        f"/members/{everything.member_id}/": "End this membership",
        "/organisation/keys/": "There is no recovery kit yet",
        "/organisation/keys/recover/": "Two officers are here",
        "/sign-in/lost/": "recovery code",
        "/join/": "Join the desk",
    }.items():
        answer = desk.get(path)
        assert answer.status_code == 200, path
        assert sentence in answer.content.decode(), path


def test_an_administrator_invites_a_holder_admits_and_the_keys_are_there(
    desk: ProgramClient, home: Organisation, ana: OpenMember
) -> None:
    waiting = factories.member(home, {Role.SUPERVISOR}, name="Dee", admitted=False)
    factories.signed_in(desk, ana)
    assert "Admit Dee" in desk.get("/members/admit/").content.decode()

    desk.post("/members/admit/", {"member": str(waiting.member_id)})

    assert "Nobody waits" in desk.get("/members/admit/").content.decode()


def test_a_kit_is_printed_once(desk: ProgramClient, ana: OpenMember) -> None:
    factories.signed_in(desk, ana)

    page = desk.post("/organisation/keys/kit/").content.decode()

    assert page.count("Recovery share of Casa Segura") == 3
    assert "Recovery share of" not in desk.get("/organisation/keys/").content.decode()


@pytest.mark.parametrize("path", ["/members/", "/members/invite/"])
def test_an_advocate_is_told_that_this_is_not_theirs(desk: ProgramClient, ana: OpenMember, path: str) -> None:
    factories.signed_in(desk, ana)

    assert desk.get(path).status_code == 403


def test_changing_the_passphrase_keeps_this_browser_in(desk: ProgramClient, joined: Person) -> None:
    joined.post(desk)

    answer = desk.post(
        "/me/passphrase/",
        {"old": PASSPHRASE, "new": "four geese over the acequia", "again": "four geese over the acequia"},
    )

    assert answer.status_code == 302
    assert desk.get("/me/").status_code == 200
