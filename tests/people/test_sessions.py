"""A session ends by itself, and what a thief of the database finds opens nothing."""

import pytest

from luminaria import vault
from luminaria.kernel import clock as house_clock
from luminaria.people import sessions, tasks
from luminaria.people.models import DeskSession, KnownDevice
from luminaria.people.rules import OpenMember
from tests import factories
from tests.conftest import MovableClock
from tests.people.signing_in import Person
from tests.programs import ProgramClient


@pytest.fixture
def at_desk(desk: ProgramClient, ana: OpenMember) -> ProgramClient:
    factories.signed_in(desk, ana)
    return desk


def test_it_lasts_while_the_member_works(at_desk: ProgramClient, clock: MovableClock) -> None:
    for _ in range(20):
        clock.forward(minutes=29)
        assert at_desk.get("/me/").status_code == 200


def test_after_half_an_hour_of_rest_it_is_over(at_desk: ProgramClient, clock: MovableClock) -> None:
    clock.forward(minutes=31)

    assert at_desk.get("/me/")["Location"] == "/sign-in/?next=%2Fme%2F"
    assert not DeskSession.objects.exists()


def test_after_twelve_hours_it_is_over_whatever_the_member_does(
    at_desk: ProgramClient, clock: MovableClock
) -> None:
    for _ in range(24):
        clock.forward(minutes=29)
        at_desk.get("/me/")
    clock.forward(minutes=25)

    assert at_desk.get("/me/").status_code == 302


def test_a_stolen_database_opens_nothing(at_desk: ProgramClient, ana: OpenMember) -> None:
    row = DeskSession.objects.get()
    stolen = bytes(row.secret_hash)

    for key in (stolen, vault.session_key(stolen), vault.session_id(stolen)):
        with pytest.raises(vault.DoesNotOpen):
            vault.unwrap_under(
                key,
                bytes(row.sealed_private),
                context=sessions._context(row.organisation_id, row.member_id, row.member_key_id),
            )
    at_desk.cookies["ld_session"] = stolen.hex()
    assert at_desk.get("/me/").status_code == 302


def test_a_session_row_that_was_given_to_another_member_opens_nothing(
    at_desk: ProgramClient, ana: OpenMember, sol: OpenMember
) -> None:
    DeskSession.objects.update(member_id=sol.member_id, member_key_id=sol.key_id)

    assert at_desk.get("/me/").status_code == 302


@pytest.mark.parametrize("cookie", ["", "zz", "00", "00" * 32, "é", "00" * 4000])
def test_a_cookie_that_is_nonsense_is_nobody(desk: ProgramClient, db: None, cookie: str) -> None:
    desk.cookies["ld_session"] = cookie

    assert desk.get("/me/").status_code == 302


def test_cookies_are_for_this_site_and_not_for_scripts(desk: ProgramClient, joined: Person) -> None:
    joined.post(desk)

    for name in ("ld_session", "ld_device"):
        assert desk.cookies[name]["httponly"]
        assert desk.cookies[name]["samesite"] == "Strict"
        assert desk.cookies[name]["path"] == "/"
        assert not desk.cookies[name]["domain"]
    assert not desk.cookies["ld_session"]["max-age"]


def test_the_time_of_last_use_is_noted_by_the_minute_only(
    at_desk: ProgramClient, clock: MovableClock
) -> None:
    before = DeskSession.objects.get().seen_at
    clock.hold(before)
    clock.forward(seconds=30)
    at_desk.get("/me/")

    assert DeskSession.objects.get().seen_at == before


def test_the_scheduled_run_forgets_old_sessions_and_browsers(
    at_desk: ProgramClient, joined: Person, clock: MovableClock
) -> None:
    clock.forward(days=91)

    assert tasks.forget_old_browsers() >= 2
    assert not DeskSession.objects.exists()
    assert not KnownDevice.objects.exists()
    assert house_clock.now()
