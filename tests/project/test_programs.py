"""Two programs, two hosts: neither sees the other's cookies, keys or addresses."""

from dataclasses import replace

import pytest
from django.conf import settings

from luminaria.people.models import Organisation
from luminaria.people.rules import Role
from luminaria.project import programs
from tests import factories
from tests.programs import ProgramClient

PUBLIC, DESK = programs.public(settings.CONFIG), programs.desk(settings.CONFIG)


def cookies(program: dict[str, object]) -> set[object]:
    return {value for name, value in program.items() if name.endswith("COOKIE_NAME")}


def test_no_cookie_name_secret_or_host_is_shared() -> None:
    assert cookies(PUBLIC)
    assert cookies(PUBLIC).isdisjoint(cookies(DESK))
    assert PUBLIC["SECRET_KEY"] != DESK["SECRET_KEY"]
    assert set(PUBLIC["ALLOWED_HOSTS"]).isdisjoint(DESK["ALLOWED_HOSTS"])


def test_with_tls_every_cookie_is_bound_to_its_host() -> None:
    config = replace(settings.CONFIG, tls=True)
    for program in (programs.public(config), programs.desk(config)):
        for name in cookies(program) - {"lp_unused", "ld_unused"}:
            assert str(name).startswith("__Host-")


@pytest.fixture
def signed_in(desk: ProgramClient, db: None) -> ProgramClient:
    home = factories.organisation("Casa", Organisation.Kind.PROVIDER)
    factories.signed_in(desk, factories.member(home, {Role.INTAKE}))
    return desk


def test_a_desk_session_means_nothing_to_the_public_program(
    signed_in: ProgramClient, public: ProgramClient
) -> None:
    assert signed_in.get("/inbox/").status_code == 200
    plain = public.get("/en/").content
    public.cookies.update(signed_in.cookies)
    assert public.get("/en/").content == plain
    assert public.get("/inbox/").status_code == 404


def test_a_public_form_means_nothing_to_the_desk(
    desk: ProgramClient, public: ProgramClient, db: None
) -> None:
    public.cookies["lp_open"] = "11" * 32
    desk.cookies.update(public.cookies)
    assert desk.get("/inbox/").status_code == 302
    assert desk.get("/en/report/").status_code == 404


def test_each_program_answers_to_its_own_host_only(public: ProgramClient, desk: ProgramClient) -> None:
    assert public.get("/en/", SERVER_NAME=settings.CONFIG.desk_host).status_code == 400
    assert desk.get("/sign-in/", SERVER_NAME=settings.CONFIG.public_host).status_code == 400
