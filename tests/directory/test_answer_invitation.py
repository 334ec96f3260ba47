"""answer_invitation: a provider says through its link what of its own entry is true."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from luminaria.directory.actions.answer_invitation import AlreadyAnswered, NotAnAnswer, answer_invitation
from luminaria.directory.models import Answer, Invitation, Record, Source
from luminaria.directory.queries import waiting
from luminaria.directory.queries.invitations import UnknownLink, invited
from luminaria.directory.rules.answers import MOST_ANSWERS, Told
from luminaria.directory.rules.links import hash_of, link_of, parts, proves
from luminaria.kernel import clock as house_clock
from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from tests import factories
from tests.conftest import MovableClock
from tests.databases import database_role
from tests.directory.pages.reading import main
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
SECRET = "k3vq7h2m9x4c8t5w6z1b"
ASKED = [
    {"field": "name", "label": "Name", "value": "Casa Farol"},
    {"field": "phone", "label": "Number", "value": "505-555-0130"},
    {"field": "hours", "label": "Hours", "value": "Day and night"},
]


@pytest.fixture
def link() -> str:
    """An open invitation, as the desk makes it."""
    home = factories.organisation("Casa Segura")
    today = house_clock.now().date()
    with database_role("owner"):
        source = Source.objects.create(code="test", name="Test")
        record = Record.objects.create(source=source, kind="service", external_id="farol", name="Casa Farol")
        row = Invitation.objects.create(
            secret_hash=hash_of(SECRET),
            record=record,
            asked=ASKED,
            organisation=home,
            member_id=new_id(),
            made_on=today,
            expires_on=today + timedelta(days=30),
        )
    return link_of(row.id, SECRET)


def _path(link: str, locale: str = "en") -> str:
    return f"/{locale}/services/yours/{link}/"


def _answers() -> list[Answer]:
    with database_role("owner"):
        return list(Answer.objects.order_by("number"))


def test_opening_the_link_changes_nothing(public: ProgramClient, link: str) -> None:
    for _ in range(3):
        for ask in (public.get, public.head):
            assert ask(_path(link)).status_code == 200
    said = main(public.get(_path(link)))
    for one in ASKED:
        assert one["value"] in said
    assert "Is this still true?" in said
    assert not _answers()
    with database_role("owner"):
        assert not Leaf.objects.filter(verb="answer_invitation").exists()


def test_an_answer_waits_for_the_desk(public: ProgramClient, link: str) -> None:
    sent = {
        "is-name": "STILL_TRUE",
        "is-phone": "CHANGED",
        "words-phone": " 505-555-0199 ",
        "is-hours": "GONE",
    }
    answer = public.post(_path(link), sent)
    assert answer.status_code == 200
    assert "Your answer is here." in main(answer)
    (row,) = _answers()
    assert row.outcomes == {"name": "STILL_TRUE", "phone": "CHANGED", "hours": "GONE"}
    assert row.words == {"phone": "505-555-0199"}
    assert row.taken_on is None
    with database_role("owner"):
        assert Leaf.objects.filter(verb="answer_invitation", actor=None).count() == 1


def test_they_may_ask_not_to_be_listed(public: ProgramClient, link: str) -> None:
    public.post(_path(link, "es"), {"delist": "1"})
    assert _answers()[0].outcomes == {"entry": "DO_NOT_LIST"}


def test_after_an_answer_the_page_says_what_was_answered_and_when(public: ProgramClient, link: str) -> None:
    sent = {"is-name": "STILL_TRUE", "is-phone": "CHANGED", "words-phone": "505-555-0199", "delist": "1"}
    thanks = main(public.post(_path(link), sent))
    later = main(public.get(_path(link)))
    day = str(house_clock.now().date().day)
    for said in (thanks, later):
        assert "This is what you said" in said and "Number Changed" in said and "Name Still true" in said
        assert "Hours Still true" not in said and "Please do not list us" in said
        assert "505-555-0199" not in said, "words are for the desk"
        assert "Correct the answer" in said
    assert "Thank you" in thanks and "You have answered" in later and day in later
    assert "Is this still true?" not in later
    assert "Ya respondió" in main(public.get(_path(link, "es")))


def test_a_correction_stands_in_place_of_the_answer_before(public: ProgramClient, link: str) -> None:
    public.post(_path(link), {"is-name": "GONE"})
    page = public.get(_path(link)).content.decode()
    assert 'value="GONE" checked' in page and "<details><summary>Correct the answer" in page
    again = public.post(_path(link), {"is-name": "STILL_TRUE"})
    assert again.status_code == 200 and "Name Still true" in main(again)
    with database_role("owner"):
        rows = list(Answer.objects.order_by("number"))
        assert [(row.number, row.outcomes["name"]) for row in rows] == [(1, "GONE"), (2, "STILL_TRUE")]
        assert [one.answer_id for one in waiting.answers()] == [rows[1].id]


def test_a_correction_with_a_fault_stays_open_with_what_was_typed(public: ProgramClient, link: str) -> None:
    public.post(_path(link), {"is-name": "GONE"})
    page = public.post(_path(link), {"is-phone": "CHANGED"})
    assert page.status_code == 422 and "<details open>" in page.content.decode()
    assert '<a href="#w-phone">Number: Write in a few words' in page.content.decode(), "said at the top, too"


def test_a_link_does_not_speak_for_ever(public: ProgramClient, link: str) -> None:
    for _ in range(MOST_ANSWERS):
        assert public.post(_path(link), {"is-name": "STILL_TRUE"}).status_code == 200
    again = public.post(_path(link), {"is-name": "GONE"})
    assert again.status_code == 409
    assert "This link has been answered" in main(again)
    said = public.get(_path(link)).content.decode()
    assert "ask for a new link" in said and "<form" not in said.partition("<main")[2].partition("</main>")[0]
    assert len(_answers()) == MOST_ANSWERS
    with pytest.raises(AlreadyAnswered), database_role("public"):
        answer_invitation(link=link, told=Told({"name": "GONE"}))


def test_an_old_link_says_so(public: ProgramClient, link: str, clock: MovableClock) -> None:
    clock.forward(days=31)
    for answer in (public.get(_path(link)), public.post(_path(link), {"is-name": "STILL_TRUE"})):
        assert answer.status_code == 410
        assert "This link is too old" in main(answer)
    assert not _answers()


def test_a_link_works_on_its_last_day(public: ProgramClient, link: str, clock: MovableClock) -> None:
    clock.forward(days=30)
    assert public.get(_path(link)).status_code == 200


def test_a_wrong_link_says_so_and_not_what_is_wrong(public: ProgramClient, link: str) -> None:
    id = link.partition("-")[0]
    wrong = [f"{id}-{'x' * 20}", f"{uuid4().hex}-{SECRET}", "x", id, f"{id}-", f"{id}-{SECRET}x", "9" * 3000]
    pages = {main(public.get(_path(one))) for one in wrong}
    assert len(pages) == 1
    assert "This link is not right" in pages.pop()
    assert {public.post(_path(one), {"is-name": "GONE"}).status_code for one in wrong} == {404}
    assert not _answers()


def test_nothing_chosen_is_said_and_what_was_typed_stays(public: ProgramClient, link: str) -> None:
    answer = public.post(_path(link), {"words-phone": "505 <b>now</b>"})
    assert answer.status_code == 422
    assert "Choose an answer for at least one fact." in main(answer)
    assert "505 &lt;b&gt;now&lt;/b&gt;" in answer.content.decode()


def test_a_change_needs_a_few_words(public: ProgramClient, link: str) -> None:
    answer = public.post(_path(link), {"is-phone": "CHANGED"})
    assert answer.status_code == 422
    assert "Write in a few words what is right now." in main(answer)
    long = public.post(
        _path(link), {"is-phone": "CHANGED", "words-phone": "w" * 301, "is-name": "STILL_TRUE"}
    )
    assert "Keep it under 300 letters." in main(long)
    assert 'value="STILL_TRUE" checked' in long.content.decode()
    assert not _answers()


def test_what_was_not_asked_is_not_taken(public: ProgramClient, link: str) -> None:
    sent = {
        "is-name": "STILL_TRUE",
        "is-place": "GONE",
        "is-phone": "FLY",
        "words-hours": "ignored",
        "is-": "GONE",
    }
    public.post(_path(link), sent)
    assert (_answers()[0].outcomes, _answers()[0].words) == ({"name": "STILL_TRUE"}, {})
    for told in (Told({"place": "GONE"}), Told({}), Told({"name": "GONE"}, {"place": "x"})):
        with pytest.raises(NotAnAnswer):
            answer_invitation(link=link, told=told)


def test_another_site_answers_nothing(public: ProgramClient, link: str) -> None:
    answer = public.post(_path(link), {"is-name": "GONE"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert not _answers()


def test_the_public_program_cannot_read_the_words_of_answers(public: ProgramClient, link: str) -> None:
    public.post(_path(link), {"is-name": "STILL_TRUE"})
    assert "words" not in Answer.public_grants and "SELECT (" in Answer.public_grants
    if connection.vendor == "postgresql":
        with database_role("public"), pytest.raises(ProgrammingError), transaction.atomic():
            list(Answer.objects.values_list("words"))
    with pytest.raises(UnknownLink):
        invited("x")


def test_the_words_of_a_link() -> None:
    id = UUID("00000000-0000-4000-8000-000000000001")
    assert parts(link_of(id, SECRET)) == (id, SECRET)
    assert proves(SECRET, hash_of(SECRET))
    assert not proves(f"{SECRET}x", hash_of(SECRET))
