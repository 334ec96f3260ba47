"""The person takes it back."""

from uuid import UUID

import pytest

from luminaria.consent import queries
from luminaria.consent.actions import Revocation, revoke_release
from luminaria.consent.errors import OutOfScope, ReleaseAbsent, ReleaseRevoked, WrongRecipient
from luminaria.consent.models import Release
from luminaria.consent.rules import Ask, TakenBack
from luminaria.consent.sealing import Place, open_body
from luminaria.kernel.errors import NotFound
from luminaria.kernel.ids import new_id
from luminaria.ledger.models import Leaf
from tests import factories
from tests.consent.setting import Signing, signing

pytestmark = pytest.mark.django_db
SPOKEN = Revocation(how=TakenBack.SPOKEN, words="Ya no quiero.")


def revoke(scene: Signing, release_id: UUID) -> Release:
    return revoke_release(actor=scene.ana, release_id=release_id, key=scene.key, revocation=SPOKEN)


def test_a_spoken_word_ends_it_with_the_next_read() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        ask = Ask(scene.lena.organisation_id)
        assert queries.require_release(release.id, ask=ask) == release
        revoke(scene, release.id)
        with pytest.raises(ReleaseRevoked):
            queries.require_release(release.id, ask=ask)


def test_what_the_person_was_told_is_kept_sealed() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = revoke(scene, scene.grant().id)
        place = Place(release.organisation_id, "release", release.id, "revocation")
        kept = open_body(release.sealed_revocation, release.wrapped_revocation, key=scene.key, place=place)
    assert kept["words"] == "Ya no quiero."
    assert kept["told"] == list(SPOKEN.told)


def test_taking_it_back_twice_is_taking_it_back_once() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        first = revoke(scene, release.id)
        again = revoke(scene, release.id)
        assert bytes(first.sealed_revocation or b"") == bytes(again.sealed_revocation or b"")
        assert Leaf.objects.filter(verb="revoke_release", obj=release.id).count() == 1


def test_another_organisation_cannot() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
    worker = factories.with_roles(scene.lena, *scene.ana.roles)
    with factories.inside(worker), pytest.raises(NotFound):
        revoke_release(actor=worker, release_id=release.id, key=scene.key, revocation=SPOKEN)


def test_every_read_is_held_against_recipient_and_scope() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        ask = Ask(scene.lena.organisation_id, frozenset({"WANTS"}))
        with pytest.raises(OutOfScope):
            queries.require_release(release.id, ask=ask, scope=frozenset({"LANGUAGE"}))
        with pytest.raises(WrongRecipient):
            queries.require_release(release.id, ask=Ask(new_id()))
        with pytest.raises(ReleaseAbsent):
            queries.require_release(new_id(), ask=ask)
