"""A new passphrase: the same key, other sessions over."""

from contextlib import suppress

import pytest

from luminaria.people import actions
from luminaria.people.entering import Entered, WrongSignIn
from luminaria.people.models import DeskSession, MemberKeyWrap
from luminaria.people.passphrases import PoorPassphrase
from tests import factories
from tests.people.signing_in import WRONG, Person

NEW = "four geese over the acequia"


def change(person: Person, old: str = "", new: str = NEW) -> Entered:
    with factories.inside(person.actor):
        return actions.change_passphrase(actor=person.actor, old=old or person.passphrase, new=new)


def test_the_new_one_opens_the_same_key_and_the_old_one_nothing(joined: Person) -> None:
    change(joined)

    with pytest.raises(WrongSignIn):
        joined.sign_in()
    joined.passphrase = NEW
    assert joined.sign_in().actor.private_key == joined.actor.private_key


def test_only_one_wrap_under_a_passphrase_is_left(joined: Person) -> None:
    change(joined)

    with factories.inside(joined.actor):
        assert MemberKeyWrap.objects.filter(kind="PASSPHRASE").count() == 1


def test_every_other_session_is_over(joined: Person) -> None:
    entered = change(joined)

    assert DeskSession.objects.count() == 1
    assert entered.session


def test_who_does_not_know_the_old_one_changes_nothing(joined: Person) -> None:
    with pytest.raises(WrongSignIn):
        change(joined, old=WRONG)

    assert joined.sign_in()


def test_a_poor_new_one_is_refused(joined: Person) -> None:
    with pytest.raises(PoorPassphrase):
        change(joined, new="password password")


def test_recovery_codes_still_work(joined: Person) -> None:
    change(joined)

    with factories.inside(joined.actor):
        assert MemberKeyWrap.objects.filter(kind="RECOVERY_CODE").count() == 10


def test_whoever_finds_the_desk_open_cannot_guess_for_long(joined: Person) -> None:
    for _ in range(6):
        with factories.inside(joined.actor), suppress(WrongSignIn):
            actions.change_passphrase(actor=joined.actor, old=WRONG, new=NEW)

    with pytest.raises(WrongSignIn):
        change(joined)
