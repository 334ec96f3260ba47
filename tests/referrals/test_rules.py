"""The way of a referral: whatever happens in whatever order, nothing is readable without a live release."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from luminaria.consent.rules import Ask, Live, Term, release_state
from luminaria.kernel.ids import new_id
from luminaria.referrals.rules import OVER, SHARED, TABLE, Event, NotFromHere, State, next_state

START = datetime(2026, 11, 7, tzinfo=UTC)


def test_every_state_has_a_row_and_every_event_leads_to_a_state_of_the_table() -> None:
    assert set(TABLE) == set(State)
    assert {event for moves in TABLE.values() for event in moves} == set(Event)


def test_it_can_be_taken_back_or_withdrawn_from_every_state_that_is_not_over() -> None:
    for state in set(State) - OVER:
        assert next_state(state, Event.REVOKE) == State.REVOKED
        assert next_state(state, Event.WITHDRAW) == State.WITHDRAWN


def test_what_is_over_only_opens_again_as_a_draft_without_a_packet() -> None:
    for state in OVER:
        assert TABLE[state] == {Event.REOPEN: State.DRAFT}
    assert not OVER & SHARED
    assert State.DRAFT not in SHARED


def test_a_providers_word_alone_never_finishes_it() -> None:
    assert next_state(State.STARTED, Event.COMPLETE) == State.COMPLETED
    assert State.COMPLETED not in OVER
    assert next_state(State.COMPLETED, Event.CONFIRM) == State.CONFIRMED


def test_the_two_noes_are_kept_apart() -> None:
    assert next_state(State.SENT, Event.DECLINE_BY_PROVIDER) != next_state(
        State.SENT, Event.DECLINE_BY_SURVIVOR
    )


@pytest.mark.parametrize("state", sorted(OVER))
def test_an_answer_after_the_end_is_refused(state: State) -> None:
    with pytest.raises(NotFromHere):
        next_state(state, Event.ACCEPT)


class AnyOrder(RuleBasedStateMachine):
    """One referral, its release and its packet, and every event in every order."""

    def __init__(self) -> None:
        super().__init__()
        self.recipient = new_id()
        self.state, self.now = State.DRAFT, START
        self.release: Term | None = None
        self.packet = False
        self.taken_back = False

    @property
    def live(self) -> bool:
        return isinstance(release_state(self.release, self.now, Ask(self.recipient)), Live)

    @precondition(lambda self: self.state in (State.DRAFT, State.CONSENT_PENDING) and self.release is None)
    @rule(days=st.integers(1, 30))
    def sign_and_send(self, days: int) -> None:
        self.release = Term(self.recipient, self.now, self.now + timedelta(days=days), revoked=False)
        self.state, self.packet = next_state(self.state, Event.SEND), True

    @rule(event=st.sampled_from(sorted(set(Event) - {Event.SEND, Event.REVOKE})))
    def anything(self, event: Event) -> None:
        needs_live = event in (Event.READ, Event.ACCEPT, Event.DECLINE_BY_PROVIDER)
        if event in TABLE[self.state] and (self.live or not needs_live):
            self.state = next_state(self.state, event)
            self.packet = self.packet and self.state in SHARED
            if event is Event.REOPEN:
                self.release = None

    @precondition(lambda self: Event.REVOKE in TABLE[self.state] and self.release is not None)
    @rule()
    def take_back(self) -> None:
        assert self.release is not None
        self.release = Term(self.recipient, self.release.starts_at, self.release.expires_at, revoked=True)
        self.state, self.packet = next_state(self.state, Event.REVOKE), False

    @rule(hours=st.integers(1, 400))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    def readable_by(self, reader: object) -> bool:
        answer = release_state(self.release, self.now, Ask(reader))  # type: ignore[arg-type]
        return self.packet and isinstance(answer, Live)

    @invariant()
    def a_packet_lies_there_only_in_a_shared_state(self) -> None:
        assert not self.packet or self.state in SHARED

    @invariant()
    def nothing_is_readable_without_a_live_release(self) -> None:
        assert not self.readable_by(self.recipient) or self.live

    @invariant()
    def what_was_taken_back_is_never_readable(self) -> None:
        assert not (self.state is State.REVOKED and self.readable_by(self.recipient))

    @invariant()
    def a_third_organisation_never_reads(self) -> None:
        assert not self.readable_by(new_id())


TestAnyOrder = AnyOrder.TestCase
