"""What somebody who knows said of a text is kept for its very words, and the next build takes it up."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from luminaria.kernel import clock
from luminaria.kernel.errors import NotFound, NotPermitted
from luminaria.learn import actions
from luminaria.learn.queries import reviews
from luminaria.learn.rules import Reading, Verdict
from luminaria.packs import load, overlay, pack
from luminaria.people.compartment import every_compartment
from luminaria.people.rules import OpenMember, Role
from tests import factories
from tests.databases import database_role
from tests.programs import ProgramClient

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 21, 19, tzinfo=UTC)
DAY = date(2026, 11, 20)
PLACE = "pages/phone"
SURVIVOR = next(
    role["name"]["es"] for role in pack().source.document["reviewers"]["role"] if role["id"] == "survivor"
)


@pytest.fixture
def sol() -> OpenMember:
    return factories.member(factories.organisation(), {Role.SUPERVISOR})


def _read(
    actor: OpenMember, role: str, *, seen: str = "", on: date = DAY, verdict: Verdict = Verdict.STANDS,
    locale: str = "es", place: str = PLACE,
) -> None:  # fmt: skip
    with clock.fixed(NOON), factories.inside(actor):
        actions.record_review(
            actor=actor,
            locale=locale,
            place=place,
            seen=seen or reviews.text(locale, place).hash,
            reading=Reading(role, verdict, "Say it in fewer words." if verdict == Verdict.CHANGE else ""),
            on=on,
        )


def _for_pack() -> list[overlay.ReviewRecord]:
    with clock.fixed(NOON), database_role("owner"), every_compartment():
        return reviews.reviews_for_pack()


def test_a_text_is_reviewed_when_everybody_who_must_has_read_it(sol: OpenMember) -> None:
    _read(sol, "survivor")
    assert _for_pack() == []
    _read(sol, "native")
    (record,) = _for_pack()
    assert (record.locale, record.id, record.on) == ("es", PLACE, DAY)
    assert SURVIVOR in record.reviewer


def test_the_page_says_who_read_it_after_the_next_build(sol: OpenMember, tmp_path: Path) -> None:
    for role in ("survivor", "native"):
        _read(sol, role)
    overlay.write_overlay(tmp_path, [], _for_pack())
    built = load(pack().code, over=tmp_path)
    assert SURVIVOR in built.page("phone", "es").fact.reviewed_by
    assert not built.page("phone", "en").fact.reviewed


def test_no_other_organisation_takes_back_a_wish_for_a_change(sol: OpenMember) -> None:
    _read(sol, "survivor", verdict=Verdict.CHANGE)
    other = factories.member(factories.organisation(), {Role.SUPERVISOR})
    for role in ("survivor", "native"):
        _read(other, role)
    assert _for_pack() == []
    _read(sol, "survivor")
    assert len(_for_pack()) == 1


def test_the_day_on_the_page_is_that_of_a_reading_that_counts(sol: OpenMember) -> None:
    officer = factories.member(factories.organisation("Ciudad", kind="LAW_ENFORCEMENT"), {Role.ADMINISTRATOR})
    _read(officer, "survivor", on=date(2026, 11, 21))
    for role in ("survivor", "native"):
        _read(sol, role)
    assert [record.on for record in _for_pack()] == [DAY]


@pytest.mark.parametrize("kind", ["LAW_ENFORCEMENT", "EMPLOYER"])
def test_what_police_or_employers_wrote_down_signs_nothing(kind: str) -> None:
    officer = factories.member(factories.organisation("Ciudad", kind=kind), {Role.ADMINISTRATOR})
    for role in ("survivor", "native"):
        _read(officer, role)
    assert _for_pack() == []


def test_who_wants_a_change_holds_it_back_until_they_are_content(sol: OpenMember) -> None:
    _read(sol, "survivor")
    _read(sol, "native", verdict=Verdict.CHANGE)
    with factories.inside(sol):
        assert [one.note for one in reviews.state("es", PLACE).changes] == ["Say it in fewer words."]
    assert _for_pack() == []
    _read(sol, "native")
    assert len(_for_pack()) == 1


def test_a_text_that_changed_meanwhile_is_not_signed(sol: OpenMember) -> None:
    with pytest.raises(actions.TextChanged):
        _read(sol, "survivor", seen="of another day")


@pytest.mark.parametrize(("role", "on"), [("president", DAY), ("survivor", date(2026, 11, 22))])
def test_an_unknown_role_and_a_day_to_come_are_refused(sol: OpenMember, role: str, on: date) -> None:
    with pytest.raises((actions.UnknownRole, actions.FutureReview)):
        _read(sol, role, on=on)


def test_a_text_that_is_not_there_is_refused(sol: OpenMember) -> None:
    with pytest.raises(NotFound):
        _read(sol, "survivor", seen="x", place="pages/nowhere")


def test_an_advocate_does_not_sign_texts() -> None:
    with pytest.raises(NotPermitted):
        _read(factories.member(factories.organisation(), {Role.INTAKE}), "survivor", seen="x")


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_text_names_who_must_read_it(sol: OpenMember, locale: str) -> None:
    with factories.inside(sol):
        states = reviews.states(locale)
        assert states and all(state.needed for state in states)
        assert set().union(*(state.needed for state in states)) <= set(reviews.roles())


FORM = {"role": "survivor", "on": "2026-11-20", "verdict": "STANDS"}


@pytest.fixture
def at_desk(sol: OpenMember) -> ProgramClient:
    browser = ProgramClient("desk")
    factories.signed_in(browser, sol)
    return browser


def test_the_desk_shows_the_words_and_keeps_a_reading(sol: OpenMember, at_desk: ProgramClient) -> None:
    assert f"/texts/es/{PLACE}/" in at_desk.get("/texts/es/").content.decode()
    page = at_desk.get(f"/texts/es/{PLACE}/").content.decode()
    assert pack().page("phone", "es").lead in page
    with factories.inside(sol):
        seen = reviews.text("es", PLACE).hash
    kept = at_desk.post(f"/texts/es/{PLACE}/", FORM | {"seen": seen}, follow=True).content.decode()
    assert "It is kept." in kept and "Partly read" in kept


@pytest.mark.parametrize(
    "spoilt",
    [{"role": "nobody"}, {"on": "soon"}, {"verdict": "MAYBE"}, {"seen": "old"}, {"on": "2999-01-01"},
     {"verdict": "CHANGE", "note": ""}, {"note": "x" * 900}],
)  # fmt: skip
def test_bad_input_is_told_and_kept(sol: OpenMember, at_desk: ProgramClient, spoilt: dict[str, str]) -> None:
    with factories.inside(sol):
        seen = reviews.text("es", PLACE).hash
    page = at_desk.post(f"/texts/es/{PLACE}/", {"note": "Kept words", "seen": seen} | FORM | spoilt)
    assert page.status_code == 422 and "Not kept" in page.content.decode()
    assert at_desk.get("/texts/es/pages/nowhere/").status_code == 404
    assert at_desk.get("/texts/xx/").status_code == 404
    for word in ("xx", "title", "name"):  # a key of the files is no language
        assert at_desk.get(f"/texts/{word}/lists/benefits/").status_code == 404
        assert at_desk.get(f"/texts/{word}/contacts/").status_code == 404
