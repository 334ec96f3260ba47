"""The words of a release are read by someone who holds the case's key."""

import pytest

from luminaria import vault
from luminaria.consent.actions import open_release
from luminaria.consent.sealing import HandedKey
from luminaria.kernel.errors import NotFound
from luminaria.ledger.models import Leaf
from tests import factories
from tests.consent.setting import TERMS, signing

pytestmark = pytest.mark.django_db


def test_it_says_what_was_agreed_word_for_word() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        assert open_release(actor=scene.ana, release_id=release.id, key=scene.key) == TERMS


def test_it_does_not_open_with_another_cases_key() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        other = HandedKey(scene.key.id, vault.new_secret())
        with pytest.raises(vault.DoesNotOpen):
            open_release(actor=scene.ana, release_id=release.id, key=other)


def test_another_organisation_does_not_find_it() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
    worker = factories.with_roles(scene.lena, *scene.ana.roles)
    with factories.inside(worker), pytest.raises(NotFound):
        open_release(actor=worker, release_id=release.id, key=scene.key)


def test_each_opening_is_in_the_ledger() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        open_release(actor=scene.ana, release_id=release.id, key=scene.key)
        assert Leaf.objects.filter(verb="open_release", obj=release.id).count() == 1
