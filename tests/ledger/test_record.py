"""`record`: one entry, in the transaction of its deed or not at all."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection, transaction

from luminaria.kernel import clock
from luminaria.ledger import actions, queries
from luminaria.ledger.errors import ContentInLedger, OutsideTransaction, UnregisteredVerb
from luminaria.ledger.models import Leaf, LeafDetail
from luminaria.ledger.rules import NO_DETAILS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_owner")]
MOMENT = datetime(2026, 11, 21, 18, 0, 7, 654321, tzinfo=UTC)


def test_the_entry_says_who_did_what_to_what_and_when() -> None:
    organisation, actor, obj = uuid4(), uuid4(), uuid4()
    with clock.fixed(MOMENT):
        leaf_id = actions.record("test_deed", organisation=organisation, actor=actor, obj=obj)
    leaf = Leaf.objects.get(id=leaf_id)
    assert (leaf.organisation, leaf.actor, leaf.verb, leaf.obj) == (organisation, actor, "test_deed", obj)
    assert leaf.at == MOMENT.replace(microsecond=0)
    assert bytes(leaf.commitment) == NO_DETAILS
    assert not LeafDetail.objects.exists()


def test_details_are_kept_apart_behind_a_salted_commitment() -> None:
    first = actions.record("test_deed", organisation=None, actor=None, obj=None, details={"count": 3})
    second = actions.record("test_deed", organisation=None, actor=None, obj=None, details={"count": 3})
    commitments = {bytes(leaf.commitment) for leaf in Leaf.objects.filter(id__in=[first, second])}
    assert len(commitments) == 2
    assert NO_DETAILS not in commitments
    assert {detail.details for detail in LeafDetail.objects.all()} == {'{"count":3}'}


@pytest.mark.parametrize(
    "details",
    [
        {"note": "she lives in"},
        {"note": "a\nb"},
        {"note": "x" * 65},
        {"Name": "A"},
        {"note": None},
        {"note": 1.5},
        {"note": ["A"]},
        {"note": "+1 505"},
        {"note": "@"},
    ],
)
def test_words_of_anyone_are_refused(details: dict[str, str | int]) -> None:
    with pytest.raises(ContentInLedger):
        actions.record("test_deed", organisation=None, actor=None, obj=None, details=details)
    assert not Leaf.objects.exists()


def test_codes_counts_and_ids_are_taken() -> None:
    details = {"ground": "MANDATE_24H", "to": str(uuid4()), "count": 12}
    actions.record("test_deed", organisation=None, actor=None, obj=None, details=details)
    assert LeafDetail.objects.count() == 1


def test_an_unregistered_verb_is_refused() -> None:
    with pytest.raises(UnregisteredVerb):
        actions.record("no_such_deed", organisation=None, actor=None, obj=None)
    assert not Leaf.objects.exists()


def test_a_deed_that_is_rolled_back_leaves_no_entry() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _record_and_fail()
    assert not Leaf.objects.exists()


def _record_and_fail() -> None:
    actions.record("test_deed", organisation=None, actor=None, obj=None, details={"count": 1})
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_written() -> None:
    assert not connection.in_atomic_block
    with pytest.raises(OutsideTransaction):
        actions.record("test_deed", organisation=None, actor=None, obj=None)
    assert not Leaf.objects.exists()


def test_an_organisation_can_ask_who_did_what_with_one_thing() -> None:
    organisation, obj = uuid4(), uuid4()
    mine = actions.record("test_deed", organisation=organisation, actor=uuid4(), obj=obj)
    actions.record("test_deed", organisation=uuid4(), actor=uuid4(), obj=obj)
    actions.record("test_deed", organisation=organisation, actor=uuid4(), obj=uuid4())
    assert [leaf.id for leaf in queries.entries_about(obj, organisation=organisation)] == [mine]
