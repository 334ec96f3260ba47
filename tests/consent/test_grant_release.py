"""What the person agreed to becomes a release."""

from datetime import timedelta

import pytest

from luminaria.consent import queries
from luminaria.consent.errors import ReleaseIncomplete, WrongRecipient
from luminaria.consent.models import Release
from luminaria.kernel import clock
from luminaria.kernel.errors import NotPermitted
from luminaria.people.rules import Role
from tests import factories
from tests.consent.setting import signing

pytestmark = pytest.mark.django_db


def test_it_is_live_for_one_organisation_and_one_case() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        release = scene.grant()
        assert list(queries.live_releases(scene.case_id)) == [release]
        assert release.recipient_id == scene.lena.organisation_id


def test_the_words_are_sealed() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        scene.grant(purpose="kept pay canary")
        row = Release.objects.values_list().get()
    assert not any(b"canary" in bytes(value) for value in row if isinstance(value, bytes | memoryview))
    assert "canary" not in str(row)


@pytest.mark.parametrize(
    "changes", [{"fields": ()}, {"purpose": ""}, {"signature": ""}, {"spoke_of_risks": False}]
)
def test_what_is_incomplete_is_no_release(changes: dict[str, object]) -> None:
    scene = signing()
    with factories.inside(scene.ana):
        with pytest.raises(ReleaseIncomplete):
            scene.grant(**changes)
        assert not Release.objects.exists()


def test_it_runs_one_year_at_most() -> None:
    scene = signing()
    with factories.inside(scene.ana), pytest.raises(ReleaseIncomplete, match="one year"):
        scene.grant(expires_at=clock.now() + timedelta(days=366))


def test_it_is_never_for_oneself() -> None:
    scene = signing()
    with factories.inside(scene.ana), pytest.raises(WrongRecipient):
        scene.grant(recipient_id=scene.ana.organisation_id)


def test_others_may_not() -> None:
    scene = signing()
    clerk = factories.with_roles(scene.ana, Role.ADMINISTRATOR, Role.ANALYST)
    with factories.inside(clerk), pytest.raises(NotPermitted):
        type(scene)(clerk, scene.lena, scene.case_id, scene.key).grant()


def test_it_ends_by_itself() -> None:
    scene = signing()
    with factories.inside(scene.ana):
        scene.grant()
        with clock.moved(timedelta(days=14)):
            assert not queries.live_releases(scene.case_id).exists()
