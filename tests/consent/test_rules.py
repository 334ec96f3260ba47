"""What a release lets through, at every moment and for every reader."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luminaria.consent.rules import (
    LONGEST_TERM,
    Ask,
    Capacity,
    Fault,
    Identity,
    Live,
    Method,
    Reason,
    Term,
    Withheld,
    faults,
    release_state,
)
from luminaria.consent.speech import statement_in
from tests.consent.setting import TERMS

START = datetime(2026, 11, 7, 12, tzinfo=UTC)
HERE, ELSEWHERE = uuid4(), uuid4()
FIELDS = ("CHOSEN_NAME", "LANGUAGE", "WANTS", "SAFE_CONTACT")

fields = st.frozensets(st.sampled_from(FIELDS))
minutes = st.integers(-60 * 24 * 400, 60 * 24 * 400).map(lambda count: START + timedelta(minutes=count))
readers = st.sampled_from([HERE, ELSEWHERE])


def term(*, days: int = 14, revoked: bool = False, scope: frozenset[str] = frozenset(FIELDS)) -> Term:
    return Term(HERE, START, START + timedelta(days=days), revoked, scope)


@given(
    now=minutes, days=st.integers(1, 365), revoked=st.booleans(), scope=fields, asked=fields, reader=readers
)
def test_it_is_live_exactly_when_nothing_speaks_against_it(
    now: datetime, days: int, revoked: bool, scope: frozenset[str], asked: frozenset[str], reader: UUID
) -> None:
    release = term(days=days, revoked=revoked, scope=scope)
    answer = release_state(release, now, Ask(reader, asked))
    allowed = reader == HERE and not revoked and START <= now < release.expires_at and asked <= scope
    assert (answer == Live(release.expires_at)) is allowed


@given(now=minutes, asked=fields)
def test_a_stranger_learns_only_that_it_is_not_theirs(now: datetime, asked: frozenset[str]) -> None:
    for release in (term(), term(revoked=True), term(days=1)):
        assert release_state(release, now, Ask(ELSEWHERE, asked)) == Withheld(Reason.WRONG_RECIPIENT)


@pytest.mark.parametrize(
    ("release", "now", "reason"),
    [
        (None, START, Reason.ABSENT),
        (term(revoked=True), START, Reason.REVOKED),
        (term(), START - timedelta(seconds=1), Reason.FUTURE),
        (term(), START + timedelta(days=14), Reason.EXPIRED),
        (term(scope=frozenset({"LANGUAGE"})), START, Reason.OUT_OF_SCOPE),
    ],
)
def test_it_says_why(release: Term | None, now: datetime, reason: Reason) -> None:
    assert release_state(release, now, Ask(HERE, frozenset({"WANTS"}))) == Withheld(reason)


def test_terms_that_say_everything_have_no_fault() -> None:
    assert faults(TERMS, START, START + LONGEST_TERM) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"fields": ()}, Fault.NOTHING_CHOSEN),
        ({"purpose": " "}, Fault.NO_PURPOSE),
        ({"signature": ""}, Fault.NOT_SIGNED),
        ({"spoke_of_risks": False}, Fault.RISKS_NOT_SPOKEN_OF),
        ({"choice_shown": False}, Fault.CHOICE_NOT_SHOWN),
        ({"capacity": Capacity.GUARDIAN}, Fault.SIGNER_MAY_BE_ABUSER),
        ({"capacity": Capacity.MINOR_AND_PARENT}, Fault.SIGNER_MAY_BE_ABUSER),
        ({"method": Method.PHONE_URGENT, "identity": Identity.IN_PERSON}, Fault.PHONE_NEEDS_ANOTHER_CHANNEL),
    ],
)
def test_what_is_lacking_is_named(changes: dict[str, object], fault: Fault) -> None:
    assert faults(replace(TERMS, **changes), START, START + timedelta(days=1)) == [fault]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("term_length", "fault"),
    [
        (timedelta(0), Fault.ENDS_BEFORE_IT_STARTS),
        (LONGEST_TERM + timedelta(seconds=1), Fault.TOO_LONG),
    ],
)
def test_it_ends_and_not_too_late(term_length: timedelta, fault: Fault) -> None:
    assert faults(TERMS, START, START + term_length) == [fault]


def test_a_person_under_18_may_sign_alone_and_a_guardian_only_as_somebody_who_did_no_harm() -> None:
    alone = replace(TERMS, capacity=Capacity.MINOR_ALONE)
    guardian = replace(TERMS, capacity=Capacity.GUARDIAN, signer_did_no_harm=True)
    assert faults(alone, START, START + timedelta(days=1)) == []
    assert faults(guardian, START, START + timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("Spanish, an interpreter is welcome", "Usted"),
        ("español", "Usted"),
        ("English", "This"),
        ("", "This"),
    ],
)
def test_what_was_read_to_the_person_is_kept_as_it_was_read(language: str, first: str) -> None:
    assert statement_in(language)[0].startswith(first)
    assert len(statement_in(language)) == 5
