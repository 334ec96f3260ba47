"""Services for a case: open needs in, services out with reasons; nothing asked is kept or in an address."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luminaria.cases.matching import language_of, open_needs
from luminaria.cases.rules import Card, NeedState, OpenedNeed
from luminaria.directory.models import Listing
from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from luminaria.people.rules import OpenMember
from tests import factories
from tests.cases import setting
from tests.cases.test_pages import at_desk
from tests.databases import database_role
from tests.directory import listed

Document = dict[str, Any]
pytestmark = pytest.mark.django_db


def _service(number: int, name: str, need: str, **fields: Any) -> Document:
    term = {"id": str(UUID(int=500 + number)), "code": need.lower(), "name": need, "needs": [need]}
    return {
        "id": str(UUID(int=number)),
        "name": name,
        "status": "active",
        "description": f"What {name} does.",
        "phones": [{"id": str(UUID(int=900 + number)), "number": f"505-555-01{number:02}"}],
        "service_areas": [{"id": str(UUID(int=700 + number)), "name": "all", "extent": "all"}],
        "languages": [{"id": str(UUID(int=800 + number)), "code": "es"}],
        "attributes": [{"id": str(UUID(int=600 + number)), "taxonomy_term": term}],
        **fields,
    }


HOUSE = _service(1, "Juniper house", "HOUSING", serves={"genders": ["women"], "excludes": ["men"]})
DOOR = _service(
    2,
    "Cedar door",
    "HOUSING",
    serves={"genders": ["women", "men"]},
    front_gate={"name": "Cedar line", "phones": [{"number": "505-555-0199"}]},
)
CLINIC = _service(3, "Mesa clinic", "HEALTH")
LAW = _service(4, "Yucca law", "IMMIGRATION")


@pytest.fixture
def found() -> None:
    with database_role("owner"):
        listed.write([HOUSE, DOOR, CLINIC, LAW])


def _need(actor: OpenMember, case_id: UUID, domain: str, state: str = "NOT_BEGUN") -> None:
    from luminaria.cases import actions
    from luminaria.cases.rules import NeedWords

    with factories.inside(actor):
        said = NeedWords(domain=domain, words=f"own words {domain}")
        actions.add_need(actor=actor, case_id=case_id, need_id=new_id(), state=state, said=said)


def _case(actor: OpenMember, **card: str) -> UUID:
    return setting.open_case(actor, Card(name="Wren", **card))


def _asked(actor: OpenMember, case_id: UUID, **said: Any) -> str:
    answer = at_desk(actor).post(f"/cases/{case_id}/services/", said)
    assert answer.status_code == 200
    return str(answer.content.decode())


def _leaves() -> list[str]:
    """The verbs in the ledger, in the order they were written."""
    with database_role("owner"):
        return list(Leaf.objects.order_by("at").values_list("verb", flat=True))


def _names(page: str) -> list[str]:
    return re.findall(r'<h3 id="s[0-9a-f-]+">(.*?)</h3>', page)


def _of(page: str, name: str) -> str:
    """The card of one service, its words alone."""
    card = page.partition(f">{name}</h3>")[2].partition("</article>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", card).split())


@pytest.mark.usefixtures("found")
def test_the_open_needs_are_asked_for_and_no_others() -> None:
    house = setting.house()
    case_id = _case(house.lena)
    for domain, state in (("HOUSING", "UNDER_WAY"), ("HEALTH", "MET"), ("IMMIGRATION", "NOT_WANTED")):
        _need(house.lena, case_id, domain, state)
    page = at_desk(house.lena).get(f"/cases/{case_id}/services/").content.decode()
    assert _names(page) == ["Cedar door", "Juniper house"]
    assert "own words HOUSING" not in page.partition("<main")[2], "the person's words are not needed here"


@pytest.mark.usefixtures("found")
def test_whom_they_cannot_take_stands_apart_with_why() -> None:
    house = setting.house()
    page = _asked(house.lena, _case(house.lena), needs=["HOUSING"], gender="men")
    fit, _, apart = page.partition("They would not take them")
    assert _names(fit) == ["Cedar door"]
    assert _names(apart) == ["Juniper house"]
    assert "Against" in _of(apart, "Juniper house")
    assert " men" in _of(apart, "Juniper house")
    assert "Against" not in _of(fit, "Cedar door")


@pytest.mark.usefixtures("found")
def test_reasons_dates_and_the_first_call_stand_beside_each() -> None:
    house = setting.house()
    card = _of(_asked(house.lena, _case(house.lena), needs=["HOUSING"], language="es"), "Cedar door")
    assert "Call first. The place is not printed. Cedar line" in card
    assert card.index("505-555-0199") < card.index("505-555-0102"), "the front gate is called first"
    assert "Read in print. Not yet asked." in card
    assert "For" in card


@pytest.mark.usefixtures("found")
def test_what_nobody_knows_is_said() -> None:
    house = setting.house()
    card = _of(_asked(house.lena, _case(house.lena), needs=["HOUSING"], takes=["pets"]), "Cedar door")
    assert "Not known" in card


def test_nothing_that_was_asked_is_kept_or_stands_in_an_address(found: None) -> None:
    house = setting.house()
    case_id = _case(house.lena)
    browser = at_desk(house.lena)
    leaves = _leaves()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = browser.post(
            f"/cases/{case_id}/services/",
            {"needs": ["HOUSING"], "age": "19", "county": "taos", "language": "vi"},
        )
    written = [one["sql"] for one in asked if re.match(r"INSERT|UPDATE", one["sql"])]
    assert [one for one in written if "HOUSING" in one or "taos" in one] == []
    assert _leaves() == [*leaves, "read_case"]
    page = answer.content.decode()
    assert re.findall(r'<form[^>]*method="get"', page) == []
    assert "?" not in "".join(re.findall(r'(?:action|href)="(/[^"]*)"', page))
    again = browser.get(f"/cases/{case_id}/services/").content.decode()
    assert 'value="19"' not in again
    assert 'value="taos" selected' not in again


def test_a_wrong_age_is_told_and_what_was_typed_stays(found: None) -> None:
    house = setting.house()
    case_id = _case(house.lena)
    answer = at_desk(house.lena).post(f"/cases/{case_id}/services/", {"age": "abc", "county": "taos"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the age as a number, or leave it open." in page
    assert 'value="taos" selected' in page
    assert 'value="abc"' in page


def test_nothing_found_says_what_to_do() -> None:
    house = setting.house()
    page = _asked(house.lena, _case(house.lena), needs=["HOUSING"])
    assert "No public entry fits all of this" in page


def test_who_is_not_on_the_team_learns_nothing() -> None:
    house, other = setting.house(), setting.house("Elsewhere")
    case_id = _case(house.lena)
    for method in ("get", "post"):
        browser = at_desk(other.lena)
        assert getattr(browser, method)(f"/cases/{case_id}/services/").status_code == 404


def test_more_than_a_page_goes_on_by_a_button() -> None:
    house = setting.house()
    with database_role("owner"):
        listed.write(_service(number, f"Alder {number:02}", "HOUSING") for number in range(10, 35))
    case_id = _case(house.lena)
    first = _asked(house.lena, case_id, needs=["HOUSING"])
    assert len(_names(first)) == 20
    assert 'name="page" value="2"' in first
    second = _asked(house.lena, case_id, needs=["HOUSING"], page="2")
    assert len(_names(second)) == 5
    assert not set(_names(first)) & set(_names(second))


def test_the_number_of_questions_to_the_database_does_not_grow_with_what_is_found() -> None:
    house = setting.house()
    case_id = _case(house.lena)
    counts = []
    for some in (range(40, 42), range(42, 58)):
        with database_role("owner"):
            listed.write(_service(number, f"Alder {number:02}", "HOUSING") for number in some)
        with CaptureQueriesContext(connection) as asked:
            _asked(house.lena, case_id, needs=["HOUSING"], gender="men")
        counts.append(len(asked))
    assert Listing.objects.count() == 18
    assert counts[1] <= counts[0] + 2


@pytest.mark.parametrize(
    ("card", "code"),
    [("Spanish", "es"), ("Español, con intérprete", "es"), ("Diné", "nv"), ("", ""), ("Klingon", "")],
)
def test_the_language_of_the_card_is_understood(card: str, code: str) -> None:
    assert language_of(card) == code


def test_needs_are_asked_in_the_order_the_person_gave() -> None:
    needs = [
        OpenedNeed(new_id(), 1, state, place, domain, "", "", "")
        for place, (domain, state) in enumerate(
            [
                ("WORK_SCHOOL", NeedState.UNDER_WAY),
                ("HEALTH", NeedState.MET),
                ("SAFETY", NeedState.NOT_BEGUN),
                ("WORK_SCHOOL", NeedState.NOT_BEGUN),
            ]
        )
    ]
    assert open_needs(needs) == ("WORK_SCHOOL", "SAFETY")
