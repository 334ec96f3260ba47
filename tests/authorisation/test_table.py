"""Every address, method, role and organisation gets the answer that the table says; none is forgotten."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction

from luminaria.people.compartment import compartment
from luminaria.people.rules import Role
from tests import factories
from tests.authorisation import objects, table
from tests.house.addresses import PROGRAMS, addresses
from tests.programs import ProgramClient

METHODS = ("GET", "POST")
OTHER_METHODS = ("PUT", "PATCH", "DELETE")
ADDRESSES = [(program, path) for program in PROGRAMS for path in addresses(program)]
every_address = pytest.mark.parametrize(
    ("program", "path"), ADDRESSES, ids=[" ".join(one) for one in ADDRESSES]
)


@pytest.fixture
def world(db: None) -> objects.World:
    return objects.new_world()


def _who(program: str) -> Iterator[tuple[str, str]]:
    yield table.NOBODY, "no"
    if program == "desk":
        for role in Role:
            yield role, "yes"
            yield role, "no"


def _filled(path: str, world: objects.World) -> str:
    with compartment(world.home.id):
        return re.sub(r"<(\w+)>", lambda match: objects.value_of(match[1], world), path)


def _client(program: str, role: str, own: str, world: objects.World) -> ProgramClient:
    client = ProgramClient(program, raise_request_exception=False)
    if role != table.NOBODY:
        factories.signed_in(client, world.member(Role(role), own=own == "yes"))
    return client


def _answer(client: ProgramClient, method: str, address: str) -> tuple[int, str]:
    """(status, where it leads). What the request did is undone."""
    with transaction.atomic():
        answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")


@every_address
def test_the_answers_are_what_the_table_says(world: objects.World, program: str, path: str) -> None:
    address, wrong = _filled(path, world), []
    for role, own in _who(program):
        client = _client(program, role, own, world)
        for method in METHODS:
            rule = table.rule_for(program, path, method, role, own)
            status, location = _answer(client, method, address)
            if rule is None or not table.is_as_expected(rule, status, location):
                seen = "sign-in" if location.startswith("/sign-in/") or status == 401 else status
                expected = f"expected {rule.expected}" if rule else "no row"
                wrong.append(f"{program},{path},{method},{role},{own},{seen}    # {expected}")
        others = {method: _answer(client, method, address)[0] for method in OTHER_METHODS}
        wrong += [
            f"{program},{path},{method},{role}: {status}" for method, status in others.items() if status < 400
        ]
    assert wrong == [], "\n".join(["these answers are not in the table:", *wrong])


def test_every_table_has_the_same_columns() -> None:
    assert table.files_with_other_columns() == []


def test_no_row_speaks_of_an_address_that_is_not_there() -> None:
    assert sorted(set(table.rows()) - set(ADDRESSES)) == []


def test_nobody_is_ever_let_in_at_the_desk_but_to_the_pages_for_it() -> None:
    open_pages = {"/health", "/sign-in/", "/sign-in/lost/", "/join/"}
    let_in = {
        path
        for program, path in ADDRESSES
        for method in METHODS
        if program == "desk"
        and (rule := table.rule_for(program, path, method, table.NOBODY, "no"))
        and "200" in rule.expected.split("|")
    }
    assert let_in - open_pages == set()


def test_another_organisations_object_is_never_shown() -> None:
    shown = [
        (path, role)
        for program, path in ADDRESSES
        if program == "desk" and "_id>" in path
        for role in Role
        if (rule := table.rule_for(program, path, "GET", role, "no")) and "200" in rule.expected.split("|")
    ]
    assert shown == []
