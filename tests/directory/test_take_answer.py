"""What a provider answered goes in: still true is a check by them, changed waits as a conflict."""

import pytest

from luminaria.directory.actions.take_answer import CorrectedSince, TakenAlready, take_answer
from luminaria.directory.keeping import NotHeeded
from luminaria.directory.models import Answer, Check, Conflict, Invitation, Listing, Record
from luminaria.directory.queries.asked import asked_of
from luminaria.directory.rules.hsds import Visibility
from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.kernel.ids import new_id
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.directory.entries import (
    ADDRESS,
    NOON,
    PHONE,
    STREET,
    TODAY,
    advocate,
    is_public,
    kept_anywhere,
    place,
    recorded,
    service,
)
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db


def _answer(row: Record, actor: OpenMember, outcomes: dict[str, str], **words: str) -> Answer:
    with database_role("owner"):
        link = Invitation.objects.create(
            secret_hash="0" * 64,
            record=row,
            organisation_id=actor.organisation_id,
            member_id=actor.member_id,
            made_on=TODAY,
            expires_on=TODAY,
            asked=asked_of(row),
        )
        return Answer.objects.create(invitation=link, outcomes=outcomes, words=words, answered_on=TODAY)


def _take(actor: OpenMember, answer: Answer) -> int:
    with clock.fixed(NOON), factories.inside(actor):
        return take_answer(actor=actor, answer_id=answer.id)


@pytest.fixture
def ana() -> OpenMember:
    return advocate()


def test_still_true_is_a_check_by_the_provider(ana: OpenMember) -> None:
    row = service(status="unverified")
    answer = _answer(row, ana, {"name": "STILL_TRUE", "phone": "STILL_TRUE"})
    assert _take(ana, answer) == 0
    kept = Check.objects.get(record=row, field="phone")
    assert (kept.role, kept.method, kept.outcome) == ("provider", "LINK", "STILL_TRUE")
    assert is_public(row) and recorded(ana, "take_answer", answer.id) == 1


def test_what_changed_waits_and_is_not_printed_before(ana: OpenMember) -> None:
    row = service()
    answer = _answer(row, ana, {"what": "CHANGED", "hours": "CHANGED"}, what="Day and night.", hours="9 to 5")
    assert _take(ana, answer) == 2
    offered = dict(Conflict.objects.filter(record=row).values_list("field", "offered"))
    assert offered["what"]["description"] == "Day and night." and offered["hours"] == {"words": "9 to 5"}
    assert "Day and night." not in str(Listing.objects.get(service_id=row.id).document)


def test_an_answer_that_was_corrected_is_not_taken(ana: OpenMember) -> None:
    row = service()
    first = _answer(row, ana, {"name": "GONE"})
    with database_role("owner"):
        second = Answer.objects.create(
            invitation=first.invitation, number=2, outcomes={"name": "STILL_TRUE"}, answered_on=TODAY
        )
    with pytest.raises(CorrectedSince):
        _take(ana, first)
    assert not Check.objects.filter(record=row, method="LINK").exists()
    _take(ana, second)
    assert Check.objects.get(record=row, method="LINK").outcome == "STILL_TRUE"


def test_what_is_gone_or_wrong_without_words_is_not_shown(ana: OpenMember) -> None:
    row = service()
    _take(ana, _answer(row, ana, {"phone": "GONE", "languages": "CHANGED"}))
    assert set(Check.objects.filter(outcome="WRONG").values_list("field", flat=True)) == {
        "phone",
        "languages",
    }


def test_what_was_changed_here_after_they_were_asked_is_not_counted(ana: OpenMember) -> None:
    row = service()
    spot = place(row)
    said = {"name": "STILL_TRUE", "phone": "STILL_TRUE", "place": "STILL_TRUE", "what": "CHANGED"}
    answer = _answer(row, ana, said, what="Day and night.")
    with database_role("owner"):
        moved = {**ADDRESS, "address_1": "1 Other Street"}
        Record.objects.filter(id=spot.id).update(document=spot.document | {"addresses": [moved]})
        newer = row.document | {"phones": [PHONE | {"number": "505-555-0188"}], "description": "By day."}
        Record.objects.filter(id=row.id).update(document=newer)
    page = factories.signed_in(ProgramClient("desk"), ana).get(f"/directory/{row.id}/").content.decode()
    assert page.count("was changed here after they were asked") == 3
    assert _take(ana, answer) == 1  # new words are worth a decision whatever they were asked
    assert list(Check.objects.filter(record=row, method="LINK").values_list("field", flat=True)) == ["name"]


def test_a_street_of_a_hidden_place_in_their_words_is_dropped(ana: OpenMember) -> None:
    row = service(kind="shelter")
    place(row, Visibility.HIDDEN)
    _take(ana, _answer(row, ana, {"what": "CHANGED"}, what=f"We moved to {STREET}"))
    assert kept_anywhere([STREET]) == [] and not Conflict.objects.exists()


def test_twice_by_others_and_of_nothing_is_refused(ana: OpenMember) -> None:
    answer = _answer(service(), ana, {"phone": "STILL_TRUE"})
    with pytest.raises(NotHeeded):
        _take(advocate(Role.INTAKE, kind="LAW_ENFORCEMENT"), answer)
    with pytest.raises(NotPermitted):
        _take(advocate(Role.CASE_WORKER), answer)
    _take(ana, answer)
    with pytest.raises(TakenAlready):
        _take(ana, answer)
    with pytest.raises(NotFound):
        _take(ana, Answer(id=new_id()))


def test_the_queue_names_it_and_the_entry_takes_it(ana: OpenMember) -> None:
    row = service()
    answer = _answer(row, ana, {"what": "CHANGED", "entry": "DO_NOT_LIST"}, what="Day and night.")
    desk = factories.signed_in(ProgramClient("desk"), ana)
    assert "1 fact changed, they say." in desk.get("/directory/due/").content.decode()
    page = desk.get(f"/directory/{row.id}/").content.decode()
    assert "They ask not to be listed." in page and "Day and night." in page
    address = f"/directory/{row.id}/take/{answer.id}/"
    page = desk.post(address, follow=True).content.decode()
    assert "The answer is taken." in page and "Sources say different things" in page
    again = desk.post(address)
    assert again.status_code == 422 and "taken this answer already" in again.content.decode()


def test_the_desk_says_that_the_provider_said_so(ana: OpenMember) -> None:
    row = service()
    _take(ana, _answer(row, ana, {"phone": "STILL_TRUE"}))
    with clock.fixed(NOON):
        page = factories.signed_in(ProgramClient("desk"), ana).get(f"/directory/{row.id}/").content.decode()
    assert "by the provider&#x27;s link, taken up by you, today" in page
