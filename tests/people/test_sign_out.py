"""Going: what the cookie still carries opens nothing."""

from luminaria.people.models import DeskSession
from luminaria.people.rules import OpenMember
from tests import factories
from tests.programs import ProgramClient


def test_the_cookie_opens_nothing_after_signing_out(desk: ProgramClient, ana: OpenMember) -> None:
    factories.signed_in(desk, ana)
    cookie = desk.cookies["ld_session"].value

    assert desk.post("/sign-out/").status_code == 302

    desk.cookies["ld_session"] = cookie
    assert desk.get("/me/").status_code == 302
    assert not DeskSession.objects.exists()


def test_a_link_cannot_sign_anybody_out(desk: ProgramClient, ana: OpenMember) -> None:
    factories.signed_in(desk, ana)

    assert desk.get("/sign-out/").status_code == 405
    assert desk.get("/me/").status_code == 200


def test_another_site_cannot_sign_anybody_out(ana: OpenMember) -> None:
    strict = ProgramClient("desk", enforce_csrf_checks=True)
    strict.handler.enforce_csrf_checks = True
    factories.signed_in(strict, ana)

    assert strict.post("/sign-out/").status_code == 403
    assert DeskSession.objects.count() == 1


def test_only_this_browser_is_signed_out(desk: ProgramClient, ana: OpenMember) -> None:
    factories.signed_in(ProgramClient("desk"), ana)
    factories.signed_in(desk, ana)

    desk.post("/sign-out/")

    assert DeskSession.objects.count() == 1
